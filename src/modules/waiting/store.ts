// The line before a place, as the database keeps it. All that writes expects the occasion to be held.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import { comingTo, holding, type PlaceFacts, type Wish } from "./rules.ts";

/** A claim that was moved, and whom it is about. */
export interface Moved {
  claimId: string;
  slotId: string;
  personId: string;
}

export type ReleaseReason =
  | "ill"
  | "work"
  | "transport"
  | "family"
  | "mistake"
  | "passed"
  | "lapsed"
  | "other"
  | "cancelled";

/** Everything but `stand` and the drawing that decides what somebody can do about a slot; undefined when there is none. */
export async function placeFacts(
  db: Db,
  at: { occasionId: string; slotId: string; personId: string; now: Date },
): Promise<Pick<PlaceFacts, "mine" | "lapsed" | "free" | "waiting"> | undefined> {
  const { rows } = await sql<Pick<PlaceFacts, "mine" | "lapsed" | "free" | "waiting">>`
    select s.places - s.taken as free,
      (select count(*) from claims c where c.slot_id = s.id and c.state = 'waiting') as waiting,
      exists (select from claims c join slots z on z.id = c.slot_id
        where z.occasion_id = s.occasion_id and c.state = 'offered' and c.offered_until <= ${at.now}) as lapsed,
      (select jsonb_build_object('claimId', c.id, 'slotId', c.slot_id, 'state', c.state,
          'lapsed', c.state = 'offered' and c.offered_until <= ${at.now})
        from claims c where c.occasion_id = s.occasion_id and c.person_id = ${at.personId}
          and c.state in ('waiting', 'offered', 'claimed', 'arrived')) as mine
    from slots s where s.id = ${at.slotId} and s.occasion_id = ${at.occasionId}`.execute(db);
  return rows[0];
}

/** Puts somebody at the end of the line. The occasion's time comes along, to be kept free once they have the place. */
export async function joinLine(
  trx: Db,
  to: { claimId: string; occasionId: string; slotId: string; personId: string; now: Date },
): Promise<void> {
  await sql`
    insert into claims (id, slot_id, occasion_id, group_id, person_id, state, during, created_at)
    select ${to.claimId}, s.id, o.id, o.group_id, ${to.personId}, 'waiting', ${sql.raw(duringOf)}, ${to.now}
    from slots s join occasions o on o.id = s.occasion_id
    where s.id = ${to.slotId} and o.id = ${to.occasionId}`.execute(trx);
}

/** The time a claim on occasion `o` fills for its person; null for what is done from anywhere or has no time. */
export const duringOf = `case when not o.remote and o.starts_at is not null
  then tstzrange(o.starts_at, coalesce(o.ends_at, o.starts_at + interval '1 hour')) end`;

