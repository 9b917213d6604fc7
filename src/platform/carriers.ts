// What those who carry messages away say when they do not take one: never again, or later.

/** The address takes nothing any more, and asking again changes nothing. */
export class Undeliverable extends Error {
  override name = "Undeliverable";
}

/** The carrier is busy and said when to come again. Everything else that goes wrong is tried again in growing pauses. */
export class TryLater extends Error {
  override name = "TryLater";
  /** From now. */
  seconds: number;
  constructor(seconds: number) {
    super(`again in ${seconds} s`);
    this.seconds = seconds;
  }
}

export interface Post {
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
  /** A carrier that takes longer, however busy it looks, is asked again later. */
  seconds: number;
}

/** Posts to a carrier; follows no redirects, and reads nothing of the answer but its status and headers. */
export async function postTo(url: string, { headers, body, seconds }: Post): Promise<Response> {
  const signal = AbortSignal.timeout(seconds * 1000);
  const answer = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
  await answer.body?.cancel();
  return answer;
}

/**
 * Reads a carrier's answer: 2xx is a yes, `gone` are the statuses by which it says that nobody is there.
 * @throws Undeliverable, TryLater, or an error that says the status
 */
export function mustBeTaken(answer: Response, gone: readonly number[]): void {
  if (answer.ok) return;
  if (gone.includes(answer.status)) throw new Undeliverable(`status ${answer.status}`);
  const seconds = secondsOf(answer.headers.get("retry-after"), Date.now());
  if (seconds !== undefined && (answer.status === 429 || answer.status >= 500)) throw new TryLater(seconds);
  throw Object.assign(new Error(`status ${answer.status}`), { code: `HTTP${answer.status}` });
}

const longestPause = 86_400;

/** Retry-After (RFC 9110 §10.2.3) as seconds from `now` in milliseconds, at most a day; undefined when it says nothing. */
export function secondsOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  // A date begins with the day's name; Date.parse takes much else for one.
  const at = /^[A-Z][a-z]+,/.test(text) ? Date.parse(text) : Number.NaN;
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((at - now) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), longestPause);
}
