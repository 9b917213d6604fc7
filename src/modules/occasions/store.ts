// Occasions, their slots and their addresses, as the database keeps them.
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { addressEnds, type NewOccasion, type Occasion, type OccasionChange, type PlanStep } from "./rules.ts";

export interface Slot {
  id: string;
  occasionId: string;
  position: number;
  role: string;
  needs: string[];
  places: number;
  /** Places held: claimed, arrived and offered. */
  taken: number;
  /** People in line. */
  waiting: number;
}

const columns = sql`o.id, o.kind, o.group_id as "groupId", o.owner_id as "ownerId", o.starts_at as "startsAt",
  o.ends_at as "endsAt", o.zone, o.expires_at as "expiresAt", o.remote, o.place_id as "placeId", o.area,
  json_build_object('lat', o.lat, 'lon', o.lon) as at, o.meeting_point as "meetingPoint",
  o.allocate_at as "allocateAt", o.allocated_at as "allocatedAt", o.cancelled_at as "cancelledAt",
  o.closed_at as "closedAt", o.removed_at as "removedAt", g.closed_until as "boardClosedUntil"`;

export async function occasionById(db: Db, id: string): Promise<Occasion | undefined> {
  const { rows } = await sql<Occasion>`
    select ${columns} from occasions o join groups g on g.id = o.group_id where o.id = ${id}`.execute(db);
  return rows[0];
}

/**
 * Holds the occasion for this transaction alone: no claim, and no other change of it or of who comes, can happen
 * until it ends. A claim shares the occasion, everything else holds it, and both before they touch slots or claims:
 * so nothing here can deadlock. Whoever holds several takes them in the order of their ids.
 */
export async function holdOccasion(trx: Db, id: string): Promise<Occasion | undefined> {
  await sql`select from occasions where id = ${id} for no key update`.execute(trx);
  return occasionById(trx, id);
}

/**
 * Whether the database kept a person from what cannot be: two live claims in one occasion (23505), being in two places
 * at the same time (23P01), or, of two such attempts that waited for each other, this one (40P01).
 */
export const isClash = (error: unknown): boolean =>
  ["23505", "23P01", "40P01"].includes((error as { code?: string }).code ?? "");

/** Does `work` unless it is a clash. Then what it did is undone, the transaction goes on, and "clash" comes back. */
export async function unlessClash<R>(trx: Db, work: () => Promise<R>): Promise<R | "clash"> {
  await sql`savepoint clash`.execute(trx);
  try {
    const result = await work();
    await sql`release savepoint clash`.execute(trx);
    return result;
  } catch (error) {
    if (!isClash(error)) throw error;
    await sql`rollback to savepoint clash`.execute(trx);
    return "clash";
  }
}

/** Slots of several occasions, in their order. */
export async function slotsOf(db: Db, occasionIds: string[]): Promise<Slot[]> {
  const { rows } = await sql<Slot>`
    select s.id, s.occasion_id as "occasionId", s.position, s.role, s.needs, s.places, s.taken,
      (select count(*) from claims c where c.slot_id = s.id and c.state = 'waiting') as waiting
    from slots s where s.occasion_id = any(${occasionIds}::uuid[]) order by s.occasion_id, s.position`.execute(
    db,
  );
  return rows;
}

export async function insertOccasion(trx: Db, o: NewOccasion, now: Date): Promise<void> {
  await sql`
    insert into occasions (id, kind, group_id, owner_id, starts_at, ends_at, starts_local, ends_local, zone, expires_at,
      remote, place_id, area, lat, lon, meeting_point, allocate_at, published_at)
    values (${o.id}, ${o.kind}, ${o.groupId}, ${o.ownerId}, ${o.startsAt}, ${o.endsAt}, ${local(o.startsAt, o.zone)},
      ${local(o.endsAt, o.zone)}, ${o.zone}, ${o.expiresAt}, ${o.remote}, ${o.placeId}, ${o.area}, ${o.at.lat},
      ${o.at.lon}, ${o.meetingPoint}, ${o.allocateAt}, ${now})`.execute(trx);
  await writeSlots(
    trx,
    o,
    o.slots.map((slot, position) => ({ do: "add", position, slot })),
  );
  await writeAddress(trx, o, o.address);
}

/** Times and place; slots and address are written for themselves. */
export async function updateOccasion(trx: Db, { id, zone }: Occasion, to: OccasionChange): Promise<void> {
  await sql`
    update occasions set starts_at = ${to.startsAt}, ends_at = ${to.endsAt}, starts_local = ${local(to.startsAt, zone)},
      ends_local = ${local(to.endsAt, zone)}, expires_at = ${to.expiresAt}, remote = ${to.remote},
      place_id = ${to.placeId}, area = ${to.area}, lat = ${to.at.lat}, lon = ${to.at.lon},
      meeting_point = ${to.meetingPoint}, version = version + 1
    where id = ${id}`.execute(trx);
}

/** What the clock on the wall shows then, as text without a zone. */
const local = (at: Date | null, zone: string): RawBuilder<unknown> =>
  sql`${at}::timestamptz at time zone ${zone}`;

