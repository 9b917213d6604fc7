// Nudges as the database keeps them: who was asked for what, when, why, and what they answered.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Ask } from "../habits/public.ts";
import type { Answer } from "./rules.ts";

export interface NewNudge {
  id: string;
  groupId: string;
  occasionId: string;
  slotId: string;
  personId: string;
  wave: number;
  /** The chance of a yes as it was believed. */
  chance: number;
  /** What that rested on, to learn from the answer. */
  ask: Ask;
  km: number | null;
  reasons: string[];
}

/** A nudge as it stands. */
export interface Nudge extends NewNudge {
  sentAt: Date;
  answer: Answer | null;
  answeredAt: Date | null;
}

const columns = sql`n.id, n.group_id as "groupId", n.occasion_id as "occasionId", n.slot_id as "slotId",
  n.person_id as "personId", n.wave, n.sent_at as "sentAt", n.chance, n.ask, n.km, n.reasons, n.answer,
  n.answered_at as "answeredAt"`;

export async function insertNudges(trx: Db, nudges: readonly NewNudge[], now: Date): Promise<void> {
  await trx
    .insertInto("nudges")
    .values(
      nudges.map(({ id, groupId, occasionId, slotId, personId, ask, ...rest }) => ({
        id,
        ask: { ...ask },
        group_id: groupId,
        occasion_id: occasionId,
        slot_id: slotId,
        person_id: personId,
        sent_at: now,
        ...rest,
      })),
    )
    .execute();
}

export async function nudgeById(db: Db, id: string): Promise<Nudge | undefined> {
  const { rows } = await sql<Nudge>`select ${columns} from nudges n where n.id = ${id}`.execute(db);
  return rows[0];
}

/** All nudges of an occasion, the first asked first. */
export async function nudgesOf(db: Db, occasionId: string): Promise<Nudge[]> {
  const { rows } = await sql<Nudge>`
    select ${columns} from nudges n where n.occasion_id = ${occasionId} order by n.sent_at, n.id`.execute(db);
  return rows;
}

/** How many people were asked, by occasion; none are left out. */
export async function countAsked(db: Db, occasionIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; asked: number }>`
    select occasion_id as id, count(distinct person_id)::int as asked from nudges
    where occasion_id = any(${[...occasionIds]}::uuid[]) group by occasion_id`.execute(db);
  return new Map(rows.map(({ id, asked }) => [id, asked]));
}

/** Writes an answer to nudges that have none yet; returns those it was written to. */
export async function answerNudges(
  trx: Db,
  ids: readonly string[],
  answer: Answer,
  now: Date,
): Promise<Nudge[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Nudge>`
    update nudges n set answer = ${answer}, answered_at = ${now}
    where n.id = any(${ids}::uuid[]) and n.answer is null returning ${columns}`.execute(trx);
  return rows;
}

/** How often each was asked since then, whatever for; who was not is not among them. */
export async function asksSince(
  db: Db,
  personIds: readonly string[],
  since: Date,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; asks: number }>`
    select person_id as "personId", count(*)::int as asks from nudges
    where person_id = any(${personIds}::uuid[]) and sent_at > ${since} group by person_id`.execute(db);
  return new Map(rows.map(({ personId, asks }) => [personId, asks]));
}

/** Open nudges whose person has taken a place by now, from the message or from the board. */
export async function takenUp(db: Db, occasionId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select n.id from nudges n
    where n.occasion_id = ${occasionId} and n.answer is null and exists (
      select from claims c where c.occasion_id = n.occasion_id and c.person_id = n.person_id
        and c.state <> 'released' and c.created_at >= n.sent_at)`.execute(db);
  return rows.map(({ id }) => id);
}

/** When somebody in this group, or anywhere, was last asked. */
export async function lastNudgeAt(db: Db, groupId?: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(sent_at) as at from nudges where ${groupId ? sql`group_id = ${groupId}` : sql`true`}`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}

export interface Asked {
  id: string;
  occasionId: string;
  kind: "call";
  groupName: string;
  groupSlug: string;
  zone: string;
  sentAt: Date;
  answer: Answer | null;
  reasons: string[];
  km: number | null;
}

/** What a person was asked for, the newest first. */
export async function askedOf(db: Db, personId: string, since: Date): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select n.id, n.occasion_id as "occasionId", o.kind, g.name as "groupName", g.slug as "groupSlug", g.zone,
      n.sent_at as "sentAt", n.answer, n.reasons, n.km
    from nudges n join occasions o on o.id = n.occasion_id join groups g on g.id = n.group_id
    where n.person_id = ${personId} and n.sent_at > ${since} order by n.sent_at desc, n.id desc limit 50`.execute(
    db,
  );
  return rows;
}

/** Forgets nudges that long ago, a bounded number. Returns how many. */
export async function deleteOld(db: Db, before: Date, most = 5000): Promise<number> {
  const { rows } = await sql`
    delete from nudges where id in (select id from nudges where sent_at < ${before} limit ${most})
    returning id`.execute(db);
  return rows.length;
}

export interface OpenedFacts {
  kind: "call";
  role: string;
  groupName: string;
  groupSlug: string;
  zone: string;
  stand: "open" | "closed" | "gone";
  free: number;
  isIn: boolean;
}

/** What decides what a nudge still means. */
export async function factsOf(db: Db, nudge: Nudge, now: Date): Promise<OpenedFacts | undefined> {
  const { rows } = await sql<OpenedFacts>`
    select o.kind, s.role, g.name as "groupName", g.slug as "groupSlug", g.zone,
      case when o.cancelled_at is not null or o.removed_at is not null or o.expires_at <= ${now} then 'gone'
        when o.closed_at is not null or g.closed_until > ${now} then 'closed' else 'open' end as stand,
      s.places - s.taken - (select count(*) from claims w where w.slot_id = s.id and w.state = 'waiting')::int as free,
      exists (select from claims c where c.occasion_id = o.id and c.person_id = ${nudge.personId}
        and c.state not in ('released', 'missed')) as "isIn"
    from occasions o join groups g on g.id = o.group_id join slots s on s.id = ${nudge.slotId}
    where o.id = ${nudge.occasionId}`.execute(db);
  return rows[0];
}

/** Other occasions of the same group and kind that still need somebody, the soonest first. */
export async function openBeside(db: Db, nudge: Nudge, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from occasions o
    join occasions this on this.id = ${nudge.occasionId}
    where o.group_id = this.group_id and o.kind = this.kind and o.id <> this.id and o.expires_at > ${now}
      and o.cancelled_at is null and o.removed_at is null and o.closed_at is null
      and o.owner_id is distinct from ${nudge.personId} and o.allocate_at is null
      and exists (select from slots s where s.occasion_id = o.id and s.taken < s.places)
    order by o.starts_at nulls last limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
