// Gives a migrated database its world, the first time; later only wakes it.
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../src/platform/db.ts";

export type World = "denmark" | "empty";

/** Which world a database holds; null when it has none yet. */
export async function worldIn(db: Db): Promise<World | null> {
  const row = await db.selectFrom("instance").select("world").executeTakeFirst();
  return row?.world ?? null;
}

export interface DemoOptions {
  people?: number;
  /** The machine's time. */
  now: () => Date;
  progress?: (done: number, total: number) => void;
}

/** Brings the demo world in, or what of it is missing, and wakes it. Returns how many people it has. */
export async function openDenmark(db: Db, { people, now, progress }: DemoOptions): Promise<number> {
  // Loaded on demand: a real instance never has any of it in memory.
  const { load } = await import("./denmark/load.ts");
  const loaded = await load(db, { ...(people ? { people } : {}), ...(progress ? { progress } : {}) });
  await wake(db, now());
  return loaded.people;
}

/**
 * Nobody lives in the demo world while it is switched off, so no time passes there: its clock goes on from where it
 * stood, the first time from its morning. What waits to be done keeps its distance. A pause of less than five minutes
 * is a restart, or another process keeps it awake.
 */
async function wake(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const world = await trx
      .selectFrom("instance")
      .select(["clock_at", "clock_offset_ms"])
      .where("world", "=", "denmark")
      .forUpdate()
      .executeTakeFirst();
    if (!world?.clock_at) return;
    const asleep = now.getTime() + world.clock_offset_ms - world.clock_at.getTime();
    if (asleep < 5 * 60_000) return;
    await trx
      .updateTable("instance")
      .set({ clock_offset_ms: world.clock_offset_ms - asleep })
      .execute();
    await sql`update graphile_worker._private_jobs set run_at = run_at + ${asleep} * interval '1 millisecond'
      where locked_at is null`.execute(trx);
  });
}

/**
 * A real instance, empty. Returns the secret of a link that makes its holder the first host, until somebody has used
 * it; only its hash is kept, so each start makes a new one.
 */
export async function openEmpty(db: Db, now: Date): Promise<string | null> {
  const token = randomBytes(24).toString("base64url");
  const hash = createHash("sha256").update(token).digest();
  const made = await db
    .insertInto("instance")
    .values({ world: "empty", created_at: now, first_host_hash: hash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows) return token;
  const renewed = await db
    .updateTable("instance")
    .set({ first_host_hash: hash })
    .where("first_host_hash", "is not", null)
    .executeTakeFirst();
  return renewed.numUpdatedRows ? token : null;
}
