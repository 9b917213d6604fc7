// The cookies of a visit: who it is, the language, and what is shown only once.
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Lang } from "../platform/words.ts";
import type { C } from "./route.ts";

/** The longest a browser keeps a cookie (RFC 6265bis); the session itself ends much earlier, on the server. */
const long = 400 * 86_400;

function put(c: C, name: string, value: string, seconds: number | null): void {
  const secure = c.var.platform.origin.startsWith("https:");
  const ends = seconds === null ? {} : { maxAge: seconds };
  setCookie(c, name, value, { path: "/", httpOnly: true, sameSite: "Lax", secure, ...ends });
}

/** `short`: the browser forgets it when it is closed. */
export const giveVisit = (c: C, token: string, short = false): void =>
  put(c, "nabo", token, short ? null : long);
export const giveLang = (c: C, lang: Lang, short = false): void => put(c, "lang", lang, short ? null : long);

/** A sealed word that lives for minutes. */
export const giveBrief = (c: C, name: string, value: string, seconds: number): void =>
  put(c, name, value, seconds);
export const brief = (c: C, name: string): string | undefined => getCookie(c, name);
export const dropBrief = (c: C, name: string): void => void deleteCookie(c, name, { path: "/" });

/** Nothing of ours stays in this browser: cookies, stored pages, caches. */
export function clearDevice(c: C): void {
  for (const name of ["nabo", "lang", "said", "code", "handover"]) deleteCookie(c, name, { path: "/" });
  // Not "cookies": that clears those of every site under the same domain, and ours are named above.
  c.header("Clear-Site-Data", '"cache", "storage"');
}
