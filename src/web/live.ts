// Live updates: one server-sent event stream a page, fed by the bus; ids only, the page fetches what it may see.
import { streamSSE } from "hono/streaming";
import type { Change } from "../platform/bus.ts";
import type { C } from "./route.ts";

/** Streams `event: call, data: <id>` for each change that `concerns` this page and `event: again` when some may
 *  have been missed. A comment every 20 s keeps proxies from closing the line. */
export function live(c: C, concerns: (change: Change) => boolean): Response {
  c.header("X-Accel-Buffering", "no");
  // Who asks for the headers alone reads nothing, so nobody would ever notice that they left.
  if (c.req.method === "HEAD") return c.body(null, 200, { "Content-Type": "text/event-stream" });
  const answer = streamSSE(c, async (stream) => {
    let open = true;
    const say = (event: string, data: string) => void stream.writeSSE({ event, data }).catch(() => {});
    const deaf = c.var.platform.bus.listen((change) => {
      if (change === "lost") say("again", "");
      else if (concerns(change)) say("call", change.occasion ?? "");
    });
    stream.onAbort(() => {
      open = false;
      deaf();
    });
    await stream.write("retry: 2000\n\n");
    while (open) {
      await stream.sleep(20_000);
      if (open) await stream.write(":\n\n");
    }
  });
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}
