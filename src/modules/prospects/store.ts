// Who helped how often in a group, as the database keeps it.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";

export interface Helper {
  personId: string;
  name: string;
  helps: number;
}

/** How many helped since then and how often, and the ten who did most. */
export async function helpersOf(
  db: Db,
  groupId: string,
  since: Date,
): Promise<{ helpers: { groupHelps: number; helpers: number }; busiest: Helper[] }> {
  const { rows } = await sql<Helper & { groupHelps: number; helpers: number }>`
    with helped as (
      select person_id, count(*)::int as helps from claims
      where group_id = ${groupId} and claimed_at > ${since} and state in ('claimed', 'arrived') group by person_id
    )
    select h.person_id as "personId", split_part(p.name, ' ', 1) as name, h.helps,
      (select sum(helps)::int from helped) as "groupHelps", (select count(*)::int from helped) as helpers
    from helped h join people p on p.id = h.person_id order by h.helps desc, p.id limit 10`.execute(db);
  const { groupHelps = 0, helpers = 0 } = rows[0] ?? {};
  return { helpers: { groupHelps, helpers }, busiest: rows };
}
