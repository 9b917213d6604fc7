// What was sent to devices and is still news there.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";

/** What was sent to somebody's devices and not read since, newest first. */
export async function pushedTo(db: Db, personId: string, since: Date, most = 20): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select n.id from notices n join deliveries d on d.notice_id = n.id
    where n.person_id = ${personId} and n.read_at is null and n.created_at > ${since} and d.channel = 'push'
    order by n.created_at desc, n.id desc limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}
