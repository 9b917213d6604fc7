// A server that takes messages, or does not, as it is told: the ground of the push service and the SMS webhook of tests.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What the next message meets. */
export type Answer =
  | { status: number; retryAfter?: string }
  /** Takes the message, and the line breaks before it says so. */
  | "lost"
  /** Breaks the line without a word. */
  | "reset"
  /** Never says anything. */
  | "silence"
  /** Something happens first. */
  | (() => Promise<Answer>);

export interface Carrier {
  origin: string;
  close(): Promise<void>;
}

/** @param take looks at a message and says what becomes of it; keeps what it has taken for itself */
export async function openCarrier(
  take: (request: IncomingMessage, body: Buffer) => Answer,
): Promise<Carrier> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    let answer = take(request, Buffer.concat(chunks));
    while (typeof answer === "function") answer = await answer();
    if (answer === "silence") return;
    if (typeof answer === "string") return void request.socket.destroy();
    if (answer.retryAfter !== undefined) response.setHeader("Retry-After", answer.retryAfter);
    response.writeHead(answer.status).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => shut(server) };
}

function shut(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  return closed;
}
