// Wishes about being asked, muted groups and blocks, as the database keeps them.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { GroupKind } from "../groups/public.ts";
import { usual, type Wishes } from "./rules.ts";

interface Row {
  personId: string;
  weeklyLimit: number | null;
  pausedUntil: Date | null;
  urgentAtNight: boolean | null;
  muted: string[];
}

/** The wishes of everybody in the list, also of those who have not said anything. */
export async function wishesOf(db: Db, personIds: readonly string[]): Promise<Map<string, Wishes>> {
  const { rows } = await sql<Row>`
    select p.id as "personId", a.weekly_limit as "weeklyLimit", a.paused_until as "pausedUntil",
      a.urgent_at_night as "urgentAtNight", array(select group_id from mutes m where m.person_id = p.id) as muted
    from unnest(${[...personIds]}::uuid[]) p (id) left join attention a on a.person_id = p.id`.execute(db);
  return new Map(
    rows.map(({ personId, weeklyLimit, pausedUntil, urgentAtNight, muted }) => [
      personId,
      {
        weeklyLimit: weeklyLimit ?? usual.weeklyLimit,
        pausedUntil,
        urgentAtNight: urgentAtNight ?? usual.urgentAtNight,
        muted,
      },
    ]),
  );
}

/**
 * The same, with the right to ask these people held until the transaction ends: whoever else wants to ask one of them
 * waits, and counts the asks of this transaction too. Everybody takes the rows in the same order, so nobody waits in a
 * ring. Hold few: only those about to be asked. Who has left meanwhile is not among them.
 */
export async function holdWishes(trx: Db, personIds: readonly string[]): Promise<Map<string, Wishes>> {
  const ids = [...personIds];
  await sql`
    insert into attention (person_id) select id from people where id = any(${ids}::uuid[]) order by id
    on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ id: string }>`
    select person_id as id from attention where person_id = any(${ids}::uuid[]) order by person_id
    for update`.execute(trx);
  return wishesOf(
    trx,
    rows.map(({ id }) => id),
  );
}

/** Nothing happens when the person has left. */
export async function setWishes(
  db: Db,
  personId: string,
  { weeklyLimit, urgentAtNight }: Pick<Wishes, "weeklyLimit" | "urgentAtNight">,
): Promise<void> {
  await sql`
    insert into attention (person_id, weekly_limit, urgent_at_night)
    select id, ${weeklyLimit}, ${urgentAtNight} from people where id = ${personId}
    on conflict (person_id) do update set weekly_limit = excluded.weekly_limit,
      urgent_at_night = excluded.urgent_at_night`.execute(db);
}

/** Null ends a break. */
export async function setPause(db: Db, personId: string, until: Date | null): Promise<void> {
  if (until === null) {
    await sql`update attention set paused_until = null where person_id = ${personId}`.execute(db);
    return;
  }
  await sql`
    insert into attention (person_id, paused_until) select id, ${until}::timestamptz from people where id = ${personId}
    on conflict (person_id) do update set paused_until = excluded.paused_until`.execute(db);
}

export async function addMute(db: Db, personId: string, groupId: string, since: Date): Promise<void> {
  await sql`
    insert into mutes (person_id, group_id, since) select id, ${groupId}, ${since} from people where id = ${personId}
    on conflict do nothing`.execute(db);
}

export async function endMute(db: Db, personId: string, groupId: string): Promise<void> {
  await db.deleteFrom("mutes").where("person_id", "=", personId).where("group_id", "=", groupId).execute();
}

export interface MutedGroup {
  id: string;
  slug: string;
  name: string;
  kind: GroupKind;
}

export async function mutedGroups(db: Db, personId: string): Promise<MutedGroup[]> {
  return db
    .selectFrom("mutes")
    .innerJoin("groups", "groups.id", "mutes.group_id")
    .select(["groups.id", "groups.slug", "groups.name", "groups.kind"])
    .where("mutes.person_id", "=", personId)
    .orderBy("groups.name")
    .execute();
}

/** Nothing happens when either has left. */
export async function addBlock(db: Db, personId: string, blockedId: string, since: Date): Promise<void> {
  await sql`
    insert into blocks (person_id, blocked_id, since)
    select a.id, b.id, ${since} from people a, people b where a.id = ${personId} and b.id = ${blockedId}
    on conflict do nothing`.execute(db);
}

export async function endBlock(db: Db, personId: string, blockedId: string): Promise<void> {
  await db
    .deleteFrom("blocks")
    .where("person_id", "=", personId)
    .where("blocked_id", "=", blockedId)
    .execute();
}

export interface Blocked {
  personId: string;
  /** The first name only. */
  name: string;
}

/** Whom this person blocked, the latest first. */
export async function blocksBy(db: Db, personId: string): Promise<Blocked[]> {
  const { rows } = await sql<Blocked>`
    select p.id as "personId", split_part(p.name, ' ', 1) as name from blocks b join people p on p.id = b.blocked_id
    where b.person_id = ${personId} order by b.since desc, p.id`.execute(db);
  return rows;
}

/** Who of these has blocked whom of them. */
export async function blockedAmong(
  db: Db,
  personIds: readonly string[],
): Promise<{ personId: string; blockedId: string }[]> {
  if (personIds.length < 2) return [];
  const rows = await db
    .selectFrom("blocks")
    .select(["person_id", "blocked_id"])
    .where("person_id", "in", personIds)
    .where("blocked_id", "in", personIds)
    .execute();
  return rows.map(({ person_id, blocked_id }) => ({ personId: person_id, blockedId: blocked_id }));
}

export interface OtherSide extends Blocked {
  occasion: { kind: "call"; id: string };
}

/** The other side of a claim: for whoever has it, who asked; for who asked, whoever has it. Undefined for others. */
export async function otherSide(db: Db, claimId: string, personId: string): Promise<OtherSide | undefined> {
  const { rows } = await sql<OtherSide>`
    select p.id as "personId", split_part(p.name, ' ', 1) as name,
      json_build_object('kind', o.kind, 'id', o.id) as occasion
    from claims c join occasions o on o.id = c.occasion_id
    join people p on p.id = case when c.person_id = ${personId} then o.owner_id else c.person_id end
    where c.id = ${claimId} and (c.person_id = ${personId} or o.owner_id = ${personId})`.execute(db);
  return rows[0];
}
