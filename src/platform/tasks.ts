// Background work on graphile-worker: queued in the transaction that asks for it, run by any process.
import { type CronItem, Logger, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import { sql } from "kysely";
import type pg from "pg";
import type { Clock } from "./clock.ts";
import type { Db } from "./db.ts";
import { describeError, type Log } from "./log.ts";

export interface When {
  /** In the world's time; the demo world's clock is translated. Default: at once. */
  runAt?: Date;
  /** A task with the same key replaces the one still waiting. */
  key?: string;
}

export interface Tasks {
  /** Queues `name` in the caller's transaction: it exists exactly when the change exists. */
  add(trx: Db, name: string, payload: Record<string, unknown>, when?: When): Promise<void>;
  /** Takes back a waiting task. */
  drop(trx: Db, key: string): Promise<void>;
}

export type Handler = (payload: Record<string, unknown>) => Promise<void>;
/** Task name ("calls.expire") to its handler; a cron line (UTC, 5 fields) makes it recur. */
export type Handlers = Record<string, Handler | { cron: string; run: Handler }>;

export function createTasks(clock: Clock): Tasks {
  return {
    async add(trx, name, payload, when = {}) {
      const runAt = when.runAt ? new Date(when.runAt.getTime() - clock.now().getTime() + Date.now()) : null;
      await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
        run_at := coalesce(${runAt}::timestamptz, now()), max_attempts := 12, job_key := ${when.key ?? null}::text)`.execute(
        trx,
      );
    },
    async drop(trx, key) {
      await sql`select graphile_worker.remove_job(${key})`.execute(trx);
    },
  };
}

export interface Worker {
  /** When this worker last finished a task, in real time; for /health. */
  lastDone(): Date | undefined;
  alive(): boolean;
  stop(): Promise<void>;
}

/** Starts working off tasks; comes back by itself when the database was away. */
export async function startWorker(pool: pg.Pool, handlers: Handlers, log: Log): Promise<Worker> {
  let runner: Runner | undefined;
  let last: Date | undefined;
  let stopping = false;
  let again: NodeJS.Timeout | undefined;

  const taskList: TaskList = {};
  const cron: CronItem[] = [];
  for (const [name, handler] of Object.entries(handlers)) {
    const work = typeof handler === "function" ? handler : handler.run;
    if (typeof handler !== "function")
      cron.push({ task: name, match: handler.cron, options: { backfillPeriod: 3_600_000 } });
    taskList[name] = async (payload) => {
      const started = performance.now();
      try {
        await work((payload ?? {}) as Record<string, unknown>);
        last = new Date();
        log.debug("task.done", { task: name, ms: Math.round(performance.now() - started) });
      } catch (error) {
        log.warn("task.failed", { task: name, ...describeError(error) });
        throw error;
      }
    };
  }

  async function open() {
    if (stopping) return;
    try {
      runner = await run({
        pgPool: pool,
        taskList,
        parsedCronItems: parseCronItems(cron),
        concurrency: 2,
        pollInterval: 1000,
        noHandleSignals: true,
        logger: quietLogger(log),
      });
      const mine = runner;
      mine.promise
        .catch(() => {})
        .finally(() => {
          if (runner === mine) runner = undefined;
          retry();
        });
    } catch (error) {
      log.warn("tasks.unreachable", describeError(error));
      retry();
    }
  }
  function retry() {
    if (stopping || again) return;
    again = setTimeout(() => {
      again = undefined;
      void open();
    }, 1000);
  }

  await open();
  return {
    lastDone: () => last,
    alive: () => runner !== undefined,
    async stop() {
      stopping = true;
      clearTimeout(again);
      await runner?.stop().catch(() => {});
    },
  };
}

/** Graphile's own messages repeat errors word for word; ours keeps to declared fields. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level) => {
    if (level === "error") log.warn("tasks.trouble");
  });
}
