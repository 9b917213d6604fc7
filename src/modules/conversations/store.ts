// Who takes part in an occasion, for the conversations about it.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Party, Subject } from "./rules.ts";

type Facts = Omit<Subject, "url" | "parties">;

/** An occasion and who takes part in it; of one that was called off, who did until then. */
export async function occasionSubject(
  db: Db,
  id: string,
): Promise<(Facts & { parties: Party[] }) | undefined> {
  const { rows } = await sql<Facts>`
    select o.id, o.kind, o.group_id as "groupId", g.slug, g.zone, o.id as "occasionId",
      least(o.cancelled_at, o.removed_at, coalesce(o.ends_at, o.expires_at)) as ends,
      coalesce(o.cancelled_at, o.removed_at) is not null as "calledOff"
    from occasions o join groups g on g.id = o.group_id where o.id = ${id}`.execute(db);
  const [facts] = rows;
  return facts && { ...facts, parties: await partiesOf(db, id) };
}

async function partiesOf(db: Db, id: string): Promise<Party[]> {
  const { rows } = await sql<Party>`
    select p.id as "personId", split_part(p.name, ' ', 1) as name, true as asker, null::uuid as "claimId",
      null::timestamptz as since, true as here
    from occasions o join people p on p.id = o.owner_id where o.id = ${id}
    union all
    select * from (
      select distinct on (c.person_id) c.person_id, split_part(p.name, ' ', 1), false, c.id, c.claimed_at,
        c.state in ('claimed', 'arrived')
      from claims c join people p on p.id = c.person_id join occasions o on o.id = c.occasion_id
      where c.occasion_id = ${id} and (c.state in ('claimed', 'arrived')
        or c.state = 'released' and c.release_reason = 'cancelled' and c.claimed_at is not null
          and coalesce(o.cancelled_at, o.removed_at) is not null)
      order by c.person_id, c.claimed_at desc) helpers`.execute(db);
  return rows;
}

/** When somebody last held a place in an occasion and gave it back; undefined when they did not, or hold one again. */
export async function departureFrom(
  db: Db,
  occasionId: string,
  personId: string,
): Promise<{ since: Date; until: Date } | undefined> {
  const { rows } = await sql<{ since: Date; until: Date }>`
    select claimed_at as since, released_at as until from claims
    where occasion_id = ${occasionId} and person_id = ${personId} and state = 'released' and claimed_at is not null
    order by released_at desc limit 1`.execute(db);
  return rows[0];
}
