// The SQL of calls: the board of a group, one call whole, and the desk.
import { sql } from "kysely";
import type pg from "pg";
import type { Db } from "../../platform/db.ts";
import type { Detail, Direction, Need, Role, Timing } from "./rules.ts";

/** What decides a call's status and place on the board, and whether its card in memory is still true. */
export interface BoardLine {
  id: string;
  version: number;
  /** Places held and all places of each slot, in order: "1/2,0/4". */
  taken: string;
  open: boolean;
  begun: boolean;
  /** Milliseconds since 1970; null when the time is to be agreed. */
  startsAt: number | null;
  /** It is still to be shared out fairly. */
  drawing: boolean;
  direction: Direction;
  lat: number;
  lon: number;
  remote: boolean;
  /** This reader's own live claim. */
  mine: string | null;
}

export interface CallSlot {
  id: string;
  role: Role;
  needs: Need[];
  places: number;
  taken: number;
  /** People in line. */
  waiting: number;
}

export interface Call {
  id: string;
  groupId: string;
  groupSlug: string;
  groupName: string;
  groupZone: string;
  groupClosedUntil: Date | null;
  ownerId: string | null;
  ownerName: string | null;
  direction: Direction;
  category: string;
  timing: Timing;
  party: number;
  languages: string[];
  details: Detail[];
  note: string;
  noteLang: string | null;
  photoId: string | null;
  onBehalf: boolean;
  urgent: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
  startsLocal: string | null;
  endsLocal: string | null;
  zone: string;
  expiresAt: Date;
  remote: boolean;
  placeId: string;
  area: string;
  lat: number;
  lon: number;
  meetingPoint: string;
  allocateAt: Date | null;
  allocatedAt: Date | null;
  publishedAt: Date;
  cancelledAt: Date | null;
  closedAt: Date | null;
  removedAt: Date | null;
  removedReason: string | null;
  version: number;
  slots: CallSlot[];
}

export interface BoardFilter {
  category?: string | undefined;
  direction?: Direction | undefined;
  language?: string | undefined;
  /** Only what starts before this, or has no time. */
  before?: Date | undefined;
  near?: { lat: number; lon: number; km: number } | undefined;
}

/** Ongoing calls of a group, soonest first, those without a time last. One statement, named so that it is planned once
 *  a connection; filters that are not set are null. */
export async function boardLines(
  pool: pg.Pool,
  asked: { groupId: string; personId: string | null; now: Date; filter?: BoardFilter; limit?: number },
): Promise<BoardLine[]> {
  const { groupId, personId, now, filter = {}, limit = 120 } = asked;
  const box = filter.near ? boxAround(filter.near) : [null, null, null, null];
  const { rows } = await pool.query<BoardLine>({
    name: "board",
    text: boardText,
    values: [
      groupId,
      now,
      personId,
      filter.category ?? null,
      filter.direction ?? null,
      filter.language ?? null,
      filter.before ?? null,
      ...box,
      limit,
    ],
  });
  return rows;
}

const boardText = `
  select o.id, o.version, s.taken, s.open, (extract(epoch from o.starts_at) * 1000)::int8 as "startsAt",
    coalesce(o.starts_at <= $2, false) as begun,
    coalesce(o.allocated_at is null and o.allocate_at > $2, false) as drawing,
    c.direction, o.lat, o.lon, o.remote, k.state as mine
  from occasions o
  join calls c on c.id = o.id
  cross join lateral (
    select string_agg(taken || '/' || places, ',' order by position) as taken, bool_or(taken < places) as open
    from slots where occasion_id = o.id) s
  left join claims k on k.occasion_id = o.id and k.person_id = $3
    and k.state in ('waiting', 'offered', 'claimed', 'arrived')
  where o.group_id = $1 and o.expires_at > $2
    and o.cancelled_at is null and o.removed_at is null and o.closed_at is null
    and ($4::text is null or c.category = $4)
    and ($5::text is null or c.direction = $5)
    and ($6::text is null or c.languages = '{}' or $6 = any(c.languages))
    and ($7::timestamptz is null or o.starts_at is null or o.starts_at < $7)
    and ($8::real is null or (o.lat between $8 and $9 and o.lon between $10 and $11))
  order by o.starts_at nulls last, o.id
  limit $12`;

/** South, north, west, east. A degree of latitude is 111 km; one of longitude shrinks with the cosine. */
function boxAround({ lat, lon, km }: { lat: number; lon: number; km: number }): number[] {
  const high = km / 111;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  return [lat - high, lat + high, lon - wide, lon + wide];
}

