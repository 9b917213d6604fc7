// Who says yes and who still listens, as the database keeps it.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import { type Experience, type Habit, type Listener, noExperience } from "./rules.ts";

export async function experienceOf(db: Db, groupId: string): Promise<Experience> {
  const row = await db
    .selectFrom("experience")
    .select("counts")
    .where("group_id", "=", groupId)
    .executeTakeFirst();
  return row ? (row.counts as unknown as Experience) : noExperience;
}

/** The same, held until the transaction ends: counts are added to one after the other. */
export async function holdExperience(trx: Db, groupId: string): Promise<Experience> {
  await sql`
    insert into experience (group_id, counts) values (${groupId}, ${JSON.stringify(noExperience)}::jsonb)
    on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ counts: Experience }>`
    select counts from experience where group_id = ${groupId} for update`.execute(trx);
  return rows[0]?.counts ?? noExperience;
}

export async function saveExperience(trx: Db, groupId: string, counts: Experience): Promise<void> {
  await sql`
    update experience set counts = ${JSON.stringify(counts)}::jsonb where group_id = ${groupId}`.execute(trx);
}

export async function habitsOf(
  db: Db,
  personIds: readonly string[],
  kind: string,
): Promise<Map<string, Habit>> {
  const { rows } = await sql<Habit & { id: string }>`
    select person_id as id, yes, tries from habits
    where person_id = any(${[...personIds]}::uuid[]) and kind = ${kind}`.execute(db);
  return new Map(rows.map(({ id, yes, tries }) => [id, { yes, tries }]));
}

export async function saveHabits(
  trx: Db,
  kind: string,
  habits: readonly (Habit & { personId: string })[],
): Promise<void> {
  await sql`
    insert into habits (person_id, kind, yes, tries)
    select p.id, ${kind}, h.yes, h.tries from jsonb_to_recordset(${JSON.stringify(habits)}::jsonb)
      as h ("personId" uuid, yes real, tries real) join people p on p.id = h."personId" order by p.id
    on conflict (person_id, kind) do update set yes = excluded.yes, tries = excluded.tries`.execute(trx);
}

export async function listenersOf(db: Db, personIds: readonly string[]): Promise<Map<string, Listener>> {
  const { rows } = await sql<{
    id: string;
    belief: number;
    at: Date;
    unanswered: number;
    away: Date | null;
  }>`
    select person_id as id, belief, believed_at as at, unanswered, turned_away_at as away from listeners
    where person_id = any(${[...personIds]}::uuid[])`.execute(db);
  return new Map(
    rows.map(({ id, belief, at, unanswered, away }) => [
      id,
      { belief, believedAt: at.getTime(), unanswered, turnedAwayAt: away?.getTime() ?? null },
    ]),
  );
}

export async function saveListeners(
  trx: Db,
  listeners: readonly (Listener & { personId: string })[],
): Promise<void> {
  const rows = listeners.map(({ believedAt, turnedAwayAt, ...rest }) => ({
    ...rest,
    believedAt: new Date(believedAt),
    turnedAwayAt: turnedAwayAt === null ? null : new Date(turnedAwayAt),
  }));
  await sql`
    insert into listeners (person_id, belief, believed_at, unanswered, turned_away_at)
    select p.id, l.belief, l."believedAt", l.unanswered, l."turnedAwayAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l ("personId" uuid, belief real,
      "believedAt" timestamptz, unanswered smallint, "turnedAwayAt" timestamptz)
    join people p on p.id = l."personId" order by p.id
    on conflict (person_id) do update set belief = excluded.belief, believed_at = excluded.believed_at,
      unanswered = excluded.unanswered, turned_away_at = excluded.turned_away_at`.execute(trx);
}
