// The bus: tells every web process what changed, through LISTEN/NOTIFY; tellings of 20 ms travel together.
import pg from "pg";
import { describeError, type Log } from "./log.ts";

/** Something people look at changed. Ids only: who listens fetches what they may see. */
export interface Change {
  group: string;
  occasion?: string;
  person?: string;
  conversation?: string;
}

export interface Bus {
  /** Say it after the commit. A telling lost in a crash is made good when browsers reconnect. */
  tell(change: Change): void;
  /** Hears every change of every process, and "lost" whenever tellings may have been missed. */
  listen(hear: (change: Change | "lost") => void): () => void;
  close(): Promise<void>;
}

const channel = "nabo";
/** NOTIFY holds a lock over the whole commit, so it stays out of the claim's transaction and is sent in batches. */
const together = 20;

export function createBus(url: string, pool: pg.Pool, log: Log): Bus {
  const ears = new Set<(change: Change | "lost") => void>();
  let pending = new Map<string, Change>();
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let closed = false;
  let again: NodeJS.Timeout | undefined;

  const hearAll = (change: Change | "lost") => {
    for (const hear of ears) hear(change);
  };

  async function send() {
    timer = undefined;
    const batch = [...pending.values()];
    pending = new Map();
    for (let i = 0; i < batch.length; i += 50) {
      const payload = JSON.stringify(batch.slice(i, i + 50));
      await pool
        .query("select pg_notify($1, $2)", [channel, payload])
        .catch((error) => log.warn("bus.unsent", describeError(error)));
    }
  }

  function retry() {
    if (closed || again) return;
    again = setTimeout(() => {
      again = undefined;
      void open();
    }, 500);
  }

  async function open() {
    if (closed) return;
    const next = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 3000 });
    next.on("error", (error) => {
      log.warn("bus.lost", describeError(error));
      client = undefined;
      retry();
    });
    next.on("notification", (message) => {
      for (const change of JSON.parse(message.payload ?? "[]") as Change[]) hearAll(change);
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      if (closed) return void next.end();
      client = next;
      hearAll("lost");
    } catch (error) {
      log.warn("bus.unreachable", describeError(error));
      await next.end().catch(() => {});
      retry();
    }
  }

  void open();
  return {
    tell(change) {
      const { group, occasion = "", person = "", conversation = "" } = change;
      pending.set(`${group}/${occasion}/${person}/${conversation}`, change);
      timer ??= setTimeout(() => void send(), together);
    },
    listen(hear) {
      ears.add(hear);
      return () => ears.delete(hear);
    },
    async close() {
      closed = true;
      clearTimeout(again);
      if (timer) {
        clearTimeout(timer);
        await send();
      }
      await client?.end().catch(() => {});
    },
  };
}