/** Whole calls by id, in no order. */
export async function callsById(db: Db, ids: string[]): Promise<Call[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Call>`
    select o.id, o.group_id as "groupId", g.slug as "groupSlug", g.name as "groupName", g.zone as "groupZone",
      g.closed_until as "groupClosedUntil", o.owner_id as "ownerId", p.name as "ownerName",
      c.direction, c.category, c.timing, c.party, c.languages, c.details, c.note, c.note_lang as "noteLang",
      c.photo_id as "photoId", c.on_behalf as "onBehalf", c.urgent,
      o.starts_at as "startsAt", o.ends_at as "endsAt", o.starts_local as "startsLocal", o.ends_local as "endsLocal",
      o.zone, o.expires_at as "expiresAt", o.remote, o.place_id as "placeId", o.area, o.lat, o.lon,
      o.meeting_point as "meetingPoint", o.allocate_at as "allocateAt", o.allocated_at as "allocatedAt",
      o.published_at as "publishedAt", o.cancelled_at as "cancelledAt", o.closed_at as "closedAt",
      o.removed_at as "removedAt", o.removed_reason as "removedReason", o.version, s.slots
    from occasions o
    join calls c on c.id = o.id
    join groups g on g.id = o.group_id
    left join people p on p.id = o.owner_id
    cross join lateral (
      select json_agg(json_build_object('id', s.id, 'role', s.role, 'needs', s.needs, 'places', s.places, 'taken', s.taken,
        'waiting', (select count(*) from claims w where w.slot_id = s.id and w.state = 'waiting')) order by s.position) as slots
      from slots s where s.occasion_id = o.id) s
    where o.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

export async function callById(db: Db, id: string): Promise<Call | undefined> {
  return (await callsById(db, [id]))[0];
}

/** The state of a person's live claim on a call. */
export async function claimStateOf(db: Db, callId: string, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom("claims")
    .select("state")
    .where("occasion_id", "=", callId)
    .where("person_id", "=", personId)
    .where("state", "in", ["waiting", "offered", "claimed", "arrived"])
    .executeTakeFirst();
  return row?.state ?? null;
}

/** Ongoing calls with free places: those that start soonest first, urgent before others, then the oldest. */
export async function deskIds(db: Db, groupId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from occasions o join calls c on c.id = o.id
    where o.group_id = ${groupId} and o.expires_at > ${now} and c.direction = 'need'
      and o.cancelled_at is null and o.removed_at is null and o.closed_at is null
      and exists (select 1 from slots where occasion_id = o.id and taken < places)
    order by o.starts_at nulls last, c.urgent desc, o.published_at
    limit 100`.execute(db);
  return rows.map((row) => row.id);
}

/** A person with a place in an ongoing call whom nobody here knows or has confirmed. */
export interface Unconfirmed {
  claimId: string;
  callId: string;
  name: string;
  claimedAt: Date;
}

export async function unconfirmed(db: Db, groupId: string, now: Date): Promise<Unconfirmed[]> {
  const { rows } = await sql<Unconfirmed>`
    select k.id as "claimId", k.occasion_id as "callId", p.name, k.claimed_at as "claimedAt"
    from claims k
    join occasions o on o.id = k.occasion_id and o.expires_at > ${now} and o.cancelled_at is null and o.removed_at is null
    join people p on p.id = k.person_id
    left join memberships m on m.group_id = k.group_id and m.person_id = k.person_id
    where k.group_id = ${groupId} and k.state in ('claimed', 'arrived') and k.confirmed_at is null
      and m.known_since is null and o.closed_at is null
    order by o.starts_at nulls last
    limit 100`.execute(db);
  return rows;
}

/** A person in line for a place in an ongoing call. */
export interface InLine {
  claimId: string;
  callId: string;
  name: string;
  /** A free place is kept for them until then. */
  offeredUntil: Date | null;
}

export async function inLine(db: Db, groupId: string, now: Date): Promise<InLine[]> {
  const { rows } = await sql<InLine>`
    select k.id as "claimId", k.occasion_id as "callId", p.name, k.offered_until as "offeredUntil"
    from claims k
    join occasions o on o.id = k.occasion_id and o.expires_at > ${now}
      and o.cancelled_at is null and o.removed_at is null and o.closed_at is null
    join people p on p.id = k.person_id
    where k.group_id = ${groupId} and k.state in ('waiting', 'offered')
    order by o.starts_at nulls last, k.created_at
    limit 100`.execute(db);
  return rows;
}

/** Calls a person asked: what is ahead first, then the last 30. */
export async function ownCallIds(db: Db, personId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from occasions o join calls c on c.id = o.id
    where o.owner_id = ${personId}
    order by (o.expires_at > ${now} and o.cancelled_at is null and o.closed_at is null) desc,
      coalesce(o.starts_at, o.expires_at) desc
    limit 30`.execute(db);
  return rows.map((row) => row.id);
}

/** What a call says beyond its occasion. */
export interface CallSays {
  timing: Timing;
  party: number;
  languages: string[];
  details: Detail[];
  note: string;
  noteLang: string | null;
  photoId: string | null;
  onBehalf: boolean;
  consent: "said" | "written" | "guardian" | null;
  consentAt: Date | null;
  urgent: boolean;
}

const says = (call: CallSays) => ({
  timing: call.timing,
  party: call.party,
  languages: call.languages,
  details: call.details,
  note: call.note,
  note_lang: call.noteLang,
  photo_id: call.photoId,
  on_behalf: call.onBehalf,
  consent: call.consent,
  consent_at: call.consentAt,
  urgent: call.urgent,
});

export async function insertCall(
  trx: Db,
  call: CallSays & { id: string; groupId: string; direction: Direction; category: string },
): Promise<void> {
  const { id, groupId, direction, category } = call;
  await trx
    .insertInto("calls")
    .values({ id, group_id: groupId, direction, category, ...says(call) })
    .execute();
}

/** Everything but what kind of call it is. */
export async function updateCall(trx: Db, id: string, call: CallSays): Promise<void> {
  await trx.updateTable("calls").set(says(call)).where("id", "=", id).execute();
}
