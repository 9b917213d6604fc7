// Live updates: one server-sent event stream a page, fed by the bus; ids only, the page fetches what it may see.
import { streamSSE } from "hono/streaming";
import type { Bus, Change } from "../platform/bus.ts";
import type { C } from "./route.ts";

/** Changes of this many milliseconds are kept for pages that were drawn before their stream opened. */
const remembered = 60_000;
const heard = new WeakMap<Bus, { at: number; change: Change | "lost" }[]>();

/** Remembers what happened lately. Once for each bus, before the first page. */
export function remember(bus: Bus): void {
  const recent: { at: number; change: Change | "lost" }[] = [];
  heard.set(bus, recent);
  bus.listen((change) => {
    const at = performance.now();
    recent.push({ at, change });
    while ((recent[0]?.at ?? at) < at - remembered) recent.shift();
  });
}

/** How long ago, in milliseconds, the page began to be fetched, as its script says. */
const ageOf = (c: C): number => Math.max(0, Number(c.req.query("age")) || 0);

/** Streams `event: call, data: <id>` for each change that `concerns` this page, also those of its first moments, and
 *  `event: again` when some may have been missed. A comment every 20 s keeps proxies from closing the line.
 *  @param there called each time, while somebody has the page before them */
export function live(
  c: C,
  concerns: (change: Change) => boolean,
  there: () => Promise<void> = async () => {},
): Response {
  c.header("X-Accel-Buffering", "no");
  // Who asks for the headers alone reads nothing, so nobody would ever notice that they left.
  if (c.req.method === "HEAD") return c.body(null, 200, { "Content-Type": "text/event-stream" });
  const answer = streamSSE(c, async (stream) => {
    let open = true;
    const say = (event: string, data: string) => void stream.writeSSE({ event, data }).catch(() => {});
    const hear = (change: Change | "lost") => {
      if (change === "lost") say("again", "");
      else if (concerns(change)) say("call", change.occasion ?? change.conversation ?? "");
    };
    const { bus } = c.var.platform;
    const age = ageOf(c);
    const deaf = bus.listen(hear);
    if (age > remembered) hear("lost");
    else for (const { at, change } of heard.get(bus) ?? []) if (at >= performance.now() - age) hear(change);
    stream.onAbort(() => {
      open = false;
      deaf();
    });
    await stream.write("retry: 2000\n\n");
    while (open) {
      await stream.sleep(20_000);
      if (!open) break;
      await there();
      await stream.write(":\n\n");
    }
  });
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}
