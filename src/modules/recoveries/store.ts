// The rows of recoveries: two hosts helping a member back in.
import type { Insertable } from "kysely";
import type { DB, Db } from "../../platform/db.ts";
import type { Outcome } from "./rules.ts";

export interface Recovery {
  id: string;
  groupId: string;
  group: string;
  slug: string;
  zone: string;
  personId: string;
  name: string;
  begunBy: string | null;
  begunName: string | null;
  begunAt: Date;
  confirmedBy: string | null;
  confirmedName: string | null;
  confirmedAt: Date | null;
  readyAt: Date | null;
  handoverId: string | null;
  outcome: Outcome | null;
  endedAt: Date | null;
}

function recoveries(db: Db) {
  return db
    .selectFrom("recoveries as r")
    .innerJoin("groups as g", "g.id", "r.group_id")
    .innerJoin("people as p", "p.id", "r.person_id")
    .leftJoin("people as b", "b.id", "r.begun_by")
    .leftJoin("people as c", "c.id", "r.confirmed_by")
    .select(["r.id", "r.group_id as groupId", "g.name as group", "g.slug", "g.zone"])
    .select(["r.person_id as personId", "p.name", "r.begun_by as begunBy", "b.name as begunName"])
    .select(["r.begun_at as begunAt", "r.confirmed_by as confirmedBy", "c.name as confirmedName"])
    .select(["r.confirmed_at as confirmedAt", "r.ready_at as readyAt", "r.handover_id as handoverId"])
    .select(["r.outcome", "r.ended_at as endedAt"]);
}

export async function recoveryById(db: Db, id: string): Promise<Recovery | undefined> {
  return recoveries(db).where("r.id", "=", id).executeTakeFirst();
}

/** Holds the row until the transaction ends: it is confirmed, stopped or used one after the other. */
export async function holdRecovery(trx: Db, id: string): Promise<Recovery | undefined> {
  await trx.selectFrom("recoveries").select("id").where("id", "=", id).forUpdate().execute();
  return recoveryById(trx, id);
}

/** The latest first. */
export async function recoveriesOf(
  db: Db,
  of: { personId: string } | { groupId: string },
): Promise<Recovery[]> {
  const found = recoveries(db).orderBy("r.begun_at", "desc").limit(20);
  return "personId" in of
    ? found.where("r.person_id", "=", of.personId).execute()
    : found.where("r.group_id", "=", of.groupId).execute();
}

/** The one that is open by its handover, held. */
export async function holdByHandover(trx: Db, handoverId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom("recoveries")
    .select("id")
    .where("handover_id", "=", handoverId)
    .where("outcome", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row?.id;
}

/** False when one is open for this person. */
export async function insertRecovery(trx: Db, row: Insertable<DB["recoveries"]>): Promise<boolean> {
  const added = await trx
    .insertInto("recoveries")
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function confirm(trx: Db, id: string, by: string, now: Date, readyAt: Date): Promise<void> {
  await trx
    .updateTable("recoveries")
    .set({ confirmed_by: by, confirmed_at: now, ready_at: readyAt })
    .where("id", "=", id)
    .execute();
}

export async function setHandover(trx: Db, id: string, handoverId: string): Promise<void> {
  await trx.updateTable("recoveries").set({ handover_id: handoverId }).where("id", "=", id).execute();
}

/** False when it had ended before. */
export async function end(trx: Db, id: string, outcome: Outcome, now: Date): Promise<boolean> {
  const ended = await trx
    .updateTable("recoveries")
    .set({ outcome, ended_at: now })
    .where("id", "=", id)
    .where("outcome", "is", null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** What stands in the way of another one. */
export async function lately(
  trx: Db,
  about: { personId: string; hostId: string; groupId: string; since: Date },
): Promise<{ begunLately: number; stoppedAt: Date | null; hostsElsewhere: boolean }> {
  const begun = await trx
    .selectFrom("recoveries")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("begun_by", "=", about.hostId)
    .where("begun_at", ">", about.since)
    .executeTakeFirstOrThrow();
  const stopped = await trx
    .selectFrom("recoveries")
    .select("ended_at")
    .where("person_id", "=", about.personId)
    .where("outcome", "=", "stopped")
    .orderBy("ended_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const elsewhere = await trx
    .selectFrom("memberships")
    .select("group_id")
    .where("person_id", "=", about.personId)
    .where("role", "=", "host")
    .where("group_id", "!=", about.groupId)
    .limit(1)
    .executeTakeFirst();
  return {
    begunLately: begun.count,
    stoppedAt: stopped?.ended_at ?? null,
    hostsElsewhere: elsewhere !== undefined,
  };
}

/** Ends what nobody confirmed or used since then. */
export async function endLapsed(db: Db, since: Date, now: Date): Promise<void> {
  await db
    .updateTable("recoveries")
    .set({ outcome: "lapsed", ended_at: now })
    .where("outcome", "is", null)
    .where((e) => e.fn.coalesce("ready_at", "begun_at"), "<=", since)
    .execute();
}

/** Those that ended before, a bounded number at a time. Returns how many. */
export async function deleteOld(db: Db, before: Date, most = 5000): Promise<number> {
  const old = db.selectFrom("recoveries").select("id").where("ended_at", "<", before).limit(most);
  return Number((await db.deleteFrom("recoveries").where("id", "in", old).executeTakeFirst()).numDeletedRows);
}
