// The rows of notices, and what is needed of others to say them.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Lang } from "../../platform/words.ts";

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

export interface Mailable {
  id: string;
  kind: string;
  zone: string;
  startsAt: Date | null;
}

/** Where nothing says otherwise. */
const homeZone = "Europe/Copenhagen";

/** Those of the notices whose person gave an e-mail address. */
export async function mailableOf(trx: Db, ids: readonly string[]): Promise<Mailable[]> {
  const rows = await trx
    .selectFrom("notices as n")
    .innerJoin("people as p", "p.id", "n.person_id")
    .leftJoin("groups as g", "g.id", "n.group_id")
    .leftJoin("occasions as o", "o.id", "n.occasion_id")
    .select(["n.id", "n.kind", "g.zone", "o.starts_at"])
    .where("n.id", "in", ids)
    .where("p.email", "is not", null)
    .execute();
  return rows.map(({ id, kind, zone, starts_at }) => ({
    id,
    kind,
    zone: zone ?? homeZone,
    startsAt: starts_at,
  }));
}

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

export interface Unsent extends Told {
  email: string;
  lang: Lang;
}

/** How long a mail server may take while the notice is held. */
const longestSend = "120s";

/** A notice to be mailed, held until the transaction ends: nobody else mails it meanwhile. Undefined when there is
 *  nothing to mail any more: it was read or mailed, or the address is gone. */
export async function holdUnsent(trx: Db, id: string): Promise<Unsent | undefined> {
  await sql`select set_config('idle_in_transaction_session_timeout', ${longestSend}, true)`.execute(trx);
  const row = await told(trx)
    .innerJoin("people as p", "p.id", "n.person_id")
    .select(["p.email", "p.lang"])
    .where("n.id", "=", id)
    .where("n.mailed_at", "is", null)
    .where("n.read_at", "is", null)
    .forUpdate("n")
    .executeTakeFirst();
  return row?.email ? { ...toTold(row), email: row.email, lang: row.lang as Lang } : undefined;
}

export async function setMailed(trx: Db, id: string, now: Date): Promise<void> {
  await trx.updateTable("notices").set({ mailed_at: now }).where("id", "=", id).execute();
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