export async function writeSlots(
  trx: Db,
  occasion: Pick<Occasion, "id" | "groupId">,
  steps: PlanStep[],
): Promise<void> {
  for (const step of steps) {
    if (step.do === "drop") {
      await trx.deleteFrom("slots").where("id", "=", step.id).execute();
    } else if (step.do === "keep") {
      await trx.updateTable("slots").set(step.slot).where("id", "=", step.id).execute();
    } else {
      const place = { id: newId(), occasion_id: occasion.id, group_id: occasion.groupId };
      await trx
        .insertInto("slots")
        .values({ ...place, position: step.position, ...step.slot })
        .execute();
    }
  }
}

/** One more place. Undefined when the slot is not of this occasion or as large as slots get. */
export async function growSlot(trx: Db, occasionId: string, slotId: string): Promise<boolean> {
  const { rows } = await sql`
    with grown as (update slots set places = places + 1
      where id = ${slotId} and occasion_id = ${occasionId} and places < 500 returning occasion_id)
    update occasions set version = version + 1 where id in (select occasion_id from grown) returning id`.execute(
    trx,
  );
  return rows.length > 0;
}

export type Ending = { is: "cancelled" } | { is: "closed" } | { is: "removed"; by: string; reason: string };

/** Ends it one way. False when it had ended already. */
export async function endOccasion(trx: Db, id: string, ending: Ending, now: Date): Promise<boolean> {
  const as = {
    cancelled: sql`cancelled_at = ${now}`,
    closed: sql`closed_at = ${now}`,
    removed:
      ending.is === "removed" &&
      sql`removed_at = ${now}, removed_by = ${ending.by}, removed_reason = ${ending.reason}`,
  }[ending.is];
  const result = await sql`
    update occasions set ${as}, version = version + 1 where id = ${id} and removed_at is null
      ${ending.is === "removed" ? sql`` : sql`and cancelled_at is null and closed_at is null`}`.execute(trx);
  return result.numAffectedRows === 1n;
}

export async function markAllocated(trx: Db, id: string, now: Date): Promise<void> {
  await trx.updateTable("occasions").set({ allocated_at: now }).where("id", "=", id).execute();
}

/** The occasions somebody is behind that can still take place. */
export async function ongoingOf(db: Db, ownerId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from occasions where owner_id = ${ownerId} and expires_at > ${now} and cancelled_at is null
      and removed_at is null and closed_at is null order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Null takes the address away. */
export async function writeAddress(
  trx: Db,
  occasion: Pick<Occasion, "id" | "groupId" | "endsAt" | "expiresAt">,
  exact: string | null,
): Promise<void> {
  if (exact === null) {
    await trx.deleteFrom("addresses").where("occasion_id", "=", occasion.id).execute();
    return;
  }
  const address = { exact, delete_after: addressEnds(occasion) };
  await trx
    .insertInto("addresses")
    .values({ occasion_id: occasion.id, group_id: occasion.groupId, ...address })
    .onConflict((on) => on.column("occasion_id").doUpdateSet(address))
    .execute();
}

/** Never one past its date, whether or not the nightly task has been at work. */
export async function addressOf(db: Db, occasionId: string, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom("addresses")
    .select("exact")
    .where("occasion_id", "=", occasionId)
    .where("delete_after", ">", now)
    .executeTakeFirst();
  return row?.exact;
}

export const hasAddress = async (db: Db, occasionId: string, now: Date): Promise<boolean> =>
  (await addressOf(db, occasionId, now)) !== undefined;

/** Deletes the addresses that are due; of what was called off or taken down, a week after that. */
export async function forgetAddresses(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from addresses a using occasions o where o.id = a.occasion_id
      and (a.delete_after <= ${now} or least(o.cancelled_at, o.removed_at) + interval '7 days' <= ${now})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Takes where people live and what they wrote out of all that somebody is behind. */
export async function forgetPlacesOf(trx: Db, ownerId: string): Promise<void> {
  await sql`delete from addresses a using occasions o where o.id = a.occasion_id and o.owner_id = ${ownerId}`.execute(
    trx,
  );
  await trx.updateTable("occasions").set({ meeting_point: "" }).where("owner_id", "=", ownerId).execute();
}

/** When occasion `o` was over, however it came to that. */
const over = sql`least(o.cancelled_at, o.removed_at, coalesce(o.ends_at, o.expires_at))`;

/** Bounded, so that no statement holds many rows for long. */
const most = 5000;

/** Takes what people wrote out of occasions that were over before then, a bounded number. Returns how many. */
export async function forgetWords(db: Db, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update occasions set meeting_point = '', removed_reason = case when removed_at is not null then '' end, removed_by = null
    where id in (select id from occasions o where ${over} <= ${before}
      and (meeting_point <> '' or removed_reason <> '' or removed_by is not null) limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Forgets who was behind occasions over before then, unless both sides stay in touch; a bounded number. Returns how many. */
export async function forgetOwners(db: Db, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update occasions set owner_id = null
    where id in (select id from occasions o where ${over} <= ${before} and owner_id is not null and not exists (
      select from claims c where c.occasion_id = o.id and c.owner_tie and c.person_tie) limit ${most})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Those of the people who are known in the group: vouched for by a host, or tried and found good. */
export async function knownAmong(db: Db, groupId: string, personIds: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom("memberships")
    .select("person_id")
    .where("group_id", "=", groupId)
    .where("person_id", "in", personIds)
    .where("known_since", "is not", null)
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}
