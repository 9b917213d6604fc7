// Gives a migrated database its world, the first time; later only wakes it.
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../src/platform/db.ts";
import { morningOf } from "./denmark/local.ts";

export type World = "denmark" | "empty";
export type Progress = (done: number, total: number) => void;

export interface WorldOptions {
  /** People of the demo world. */
  people?: number;
  /** The machine's time. */
  now: Date;
  progress?: Progress;
}

/** Which world a database holds; null when it has none yet. */
export async function worldIn(db: Db): Promise<World | null> {
  const row = await db.selectFrom("instance").select("world").executeTakeFirst();
  return row?.world ?? null;
}

/**
 * Fills the demo world, or does nothing when all of it is there. It is told as of one morning, and its clock starts
 * from that morning when it is complete.
 */
export async function fillDenmark(
  db: Db,
  { people = 3000, now, progress = () => {} }: WorldOptions,
): Promise<void> {
  const row = await db.selectFrom("instance").select("created_at").executeTakeFirst();
  const at = row?.created_at ?? morningOf(now);
  const began = performance.now();
  // Loaded on demand: a real instance never has any of it in memory.
  const { load } = await import("./denmark/load.ts");
  await load(db, { people, at, progress });
  const ended = now.getTime() + (performance.now() - began);
  await db
    .insertInto("instance")
    .values({
      world: "denmark",
      created_at: at,
      clock_offset_ms: Math.round(at.getTime() - ended),
      clock_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Nobody lives in the demo world while it is switched off, so no time passes there: its clock goes on from where it
 * stood. What waits to be done keeps its distance. A pause of a few minutes is a restart, or another process keeps it alive.
 */
export async function wakeDenmark(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("instance")
      .select(["clock_at", "clock_offset_ms"])
      .where("world", "=", "denmark")
      .forUpdate()
      .executeTakeFirst();
    if (!row?.clock_at) return;
    const asleep = now.getTime() + row.clock_offset_ms - row.clock_at.getTime();
    if (asleep < 5 * 60_000) return;
    await trx
      .updateTable("instance")
      .set({ clock_offset_ms: row.clock_offset_ms - asleep })
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
