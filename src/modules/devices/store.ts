// The rows of links that sign somebody in on another device, once.
import type { Insertable } from "kysely";
import type { DB, Db } from "../../platform/db.ts";

export async function insertHandover(db: Db, row: Insertable<DB["handovers"]>): Promise<void> {
  await db.insertInto("handovers").values(row).execute();
}

/** Links this device made before and nobody used. */
export async function dropOpen(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom("handovers").where("session_id", "=", sessionId).where("used_at", "is", null).execute();
}

export interface Handover {
  id: string;
  personId: string;
  name: string;
  anew: boolean;
  endsAt: Date;
  usedAt: Date | null;
}

export async function handoverBy(
  db: Db,
  by: { token: Buffer } | { id: string },
): Promise<Handover | undefined> {
  const found = db
    .selectFrom("handovers as h")
    .innerJoin("people as p", "p.id", "h.person_id")
    .select([
      "h.id",
      "h.person_id as personId",
      "p.name",
      "h.anew",
      "h.ends_at as endsAt",
      "h.used_at as usedAt",
    ]);
  return "id" in by
    ? found.where("h.id", "=", by.id).executeTakeFirst()
    : found.where("h.token_hash", "=", by.token).executeTakeFirst();
}

/** Uses a link up. Of all who open it at once exactly one gets it. */
export async function takeHandover(
  trx: Db,
  token: Buffer,
  now: Date,
): Promise<{ id: string; personId: string; anew: boolean } | undefined> {
  return trx
    .updateTable("handovers")
    .set({ used_at: now })
    .where("token_hash", "=", token)
    .where("used_at", "is", null)
    .where("ends_at", ">", now)
    .returning(["id", "person_id as personId", "anew"])
    .executeTakeFirst();
}

/** Whether somebody is signed in anywhere but in this session, and could read of it there. */
export async function othersOpen(db: Db, personId: string, but: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom("sessions")
    .select("id")
    .where("person_id", "=", personId)
    .where("id", "!=", but)
    .where("ends_at", ">", now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Links that ended before, a bounded number at a time. Returns how many. */
export async function deleteOld(db: Db, before: Date, most = 5000): Promise<number> {
  const old = db.selectFrom("handovers").select("id").where("ends_at", "<", before).limit(most);
  return Number((await db.deleteFrom("handovers").where("id", "in", old).executeTakeFirst()).numDeletedRows);
}

/** A link nobody used stops working. */
export async function dropLink(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("handovers").where("id", "=", id).where("used_at", "is", null).execute();
}
