// Ways back: addresses that came in with a form and are followed afterwards.

/** The path to return to when it lies on this site, otherwise `otherwise`. Never another site, whatever was sent. */
export function wayBack(path: string | undefined, otherwise = "/"): string {
  if (
    !path ||
    path.length > 500 ||
    !/^\/(?![/\\])[\x21-\x7e\u00a0-\uffff]*$/.test(path) ||
    path.includes("\\")
  )
    return otherwise;
  const base = "http://here.invalid";
  if (!URL.canParse(path, base)) return otherwise;
  const url = new URL(path, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return otherwise;
  return `${url.pathname}${url.search}`;
}
