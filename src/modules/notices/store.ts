// The rows of notices, and what is needed of others to say them.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";

export type Facts = Record<string, string | number | boolean | null>;

export interface NewNotice {
  id: string;
  personId: string;
  groupId: string | null;
  occasionId: string | null;
  kind: string;
  facts: Facts;
  dedup: string;
}

/** Returns the ids of those that were not told before. */
export async function insertNotices(trx: Db, notices: readonly NewNotice[], now: Date): Promise<Set<string>> {
  const rows = await trx
    .insertInto("notices")
    .values(
      notices.map(({ id, personId, groupId, occasionId, kind, facts, dedup }) => ({
        id,
        person_id: personId,
        group_id: groupId,
        occasion_id: occasionId,
        kind,
        facts,
        dedup,
        created_at: now,
      })),
    )
    .onConflict((clash) => clash.columns(["person_id", "dedup"]).doNothing())
    .returning("id")
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Where nothing says otherwise. */
const homeZone = "Europe/Copenhagen";

/** A notice with what its sentence needs. */
export interface Told {
  id: string;
  personId: string;
  kind: string;
  facts: Facts;
  occasionId: string | null;
  /** Kind of the occasion: "call". */
  about: string | null;
  startsAt: Date | null;
  group: { slug: string; name: string } | null;
  zone: string;
  at: Date;
  unread: boolean;
}

function told(db: Db) {
  return db
    .selectFrom("notices as n")
    .leftJoin("groups as g", "g.id", "n.group_id")
    .leftJoin("occasions as o", "o.id", "n.occasion_id")
    .select(["n.id", "n.person_id", "n.kind", "n.facts", "n.occasion_id", "n.created_at", "n.read_at"])
    .select(["o.kind as about", "o.starts_at", "g.slug", "g.name as group_name", "g.zone"]);
}

type ToldRow = Awaited<ReturnType<ReturnType<typeof told>["execute"]>>[number];

const toTold = (row: ToldRow): Told => ({
  id: row.id,
  personId: row.person_id,
  kind: row.kind,
  facts: row.facts as Facts,
  occasionId: row.occasion_id,
  about: row.about,
  startsAt: row.starts_at,
  group: row.slug !== null && row.group_name !== null ? { slug: row.slug, name: row.group_name } : null,
  zone: row.zone ?? homeZone,
  at: row.created_at,
  unread: row.read_at === null,
});

/** Newest first; `before` is the last notice of the page before. */
export async function noticesOf(db: Db, personId: string, limit: number, before?: string): Promise<Told[]> {
  let query = told(db).where("n.person_id", "=", personId);
  if (before) {
    query = query.where(
      sql<boolean>`(n.created_at, n.id) < (select created_at, id from notices where id = ${before} and person_id = ${personId})`,
    );
  }
  const rows = await query.orderBy("n.created_at", "desc").orderBy("n.id", "desc").limit(limit).execute();
  return rows.map(toTold);
}

export async function noticeOf(db: Db, personId: string, id: string): Promise<Told | undefined> {
  const row = await told(db).where("n.person_id", "=", personId).where("n.id", "=", id).executeTakeFirst();
  return row && toTold(row);
}

/** In the order they were told. */
export async function noticesById(db: Db, ids: readonly string[]): Promise<Told[]> {
  if (ids.length === 0) return [];
  const rows = await told(db).where("n.id", "in", ids).orderBy("n.created_at").orderBy("n.id").execute();
  return rows.map(toTold);
}

/** Marks one as read, or all. */
export async function markRead(db: Db, personId: string, now: Date, id?: string): Promise<void> {
  let query = db
    .updateTable("notices")
    .set({ read_at: now })
    .where("person_id", "=", personId)
    .where("read_at", "is", null);
  if (id) query = query.where("id", "=", id);
  await query.execute();
}

/** Marks as read what a person was told under this name. */
export async function markToldRead(db: Db, personId: string, dedup: string, now: Date): Promise<void> {
  await db
    .updateTable("notices")
    .set({ read_at: now })
    .where("person_id", "=", personId)
    .where("dedup", "=", dedup)
    .where("read_at", "is", null)
    .execute();
}

/** Forgets what was read before `read` and what nobody read since `told`, a bounded number. Returns how many. */
export async function deleteOld(db: Db, read: Date, told: Date, most = 5000): Promise<number> {
  const old = db
    .selectFrom("notices")
    .select("id")
    .where((e) =>
      e.or([e("read_at", "<", read), e.and([e("read_at", "is", null), e("created_at", "<", told)])]),
    )
    .limit(most);
  return Number((await db.deleteFrom("notices").where("id", "in", old).executeTakeFirst()).numDeletedRows);
}

/** Takes a person out of what others were told: "Jonas takes a place" becomes "Someone takes a place". */
export async function forgetTeller(trx: Db, personId: string): Promise<void> {
  await trx
    .updateTable("notices")
    .set({ facts: sql`facts - 'by' - 'name'` })
    .where(sql`facts->>'by'`, "=", personId)
    .execute();
}
