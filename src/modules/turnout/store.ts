// Claims as the database keeps them: the statement that takes a place, and who comes.
import { sql } from "kysely";
import type { QueryConfig } from "pg";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { type Sends, wayOut } from "../channels/public.ts";
import { type ClaimState, duringOf } from "../waiting/public.ts";
import type { AddressFacts, Stay } from "./rules.ts";

export type Outcome = "done" | "missed" | "not_needed";

export interface ClaimArgs {
  slotId: string;
  occasionId: string;
  personId: string;
  claimId: string;
  now: Date;
  /** Take it even if it may get tight with something else the person has taken. */
  accept: boolean;
  /** Messages to whoever is told and can be reached are queued with it. */
  sends: Sends;
}

/** The one row a claim that succeeded gives back. */
export interface Claimed {
  groupId: string;
  /** Owner and hosts whose inbox has something new. */
  told: string[];
  /** The person may see the exact address, or there is none to see. */
  trusted: boolean;
}

/**
 * Takes a place if there is one to take, and tells the owner, in one statement and one trip: nothing is checked first
 * and done later. Of somebody unknown here who would learn an address, hosts and owner are asked.
 *
 * No row comes back when anything stands in the way; `standingOf` tells afterwards what it was. The database refuses
 * who has a live claim here already, and who would have to be in two places at the same time (`isClash`).
 *
 * Locks are taken in one order, so claims never wait for each other in a ring: the person (their own claims come one
 * after the other), the occasion (shared by claims; whoever cancels or moves it holds it alone), the slot. When the
 * slot is full, none is taken.
 */
export function claimStatement(args: ClaimArgs): QueryConfig {
  const { slotId, occasionId, personId, claimId, now, accept, sends } = args;
  return {
    name: `claim ${sends.mail} ${sends.sms}`,
    text: claimAnd(sends),
    values: [slotId, occasionId, personId, claimId, now, accept],
  };
}

/** A notice's id is the claim's with a mark of both in its random end: one id made outside is enough for all. */
const taking = `
with person as materialized (
  select id from people where id = $3 for no key update
), held as materialized (
  select o.* from person cross join occasions o where o.id = $2 for share of o
), occasion as materialized (
  select o.id, o.group_id, o.owner_id, ${duringOf} as during,
    m.known_since is not null
      or not exists (select from addresses a where a.occasion_id = o.id and a.delete_after > $5) as trusted
  from held o
  join groups g on g.id = o.group_id
  left join memberships m on m.group_id = o.group_id and m.person_id = $3
  where o.owner_id is distinct from $3
    and o.cancelled_at is null and o.removed_at is null and o.closed_at is null and o.expires_at > $5
    and (g.closed_until is null or g.closed_until <= $5)
    and (o.allocate_at is null or o.allocated_at is not null)
    and ($6 or o.starts_at is null or not exists (
      select from claims c
      where c.person_id = $3 and c.state in ('claimed', 'arrived') and c.during && tstzrange(
        o.starts_at - interval '6 hours', coalesce(o.ends_at, o.starts_at) + interval '6 hours')
    ) and not exists (
      select from claims c join occasions other on other.id = c.occasion_id
      where c.person_id = $3 and c.state in ('claimed', 'arrived') and c.during is null
        and other.starts_at < coalesce(o.ends_at, o.starts_at + interval '1 hour')
        and coalesce(other.ends_at, other.starts_at + interval '1 hour') > o.starts_at))
), place as (
  update slots s set taken = s.taken + 1 from occasion o
  where s.id = $1 and s.occasion_id = o.id and s.taken < s.places
    and not exists (select from claims w where w.slot_id = s.id and w.state = 'waiting')
  returning s.id, s.taken = s.places as was_last
), claim as (
  insert into claims (id, slot_id, occasion_id, group_id, person_id, state, during, created_at, claimed_at)
  select $4, place.id, o.id, o.group_id, $3, 'claimed', o.during, $5, $5 from place, occasion o
  returning id
), filled as (
  select graphile_worker.add_job('occasions.changed', json_build_object('occasionId', $2::uuid), max_attempts => 25,
    job_key => 'occasions.changed ' || $2::uuid) as job
  from claim, place where place.was_last
), told as (
  insert into notices (id, person_id, group_id, occasion_id, kind, facts, dedup, created_at)
  select overlay(claim.id::text placing left(md5(claim.id::text || listener.id), 12) from 25)::uuid, listener.id, o.group_id, o.id,
    listener.kind, jsonb_build_object('by', $3::uuid), 'claim ' || claim.id, $5
  from claim cross join occasion o cross join lateral (
    select o.owner_id as id, case when o.trusted then 'occasions.taken' else 'occasions.confirm' end as kind
      where o.owner_id is not null
    union all select h.person_id, 'occasions.confirm_host' from memberships h
      where not o.trusted and h.group_id = o.group_id and h.role = 'host' and h.person_id is distinct from o.owner_id
  ) listener
  returning id, person_id
)`;

