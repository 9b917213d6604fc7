// Where a request comes from, as far as it can be believed; for the limiter, and kept nowhere.
import { isIPv4, isIPv6 } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { C } from "./route.ts";

/**
 * The address a limiter should count: of the socket, or with `proxies` trusted proxies in front the one the outermost
 * of them saw. What stands further left in X-Forwarded-For was written by the client and is not believed.
 */
export function countedAddress(
  socket: string | undefined,
  forwarded: string | undefined,
  proxies: number,
): string | undefined {
  const hops = proxies > 0 ? (forwarded ?? "").split(",").map((hop) => hop.trim()) : [];
  const told = hops.length >= proxies ? plain(hops.at(-proxies) ?? "") : undefined;
  return (proxies > 0 && told) || plain(socket ?? "");
}

/** IPv4 as it is; IPv6 by its first 64 bits, because one household has all the rest (RFC 6177). */
function plain(text: string): string | undefined {
  const bare = text
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(bare)) return bare;
  const address = bare.split("%")[0] ?? "";
  if (!isIPv6(address)) return undefined;
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const front = head ? head.split(":") : [];
  const back = tail ? tail.split(":") : [];
  const middle = tail === undefined ? [] : new Array<string>(8 - front.length - back.length).fill("0");
  return `${[...front, ...middle, ...back].slice(0, 4).join(":")}::/64`;
}

/** Undefined where there is no network: tests in process, Unix sockets without a proxy's word. */
export function addressOf(c: C): string | undefined {
  const { TRUSTED_PROXIES } = c.var.platform.env;
  return countedAddress(socketOf(c), c.req.header("x-forwarded-for"), TRUSTED_PROXIES);
}

function socketOf(c: C): string | undefined {
  const bindings = (c.env ?? {}) as { incoming?: unknown; server?: unknown };
  return bindings.incoming || bindings.server ? getConnInfo(c).remote.address : undefined;
}