/** Offers every free place to the first in its line, until the given time. */
export async function offerPlaces(trx: Db, occasionId: string, until: Date): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    with line as (
      select c.id, s.id as slot, row_number() over (partition by s.id order by c.created_at, c.id) <= s.places - s.taken as next
      from claims c join slots s on s.id = c.slot_id
      where s.occasion_id = ${occasionId} and c.state = 'waiting' and s.taken < s.places
    ), moved as (
      update claims c set state = 'offered', offered_until = ${until}
      from line where c.id = line.id and line.next returning c.id, c.slot_id, c.person_id
    )
    ${nowHeld}`.execute(trx);
  return rows;
}

/** Counts the claims `moved` as places held, and says whose they are. */
const nowHeld = sql.raw(`, counted as (
    update slots s set taken = s.taken + m.places from (select slot_id, count(*) as places from moved group by slot_id) m
    where s.id = m.slot_id
  )
  select id as "claimId", slot_id as "slotId", person_id as "personId" from moved order by id`);

export interface LettingGo {
  /** Which of the occasion's live claims: one, one person's, the offers that ran out, those in line, or all. */
  which: { claimId: string } | { personId: string } | "lapsed" | "hoping" | "all";
  reason: ReleaseReason;
  late?: boolean;
  now: Date;
}

/** Ends live claims of an occasion and frees their places. Says for each whether it had a place. */
export async function letGo(
  trx: Db,
  occasionId: string,
  { which, reason, late = false, now }: LettingGo,
): Promise<(Moved & { held: boolean })[]> {
  const those =
    which === "all"
      ? sql`true`
      : which === "lapsed"
        ? sql`state = 'offered' and offered_until <= ${now}`
        : which === "hoping"
          ? sql`state in ('waiting', 'offered')`
          : "claimId" in which
            ? sql`id = ${which.claimId}`
            : sql`person_id = ${which.personId}`;
  const { rows } = await sql<Moved & { held: boolean }>`
    with going as (
      select id, state = any(${[...holding]}) as held from claims
      where occasion_id = ${occasionId} and state = any(${comingTo("released")}) and ${those}
    ), moved as (
      update claims c set state = 'released', released_at = ${now}, release_reason = ${reason}, late = ${late}, offered_until = null
      from going where c.id = going.id returning c.id, c.slot_id, c.person_id, going.held
    ), counted as (
      update slots s set taken = s.taken - m.freed
      from (select slot_id, count(*) filter (where held) as freed from moved group by slot_id) m
      where s.id = m.slot_id and m.freed > 0
    )
    select id as "claimId", slot_id as "slotId", person_id as "personId", held from moved order by id`.execute(
    trx,
  );
  return rows;
}

/** Those in line of an occasion, by slot, with what decides who is served first and how many can be. */
export async function wishesOf(
  db: Db,
  occasionId: string,
): Promise<(Wish & Moved & { free: number; clash: boolean })[]> {
  const { rows } = await sql<Wish & Moved & { free: number; clash: boolean }>`
    select c.id as "claimId", c.slot_id as "slotId", c.person_id as "personId", s.places - s.taken as free,
      md5(c.occasion_id::text || c.person_id::text) as lot,
      (select max(e.claimed_at) from claims e join occasions o on o.id = e.occasion_id
        where e.person_id = c.person_id and o.group_id = c.group_id and o.allocate_at is not null
          and o.id <> c.occasion_id and e.state in ('claimed', 'arrived', 'missed')) as "servedAt",
      exists (select from claims e where e.person_id = c.person_id and e.during && c.during
        and e.state in ('claimed', 'arrived')) as clash
    from claims c join slots s on s.id = c.slot_id
    where c.occasion_id = ${occasionId} and c.state = 'waiting'`.execute(db);
  return rows;
}

/** Gives those in line a place of their own. */
export async function grantPlaces(trx: Db, claimIds: string[], now: Date): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    with moved as (
      update claims set state = 'claimed', claimed_at = ${now}
      where id = any(${claimIds}::uuid[]) and state = 'waiting' returning id, slot_id, person_id
    )
    ${nowHeld}`.execute(trx);
  return rows;
}

/** Makes the order of the line the given one, ahead of all who join it after `before`. */
export async function orderLine(trx: Db, claimIds: string[], before: Date): Promise<void> {
  await sql`
    update claims c set created_at = ${before}::timestamptz - (${claimIds.length} - l.place) * interval '1 millisecond'
    from unnest(${claimIds}::uuid[]) with ordinality as l(id, place) where c.id = l.id`.execute(trx);
}

/**
 * Occasions whose line is not up to date: an offer ran out, it is time to serve fairly, a place is free while people
 * wait, or they wait for what is over.
 */
export async function occasionsDue(db: Db, now: Date, only?: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct o.id
    from claims c join slots s on s.id = c.slot_id join occasions o on o.id = c.occasion_id join groups g on g.id = o.group_id
    where c.state in ('waiting', 'offered') ${only ? sql`and o.id = ${only}` : sql``} and (
      o.expires_at <= ${now} or c.offered_until <= ${now}
      or c.state = 'waiting' and o.allocate_at <= ${now} and o.allocated_at is null
      or c.state = 'waiting' and s.taken < s.places and (o.allocate_at is null or o.allocated_at is not null)
        and o.closed_at is null and (g.closed_until is null or g.closed_until <= ${now}))`.execute(db);
  return rows.map(({ id }) => id);
}

/** Forgets why people gave back a place before then, which may tell of illness or family; a bounded number. */
export async function forgetReasons(db: Db, before: Date, most = 5000): Promise<number> {
  const { numAffectedRows } = await sql`
    update claims set release_reason = null where id in (
      select id from claims where released_at <= ${before}
        and release_reason in ('ill', 'work', 'transport', 'family', 'other') limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
