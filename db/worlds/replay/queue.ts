// The real queue of tasks, worked off in the time of a world whose clock jumps.
import type pg from "pg";
import type { Clock } from "../../../src/platform/clock.ts";
import { createTasks, type Handlers, type Tasks } from "../../../src/platform/tasks.ts";

/**
 * The product queues with its own code and runs its own handlers; only "when" is translated. A task for a moment of the
 * world waits in the queue for that moment a thousand years later, where no real moment is; one without a moment is
 * queued for the machine's now, and so is due at once. Nothing else works on the queue meanwhile.
 */
const afar = 1000 * 365.2425 * 86_400_000;

export interface Job {
  name: string;
  payload: Record<string, unknown>;
}

export interface Queue {
  tasks: Tasks;
  /** Takes over what waits: from the machine's time into the world's. */
  begin(): Promise<void>;
  /** Hands it back, so that a worker goes on where the world's clock stands now. */
  end(): Promise<void>;
  /** When the next task is due; null when none waits. What is due at once is due now. */
  next(): Promise<Date | null>;
  /** Takes the first one that is due out of the queue. */
  take(): Promise<Job | undefined>;
}

export function queueOf(pool: pg.Pool, clock: Clock): Queue {
  const shift = (ms: number) =>
    pool.query(
      `update graphile_worker._private_jobs set run_at = run_at + $1::float8 * interval '1 millisecond'
       where locked_at is null`,
      [ms],
    );
  const ahead = () => clock.now().getTime() - Date.now();
  return {
    tasks: createTasks({ now: () => new Date(Date.now() - afar) }),
    begin: async () => void (await shift(ahead() + afar)),
    async end() {
      // What is still due at once becomes due in the world's now.
      await pool.query(
        `update graphile_worker._private_jobs set run_at = $1 where run_at < now() + interval '500 years'`,
        [new Date(clock.now().getTime() + afar)],
      );
      await shift(-ahead() - afar);
    },
    async next() {
      const { rows } = await pool.query<{ run_at: Date }>(
        "select run_at from graphile_worker._private_jobs where is_available order by run_at limit 1",
      );
      const [first] = rows;
      if (!first) return null;
      const at = first.run_at.getTime() - afar;
      return at < 0 ? clock.now() : new Date(at);
    },
    async take() {
      const { rows } = await pool.query<Job>(
        `delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
         where task.id = job.task_id and job.id = (
           select id from graphile_worker._private_jobs where is_available and run_at <= $1 order by run_at, id limit 1)
         returning task.identifier as name, job.payload`,
        [new Date(clock.now().getTime() + afar)],
      );
      return rows[0];
    },
  };
}

/** The handlers that recur and are due in this minute (UTC). */
export const recurring = (handlers: Handlers, at: Date): string[] =>
  Object.entries(handlers).flatMap(([name, handler]) =>
    typeof handler !== "function" && isDue(handler.cron, at) ? [name] : [],
  );

/** Whether a cron line of ours fits this minute: numbers, * and *\/n, the last three fields being *. */
export function isDue(cron: string, at: Date): boolean {
  const [minute = "*", hour = "*"] = cron.split(" ");
  return fits(minute, at.getUTCMinutes()) && fits(hour, at.getUTCHours());
}

function fits(field: string, value: number): boolean {
  if (field === "*") return true;
  const [, step] = /^\*\/(\d+)$/.exec(field) ?? [];
  return step ? value % Number(step) === 0 : Number(field) === value;
}
