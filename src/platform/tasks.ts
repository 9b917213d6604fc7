// Background work on graphile-worker: queued in the transaction that asks for it, run by any process.
import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import { sql } from "kysely";
import type pg from "pg";
import type { Clock } from "./clock.ts";
import type { Db } from "./db.ts";
import { describeError, type Log } from "./log.ts";
import { forgetFailed, keepLocks } from "./task-locks.ts";

export interface When {
  /** In the world's time; the demo world's clock is translated. Default: at once. */
  runAt?: Date;
  /** A task with the same key replaces the one still waiting. */
  key?: string;
  /** With a key: the one that waits keeps its time, if it was not tried yet. */
  keep?: boolean;
  /** Tasks of one queue are done one after another, whichever process does them: for what would crowd out pages. */
  queue?: string;
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

/** With pauses that grow to six hours, four days: as long as mail servers try (RFC 5321 §4.5.4.1). */
const attempts = 25;

export function createTasks(clock: Clock): Tasks {
  return {
    async add(trx, name, payload, when = {}) {
      const runAt = when.runAt ? new Date(when.runAt.getTime() - clock.now().getTime() + Date.now()) : null;
      await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
        run_at := coalesce(${runAt}::timestamptz, now()), max_attempts := ${attempts}::int, job_key := ${when.key ?? null}::text,
        job_key_mode := ${when.keep ? "preserve_run_at" : "replace"}, queue_name := ${when.queue ?? null}::text)`.execute(
        trx,
      );
    },
    async drop(trx, key) {
      await sql`select graphile_worker.remove_job(${key})`.execute(trx);
    },
  };
}

/** How many tasks should have been done two minutes ago. */
export async function countOverdue(db: Db): Promise<number> {
  const { rows } = await sql<{ overdue: number }>`
    select count(*)::int as overdue from graphile_worker.jobs
    where run_at < now() - interval '2 minutes' and attempts < max_attempts and locked_at is null`.execute(
    db,
  );
  return rows[0]?.overdue ?? 0;
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
  const own: Handlers = { "tasks.forget": { cron: "50 2 * * *", run: () => forgetFailed(pool) } };
  const taskList = listOf({ ...handlers, ...own }, log, () => {
    last = new Date();
  });
  const parsedCronItems = parseCronItems(cronOf({ ...handlers, ...own }));

  async function open() {
    if (stopping) return;
    const events: WorkerEvents = new EventEmitter();
    let locks: { stop(): void } | undefined;
    let mine: Runner | undefined;
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      locks?.stop();
      if (runner === mine) runner = undefined;
      retry();
    };
    events.on("pool:create", ({ workerPool }) => {
      locks = keepLocks(pool, workerPool.id);
    });
    // What becomes of tasks cannot be written down: this runner may never end by itself, so it is left alone.
    events.on("pool:fatalError", () => {
      void mine?.stop().catch(() => {});
      leave();
    });
    try {
      mine = await run({
        pgPool: pool,
        taskList,
        parsedCronItems,
        concurrency: 2,
        pollInterval: 1000,
        noHandleSignals: true,
        logger: quietLogger(log),
        events,
        // Without batches, graphile-worker 0.18 ends the process when the database goes away as a task ends.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      });
      runner = mine;
      mine.promise.catch(() => {}).finally(leave);
      if (stopping) await mine.stop();
    } catch (error) {
      log.warn("tasks.unreachable", describeError(error));
      leave();
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
      await Promise.race([runner?.stop().catch(() => {}), wait(longestFarewell, undefined, { ref: false })]);
    },
  };
}

/** Another process takes over what is not done by then. */
const longestFarewell = 30_000;

const workOf = (handler: Handlers[string]): Handler =>
  typeof handler === "function" ? handler : handler.run;

function listOf(handlers: Handlers, log: Log, done: () => void): TaskList {
  const tasks = Object.entries(handlers).map(([name, handler]) => {
    const work = workOf(handler);
    const task: TaskList[string] = async (payload) => {
      const started = performance.now();
      try {
        await work((payload ?? {}) as Record<string, unknown>);
        done();
        log.debug("task.done", { task: name, ms: Math.round(performance.now() - started) });
      } catch (error) {
        const described = describeError(error);
        log.warn("task.failed", { task: name, ...described });
        // The queue keeps what it is told of an error, and messages repeat addresses and rows.
        throw new Error([described.error, described.code].filter(Boolean).join(" "));
      }
    };
    return [name, task] as const;
  });
  return Object.fromEntries(tasks);
}

/** What runs once a night is made up for when the machine slept; of everything, one waits at a time. */
function cronOf(handlers: Handlers): CronItem[] {
  return Object.entries(handlers).flatMap(([task, handler]) => {
    if (typeof handler === "function") return [];
    const nightly = /^\d+ \d+ /.test(handler.cron);
    const options = { backfillPeriod: nightly ? 24 * 3_600_000 : 0, jobKey: `cron ${task}` };
    return [{ task, match: handler.cron, options }];
  });
}

/** Graphile's own messages repeat errors word for word; ours keeps to declared fields. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level) => {
    if (level === "error") log.warn("tasks.trouble");
  });
}
