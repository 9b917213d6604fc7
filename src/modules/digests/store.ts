// What of the notices was not sent yet.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";

/** What somebody has neither read nor been sent, told after `since`, oldest first. */
export async function unsentOf(db: Db, personId: string, since: Date, most = 100): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select n.id from notices n
    where n.person_id = ${personId} and n.read_at is null and n.created_at > ${since}
      and not exists (select from deliveries d where d.notice_id = n.id)
    order by n.created_at, n.id limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}
