// Reports and the texts they disclose, as the database keeps them.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";

/** A text somebody chose to show. */
export interface Shown {
  authorId: string;
  body: string;
  hadPhoto: boolean;
  at: Date;
}

export interface NewReport {
  id: string;
  groupId: string;
  reporterId: string;
  about: "message";
  /** The conversation the messages stand in. */
  subjectId: string;
  reason: string;
  texts: readonly Shown[];
}

export async function insertReport(trx: Db, { texts, ...of }: NewReport, now: Date): Promise<void> {
  const row = { id: of.id, group_id: of.groupId, reporter_id: of.reporterId, about: of.about };
  await trx
    .insertInto("reports")
    .values({ ...row, subject_id: of.subjectId, reason: of.reason, created_at: now })
    .execute();
  await trx
    .insertInto("reported_texts")
    .values(
      texts.map(({ authorId, body, hadPhoto, at }, position) => ({
        report_id: of.id,
        position,
        author_id: authorId,
        body,
        had_photo: hadPhoto,
        written_at: at,
      })),
    )
    .execute();
}

/** A report of the same by the same person since then. Holds the person's turn until the transaction ends. */
export async function sameReport(trx: Db, of: NewReport, since: Date): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reports ${of.reporterId}`}, 0))`.execute(trx);
  const rows = await trx
    .selectFrom("reports")
    .select("id")
    .where("reporter_id", "=", of.reporterId)
    .where("subject_id", "=", of.subjectId)
    .where("reason", "=", of.reason)
    .where("created_at", ">", since)
    .execute();
  return rows.length > 0;
}

export interface Report {
  id: string;
  groupId: string;
  subjectId: string;
  /** Null: has left for good. */
  reporter: string | null;
  reporterId: string | null;
  reason: string;
  state: "open" | "closed";
  at: Date;
  texts: { author: string | null; authorId: string | null; body: string; hadPhoto: boolean; at: string }[];
}

const report = sql`
  select r.id, r.group_id as "groupId", r.subject_id as "subjectId", p.name as reporter, r.reporter_id as "reporterId",
    r.reason, r.state, r.created_at as at,
    (select coalesce(json_agg(json_build_object('author', a.name, 'authorId', t.author_id, 'body', t.body,
        'hadPhoto', t.had_photo, 'at', t.written_at) order by t.position), '[]')
      from reported_texts t left join people a on a.id = t.author_id where t.report_id = r.id) as texts
  from reports r left join people p on p.id = r.reporter_id`;

/** Of a group, the open ones first, the latest first; without those that show something this reader wrote. */
export async function reportsOf(db: Db, groupId: string, readerId: string, most: number): Promise<Report[]> {
  const { rows } = await sql<Report>`
    ${report} where r.group_id = ${groupId} and not exists (
      select from reported_texts t where t.report_id = r.id and t.author_id = ${readerId})
    order by r.state desc, r.created_at desc, r.id limit ${most}`.execute(db);
  return rows;
}

export async function reportById(db: Db, id: string): Promise<Report | undefined> {
  const { rows } = await sql<Report>`${report} where r.id = ${id}`.execute(db);
  return rows[0];
}

/** How many open ones this reader may see. */
export async function countOpen(db: Db, groupId: string, readerId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from reports r where r.group_id = ${groupId} and r.state = 'open' and not exists (
      select from reported_texts t where t.report_id = r.id and t.author_id = ${readerId})`.execute(db);
  return rows[0]?.count ?? 0;
}

/** False when it was closed already. */
export async function closeReport(trx: Db, id: string, closedBy: string, now: Date): Promise<boolean> {
  const result = await trx
    .updateTable("reports")
    .set({ state: "closed", closed_at: now, closed_by: closedBy })
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What somebody wrote goes with them, also where others have shown it. */
export async function forgetWordsOf(trx: Db, personId: string): Promise<void> {
  await trx.updateTable("reported_texts").set({ body: "" }).where("author_id", "=", personId).execute();
  await trx.updateTable("reports").set({ reason: "" }).where("reporter_id", "=", personId).execute();
}

/** Deletes what was closed before `closed` and what came before `filed`. */
export async function deleteOldReports(db: Db, closed: Date, filed: Date): Promise<void> {
  await db
    .deleteFrom("reports")
    .where((e) => e.or([e("closed_at", "<=", closed), e("created_at", "<=", filed)]))
    .execute();
}
