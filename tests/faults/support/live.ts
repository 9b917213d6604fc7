// A page that stays open and hears of changes, as a browser's EventSource does.
export interface Live {
  /** "call ID" and "again", in the order they came. */
  heard: string[];
  close(): void;
}

/** Listens to a stream of server-sent events (HTML Living Standard §9.2.6) until told otherwise. */
export async function listen(url: string, cookie: string): Promise<Live> {
  const ending = new AbortController();
  const heard: string[] = [];
  const answer = await fetch(url, {
    headers: { cookie, accept: "text/event-stream" },
    signal: ending.signal,
  });
  if (answer.status !== 200 || !answer.body) throw new Error(`${url} answered ${answer.status}`);
  const read = async (body: ReadableStream<Uint8Array>) => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      const parts = (text + decoder.decode(chunk, { stream: true })).split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        const event = /^event: (.*)$/m.exec(part)?.[1];
        if (event) heard.push(`${event} ${/^data: ?(.*)$/m.exec(part)?.[1] ?? ""}`.trim());
      }
    }
  };
  read(answer.body).catch(() => {});
  return { heard, close: () => ending.abort() };
}
