// The road to a mail server, on which letters meet with accidents: a proxy that knows SMTP (RFC 5321) enough to lie.
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What happens to a letter on its way. */
export type Accident =
  /** The server says this instead of taking the recipient, or the letter. */
  | { verb: "RCPT" | "DATA"; reply: string }
  /** The server keeps the letter, and the line breaks before it says so. */
  | "closed before the reply"
  /** The server says that it keeps the letter, and the line breaks at once. */
  | "closed after the reply"
  /** The server says that it keeps the letter, so many milliseconds late. */
  | { late: number }
  /** Nobody ever says anything after the recipient was named. */
  | "silence";

export interface MailRoad {
  /** For SMTP_URL. */
  url: string;
  /** Said to everybody instead of a greeting, or to every sender; null: all are welcome. */
  greeting: string | null;
  toSenders: string | null;
  /** Connections that were turned away so. */
  turnedAway: number;
  /** Recipients named so far, once for each attempt. */
  attempts: string[];
  close(): Promise<void>;
}

/** What befalls the attempt of this number (from 1) to write to somebody. */
type AccidentOf = (recipient: string, attempt: number) => Accident | undefined;

export async function openRoad(server: string, accidentOf: AccidentOf): Promise<MailRoad> {
  const { hostname: host, port } = new URL(server);
  const sockets = new Set<Socket>();
  const open = (socket: Socket): Socket => {
    sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
    return socket;
  };
  const roadside = createServer((client) => {
    open(client);
    if (road.greeting) {
      road.turnedAway++;
      client.end(`${road.greeting}\r\n`);
      return;
    }
    const behind = open(connect(Number(port), host));
    client.on("close", () => behind.destroy());
    behind.on("close", () => client.destroy());
    drive(client, behind, road, accidentOf);
  });
  await new Promise<void>((ready) => roadside.listen(0, "127.0.0.1", ready));
  const road: MailRoad = {
    url: `smtp://127.0.0.1:${(roadside.address() as AddressInfo).port}`,
    greeting: null,
    toSenders: null,
    turnedAway: 0,
    attempts: [],
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => roadside.close(done));
    },
  };
  return road;
}

function drive(client: Socket, server: Socket, road: MailRoad, accidentOf: AccidentOf): void {
  let accident: Accident | undefined;
  client.on("data", (chunk) => {
    const line = chunk.toString("latin1");
    if (road.toSenders && /^MAIL FROM/i.test(line)) {
      road.turnedAway++;
      return client.write(`${road.toSenders}\r\n`);
    }
    const recipient = /^RCPT TO:<([^>]+)>/i.exec(line)?.[1];
    if (recipient) {
      road.attempts.push(recipient);
      accident = accidentOf(recipient, road.attempts.filter((name) => name === recipient).length);
    }
    if (accident === "silence") return;
    if (typeof accident === "object" && "verb" in accident && line.startsWith(accident.verb)) {
      return client.write(`${accident.reply}\r\n`);
    }
    server.write(chunk);
  });
  server.on("data", (chunk) => {
    const line = chunk.toString("latin1");
    const kept = /^250 .*queued/.test(line);
    if (kept && accident === "closed before the reply") return client.destroy();
    if (kept && typeof accident === "object" && "late" in accident) {
      return setTimeout(() => client.write(chunk), accident.late);
    }
    // One command at a time, so that each has an answer of its own.
    client.write(line.replace("250-PIPELINING\r\n", ""), "latin1");
    if (kept && accident === "closed after the reply") return client.destroySoon();
  });
}