const found = `o.group_id as "groupId", o.trusted, array(select person_id from told) as told,
  (select count(job) from filled) as filled`;

/** Messages are queued as deliveries does it; the task that sends them waits out the quiet hours by itself. */
const claimAnd = (sends: Sends) => `${taking}, message as (
  select graphile_worker.add_job('deliveries.send', json_build_object('id', told.id), max_attempts => 25,
    job_key => 'deliveries.send ' || told.id) as job
  from told join people p on p.id = told.person_id where ${wayOut("p", sends)}
)
select ${found}, (select count(job) from message) as messages from claim, occasion o`;

/** The time and place of what the person has taken around a time, nearest first. */
export interface Taken extends Stay {
  occasionId: string;
  kind: "call";
  area: string;
  lat: number;
  lon: number;
}

export async function takenAround(
  db: Db,
  { personId, from, to, except }: { personId: string; from: Date; to: Date; except: string },
): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select o.id as "occasionId", o.kind, o.starts_at as "startsAt", o.ends_at as "endsAt", o.remote, o.area, o.lat, o.lon
    from claims c join occasions o on o.id = c.occasion_id
    where c.person_id = ${personId} and c.state in ('claimed', 'arrived') and o.id <> ${except}
      and o.starts_at - interval '6 hours' < ${to} and coalesce(o.ends_at, o.starts_at) + interval '6 hours' > ${from}
    order by abs(extract(epoch from o.starts_at - ${from}))`.execute(db);
  return rows;
}

/** Takes an offered place that is still held. */
export async function acceptOffer(trx: Db, claimId: string, now: Date): Promise<boolean> {
  const result = await trx
    .updateTable("claims")
    .set({ state: "claimed", claimed_at: now, offered_until: null })
    .where("id", "=", claimId)
    .where("state", "=", "offered")
    .where("offered_until", ">", now)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface ClaimFacts {
  claimId: string;
  occasionId: string;
  kind: "call";
  personId: string;
  state: ClaimState;
  claimedAt: Date | null;
}

export async function claimById(db: Db, claimId: string): Promise<ClaimFacts | undefined> {
  const { rows } = await sql<ClaimFacts>`
    select c.id as "claimId", o.id as "occasionId", o.kind, c.person_id as "personId", c.state, c.claimed_at as "claimedAt"
    from claims c join occasions o on o.id = c.occasion_id where c.id = ${claimId}`.execute(db);
  return rows[0];
}

type AddressRow = Omit<AddressFacts, "isPast"> & { endsAt: Date | null; expiresAt: Date };

/** What decides whether a reader learns the exact address, and until when there is one. */
export async function addressFacts(
  db: Db,
  occasionId: string,
  { personId, mayHost }: Pick<Actor, "personId" | "mayHost">,
  now: Date,
): Promise<AddressRow | undefined> {
  const { rows } = await sql<AddressRow>`
    select a.exact, o.ends_at as "endsAt", o.expires_at as "expiresAt",
      o.owner_id = ${personId} is true or (${mayHost} and m.role = 'host') is true as tends,
      c.id is not null as comes, m.known_since is not null as known, c.confirmed_at is not null as confirmed
    from occasions o
    left join addresses a on a.occasion_id = o.id and a.delete_after > ${now}
    left join memberships m on m.group_id = o.group_id and m.person_id = ${personId}
    left join claims c on c.occasion_id = o.id and c.person_id = ${personId} and c.state in ('claimed', 'arrived')
    where o.id = ${occasionId}`.execute(db);
  return rows[0];
}

/** One person's part in an occasion, for its owner, its hosts and those who take part. */
export interface RosterEntry {
  claimId: string;
  slotId: string;
  personId: string;
  /** The first name only. */
  name: string;
  state: ClaimState;
  known: boolean;
  confirmed: boolean;
  claimedAt: Date | null;
  offeredUntil: Date | null;
  onWayAt: Date | null;
  arrivedAt: Date | null;
  outcome: Outcome | null;
  helperOutcome: Outcome | null;
  thankedAt: Date | null;
  /** Each side's own answer. A reader may see only their own; `tied`, that both said yes, is for both. */
  ownerTie: boolean | null;
  personTie: boolean | null;
  tied: boolean;
}

/** Everybody with a live claim or who missed it, by slot and in the order of the line; offers that ran out are over. */
export async function roster(db: Db, occasionId: string, now: Date): Promise<RosterEntry[]> {
  const { rows } = await sql<RosterEntry>`
    select c.id as "claimId", c.slot_id as "slotId", c.person_id as "personId", split_part(p.name, ' ', 1) as name,
      c.state, m.known_since is not null as known, c.confirmed_at is not null as confirmed,
      c.claimed_at as "claimedAt", c.offered_until as "offeredUntil", c.on_way_at as "onWayAt",
      c.arrived_at as "arrivedAt", c.outcome, c.helper_outcome as "helperOutcome", c.thanked_at as "thankedAt",
      c.owner_tie as "ownerTie", c.person_tie as "personTie", (c.owner_tie and c.person_tie) is true as tied
    from claims c
    join slots s on s.id = c.slot_id
    join people p on p.id = c.person_id
    left join memberships m on m.group_id = c.group_id and m.person_id = c.person_id
    where c.occasion_id = ${occasionId} and c.state <> 'released' and (c.state <> 'offered' or c.offered_until > ${now})
    order by s.position, coalesce(c.claimed_at, c.created_at), c.id`.execute(db);
  return rows;
}

/** One place of somebody's own, with the occasion's time. */
export interface MyClaim {
  claimId: string;
  occasionId: string;
  kind: "call";
  slotId: string;
  role: string;
  state: ClaimState;
  startsAt: Date | null;
  endsAt: Date | null;
  expiresAt: Date;
  offeredUntil: Date | null;
  /** Cancelled, removed, closed or past its time. */
  over: boolean;
  outcome: Outcome | null;
  thankedAt: Date | null;
  /** The person's own answer, and whether both said yes. */
  tie: boolean | null;
  tied: boolean;
}

/** What is ahead, soonest first, then at most 50 that are over, latest first. Places given back are left out. */
export async function mine(db: Db, personId: string, now: Date): Promise<MyClaim[]> {
  const { rows } = await sql<MyClaim>`
    select c.id as "claimId", o.id as "occasionId", o.kind, s.id as "slotId", s.role, c.state,
      o.starts_at as "startsAt", o.ends_at as "endsAt", o.expires_at as "expiresAt", c.offered_until as "offeredUntil",
      over.over, c.outcome, c.thanked_at as "thankedAt", c.person_tie as tie, (c.owner_tie and c.person_tie) is true as tied
    from claims c
    join slots s on s.id = c.slot_id
    join occasions o on o.id = c.occasion_id
    cross join lateral (select o.expires_at <= ${now}
      or coalesce(o.cancelled_at, o.removed_at, o.closed_at) is not null as over) over
    where c.person_id = ${personId} and c.state <> 'released' and (c.state <> 'offered' or c.offered_until > ${now})
      and not (over.over and c.state = 'waiting')
    order by over.over, case when not over.over then o.starts_at end nulls last, o.expires_at desc, c.id
    limit 100`.execute(db);
  const ahead = rows.filter(({ over }) => !over);
  return [...ahead, ...rows.filter(({ over }) => over).slice(0, 50)];
}
