// A load client that costs little: raw sockets, one request after the other on each, answers only counted.
import { createConnection, type Socket } from "node:net";

export interface Answer {
  status: number;
  bytes: number;
}

export interface Load {
  url: string;
  connections: number;
  /** The next request of a connection, or undefined when there are no more. Whole HTTP/1.1 text. */
  next(connection: number): string | undefined;
  heard?(answer: Answer): void;
  /** Stops after so long. */
  ms?: number;
  /** Requests at a steady pace instead of as fast as answers come. What waits for its turn has been asked for already. */
  perSecond?: number;
}

export interface LoadResult {
  answers: number;
  seconds: number;
  perSecond: number;
  statuses: Record<number, number>;
  bytes: number;
  /** Milliseconds an answer took, sorted. */
  times: number[];
}

/** Keeps every connection busy until there are no more requests or the time is up. */
export async function load({
  url,
  connections,
  next,
  heard,
  ms = Number.POSITIVE_INFINITY,
  perSecond,
}: Load): Promise<LoadResult> {
  const { hostname, port } = new URL(url);
  const statuses: Record<number, number> = {};
  const times: number[] = [];
  let bytes = 0;
  const started = performance.now();
  const end = started + ms;

  const run = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = createConnection({ host: hostname, port: Number(port), noDelay: true });
      let asked = 0;
      let turn = 0;
      const ask = () => {
        const due = perSecond ? started + ((turn++ * connections + index) * 1000) / perSecond : 0;
        const early = due - performance.now();
        if (early > 1) setTimeout(() => send(due), early);
        else send(due);
      };
      const send = (due: number) => {
        const request = performance.now() < end ? next(index) : undefined;
        if (request === undefined) {
          socket.end();
          return resolve();
        }
        // A timer may be early by a part of a millisecond.
        asked = Math.min(due || Number.POSITIVE_INFINITY, performance.now());
        socket.write(request);
      };
      answers(socket, (answer) => {
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        bytes += answer.bytes;
        times.push(performance.now() - asked);
        heard?.(answer);
        ask();
      });
      socket.once("connect", ask);
      socket.once("error", reject);
    });

  await Promise.all(Array.from({ length: connections }, (_, i) => run(i)));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return { answers: times.length, seconds, perSecond: times.length / seconds, statuses, bytes, times };
}

/** Calls `each` for every whole answer on the socket: by Content-Length, or chunked. */
function answers(socket: Socket, each: (answer: Answer) => void): void {
  let held: Buffer[] = [];
  let size = 0;
  let expected = -1;
  let status = 0;
  socket.on("data", (data) => {
    held.push(data);
    size += data.length;
    for (;;) {
      if (expected < 0) {
        const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
        held = [all];
        const end = all.indexOf("\r\n\r\n");
        if (end < 0) return;
        const head = all.subarray(0, end).toString("latin1");
        status = Number(head.slice(9, 12));
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
        if (length !== undefined) expected = end + 4 + Number(length);
        else if (/\r\ntransfer-encoding: chunked/i.test(head)) {
          const last = all.indexOf("\r\n0\r\n\r\n", end);
          if (last < 0) return;
          expected = last + 7;
        } else expected = end + 4;
      }
      if (size < expected) return;
      const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
      const bytes = expected;
      const rest = all.subarray(expected);
      held = rest.length ? [rest] : [];
      size = rest.length;
      expected = -1;
      each({ status, bytes });
      if (size === 0) return;
    }
  });
}

/** A GET as a browser sends it, without compression. */
export const get = (path: string, cookie?: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: bench.invalid\r\nAccept: text/html\r\n${cookie ? `Cookie: ${cookie}\r\n` : ""}\r\n`;

export const post = (path: string, form: string, cookie: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: bench.invalid\r\nSec-Fetch-Site: same-origin\r\nCookie: ${cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n${form}`;

export const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const median = (values: number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
