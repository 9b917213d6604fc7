// Tasks whose process died: who works keeps its locks fresh, and stale ones are taken from the dead.
import type pg from "pg";

const refreshed = 3000;
/** After so many seconds without a sign of life a process counts as dead. Graphile itself waits four hours. */
const stale = 12;

/** Whoever completes a task at this moment is never waited for, so nobody waits for anybody in a ring. */
const keeping = `
with mine as (
  update graphile_worker._private_jobs set locked_at = now() where id in (
    select id from graphile_worker._private_jobs where locked_by = $1 for update skip locked)
)
update graphile_worker._private_jobs set locked_at = null, locked_by = null where id in (
  select id from graphile_worker._private_jobs
  where locked_by <> $1 and locked_at < now() - $2 * interval '1 second' for update skip locked)`;

/** Looks after the locks that `worker` holds in the queue, and frees those of the dead, until told to stop. */
export function keepLocks(pool: pg.Pool, worker: string): { stop(): void } {
  const look = () => void pool.query(keeping, [worker, stale]).catch(() => {});
  look();
  const timer = setInterval(look, refreshed);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Tasks given up for good stay a month, so that an operator can look into them. */
export async function forgetFailed(pool: pg.Pool): Promise<void> {
  await pool.query(`delete from graphile_worker._private_jobs
    where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '30 days'`);
}
