// Cross-site requests: a form posted from another site is refused, whatever cookies came with it.

/** True when a browser says this request was started by another site. Sec-Fetch-Site (W3C Fetch Metadata) is
 *  believed first, then Origin (RFC 6454). Requests with neither come from no browser that sends cookies cross-site. */
export function isCrossSite(request: {
  method: string;
  header(name: string): string | undefined;
  host: string;
}): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false;
  const site = request.header("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = request.header("origin");
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}
