// Openings of conversations by two hosts, as the database keeps them.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";

export interface Opening {
  id: string;
  conversationId: string;
  groupId: string;
  reportId: string | null;
  askedBy: string | null;
  /** First names; null: has left for good. */
  asker: string | null;
  askerIsHost: boolean;
  reason: string;
  askedAt: Date;
  approvedBy: string | null;
  approver: string | null;
  approvedAt: Date | null;
  /** Until then both can read. */
  endsAt: Date | null;
}

const opening = sql`
  select o.id, o.conversation_id as "conversationId", o.group_id as "groupId", o.report_id as "reportId",
    o.asked_by as "askedBy", split_part(a.name, ' ', 1) as asker, o.reason, o.asked_at as "askedAt",
    o.approved_by as "approvedBy", split_part(b.name, ' ', 1) as approver, o.approved_at as "approvedAt",
    o.ends_at as "endsAt", exists (select from memberships m
      where m.group_id = o.group_id and m.person_id = o.asked_by and m.role = 'host') as "askerIsHost"
  from openings o left join people a on a.id = o.asked_by left join people b on b.id = o.approved_by`;

export async function openingById(db: Db, id: string): Promise<Opening | undefined> {
  const { rows } = await sql<Opening>`${opening} where o.id = ${id}`.execute(db);
  return rows[0];
}

/** Those that were confirmed, the latest first: what everybody concerned can see. */
export async function openingsOf(db: Db, conversationId: string): Promise<Opening[]> {
  const { rows } = await sql<Opening>`
    ${opening} where o.conversation_id = ${conversationId} and o.approved_at is not null
    order by o.approved_at desc, o.id`.execute(db);
  return rows;
}

export async function openingsFor(db: Db, reportIds: readonly string[]): Promise<Opening[]> {
  const { rows } = await sql<Opening>`
    ${opening} where o.report_id = any(${reportIds}::uuid[]) order by o.asked_at desc, o.id`.execute(db);
  return rows;
}

/** Takes away what somebody asked for who is a host no more. */
export async function dropStale(trx: Db, reportId: string): Promise<void> {
  await sql`
    delete from openings o where o.report_id = ${reportId} and o.approved_at is null and not exists (
      select from memberships m
      where m.group_id = o.group_id and m.person_id = o.asked_by and m.role = 'host')`.execute(trx);
}

export interface NewOpening {
  id: string;
  conversationId: string;
  groupId: string;
  reportId: string;
  askedBy: string;
  reason: string;
}

/** False when one is asked for already and waits for the second host. */
export async function insertOpening(trx: Db, of: NewOpening, now: Date): Promise<boolean> {
  const result = await trx
    .insertInto("openings")
    .values({
      id: of.id,
      conversation_id: of.conversationId,
      group_id: of.groupId,
      report_id: of.reportId,
      asked_by: of.askedBy,
      reason: of.reason,
      asked_at: now,
    })
    .onConflict((clash) => clash.column("report_id").where("approved_at", "is", null).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False when it was confirmed already. */
export async function approveOpening(
  trx: Db,
  id: string,
  { by, now, endsAt }: { by: string; now: Date; endsAt: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable("openings")
    .set({ approved_by: by, approved_at: now, ends_at: endsAt })
    .where("id", "=", id)
    .where("approved_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Who wrote in a conversation. */
export async function authorsIn(db: Db, conversationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("messages")
    .select("author_id")
    .distinct()
    .where("conversation_id", "=", conversationId)
    .execute();
  return rows.map(({ author_id }) => author_id);
}
