// Groups and who belongs to them, as the database keeps them.
import { sql } from "kysely";
import type pg from "pg";
import type { Db } from "../../platform/db.ts";
import { acting, type Group, type GroupKind, type Membership, type Role, type Visitor } from "./rules.ts";

const columns = [
  "groups.id",
  "groups.slug",
  "groups.name",
  "groups.kind",
  "groups.place_id",
  "groups.lat",
  "groups.lon",
  "groups.zone",
  "groups.member_count",
  "groups.closed_until",
] as const;

interface Row {
  id: string;
  slug: string;
  name: string;
  kind: GroupKind;
  place_id: string;
  lat: number;
  lon: number;
  zone: string;
  member_count: number;
  closed_until: Date | null;
}

const toGroup = (row: Row): Group => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  placeId: row.place_id,
  lat: row.lat,
  lon: row.lon,
  zone: row.zone,
  memberCount: row.member_count,
  closedUntil: row.closed_until,
});

export async function groupBySlug(db: Db, slug: string): Promise<Group | undefined> {
  const row = await db.selectFrom("groups").select(columns).where("slug", "=", slug).executeTakeFirst();
  return row && toGroup(row);
}

export async function groupById(db: Db, id: string): Promise<Group | undefined> {
  const row = await db.selectFrom("groups").select(columns).where("id", "=", id).executeTakeFirst();
  return row && toGroup(row);
}

/** A group and what `personId` is in it, in one question that each connection plans once: every board asks it. */
export async function visitGroup(
  pool: pg.Pool,
  slug: string,
  { personId, mayHost }: Visitor,
): Promise<{ group: Group; me: Membership | undefined } | undefined> {
  type Found = Row & { role: Role | null; known_since: Date | null };
  const { rows } = await pool.query<Found>({
    name: "visit-group",
    text: visitText,
    values: [slug, personId],
  });
  const row = rows[0];
  return (
    row && { group: toGroup(row), me: row.role ? acting(row.role, row.known_since, mayHost) : undefined }
  );
}

const visitText = `
  select ${columns.join(", ")}, m.role, m.known_since
  from groups left join memberships m on m.group_id = groups.id and m.person_id = $2
  where groups.slug = $1`;

/** What somebody who is here may do in a group. */
export async function membershipOf(
  db: Db,
  groupId: string,
  { personId, mayHost }: Visitor,
): Promise<Membership | undefined> {
  const found = personId ? await standingOf(db, groupId, personId) : undefined;
  return found && acting(found.role, found.knownSince, mayHost);
}

/** What somebody is in a group, whatever they may do at the moment. */
export async function standingOf(
  db: Db,
  groupId: string,
  personId: string,
): Promise<{ role: Role; knownSince: Date | null; hostSince: Date | null } | undefined> {
  const row = await db
    .selectFrom("memberships")
    .select(["role", "since", "known_since", "host_since"])
    .where("group_id", "=", groupId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  const hostSince = row?.role === "host" ? (row.host_since ?? row.since) : null;
  return row && { role: row.role, knownSince: row.known_since, hostSince };
}

/**
 * Makes the person a member and counts them, in one statement: right however many join at once. The group's row
 * stays locked until the transaction ends, so join late in it. Returns whether they were new.
 */
export async function join(
  trx: Db,
  groupId: string,
  personId: string,
  now: Date,
  role: Role = "member",
): Promise<boolean> {
  const { rows } = await sql`
    with added as (
      insert into memberships (group_id, person_id, role, since, known_since, host_since)
      values (${groupId}, ${personId}, ${role}, ${now}, ${role === "host" ? now : null}, ${role === "host" ? now : null})
      on conflict do nothing returning 1
    )
    update groups set member_count = member_count + 1 where id = ${groupId} and exists (select from added) returning id
  `.execute(trx);
  return rows.length > 0;
}

/** Deletes the membership and counts one less, in one statement. Returns whether there was one. */
export async function leave(trx: Db, groupId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    with gone as (delete from memberships where group_id = ${groupId} and person_id = ${personId} returning 1)
    update groups set member_count = member_count - 1 where id = ${groupId} and exists (select from gone) returning id
  `.execute(trx);
  return rows.length > 0;
}

/** Known here from now on; the first time counts. `by` is the host who vouched. */
export async function markKnown(
  trx: Db,
  groupId: string,
  personId: string,
  now: Date,
  by: string | null = null,
): Promise<boolean> {
  const result = await trx
    .updateTable("memberships")
    .set({ known_since: now, vouched_by: by })
    .where("group_id", "=", groupId)
    .where("person_id", "=", personId)
    .where("known_since", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Holds the group's row until the transaction ends, so that two hosts cannot both be the last to go. */
export async function lockGroup(trx: Db, groupId: string): Promise<void> {
  await trx.selectFrom("groups").select("id").where("id", "=", groupId).forNoKeyUpdate().execute();
}

/** The hosts, the longest-serving first. */
export async function hostsOf(
  db: Db,
  groupId: string,
): Promise<{ personId: string; name: string; lang: string }[]> {
  const rows = await db
    .selectFrom("memberships as m")
    .innerJoin("people as p", "p.id", "m.person_id")
    .select(["p.id", "p.name", "p.lang"])
    .where("m.group_id", "=", groupId)
    .where("m.role", "=", "host")
    .orderBy("m.since")
    .execute();
  return rows.map(({ id, name, lang }) => ({ personId: id, name, lang }));
}

/** Whether somebody who is here may do what hosts may. */
export async function isHost(db: Db, groupId: string, visitor: Visitor): Promise<boolean> {
  return (await membershipOf(db, groupId, visitor))?.role === "host";
}

/** The groups somebody belongs to, those they host first. */
export async function groupsOf(db: Db, personId: string): Promise<(Group & { role: Role })[]> {
  const rows = await db
    .selectFrom("memberships as m")
    .innerJoin("groups", "groups.id", "m.group_id")
    .select([...columns, "m.role"])
    .where("m.person_id", "=", personId)
    .orderBy((eb) => eb.case().when("m.role", "=", "host").then(0).else(1).end())
    .orderBy("groups.name")
    .execute();
  return rows.map((row) => ({ ...toGroup(row), role: row.role }));
}

export async function organisationOf(db: Db, groupId: string): Promise<string | null> {
  const row = await db
    .selectFrom("groups")
    .innerJoin("organisations as o", "o.id", "groups.organisation_id")
    .select("o.name")
    .where("groups.id", "=", groupId)
    .executeTakeFirst();
  return row?.name ?? null;
}

export async function closeUntil(db: Db, groupId: string, until: Date | null): Promise<void> {
  await db.updateTable("groups").set({ closed_until: until }).where("id", "=", groupId).execute();
}

export async function setRole(
  trx: Db,
  groupId: string,
  personId: string,
  role: Role,
  now: Date,
): Promise<void> {
  await trx
    .updateTable("memberships")
    .set({ role, host_since: role === "host" ? now : null })
    .where("group_id", "=", groupId)
    .where("person_id", "=", personId)
    .execute();
}

export interface Member {
  personId: string;
  name: string;
  role: Role;
  since: Date;
  knownSince: Date | null;
}

/** Members, the newest people first; `search` is part of a name, `skip` how many stand on the pages before. */
export async function membersOf(
  db: Db,
  groupId: string,
  { search, skip, limit }: { search: string; skip: number; limit: number },
): Promise<Member[]> {
  let query = db
    .selectFrom("memberships as m")
    .innerJoin("people as p", "p.id", "m.person_id")
    .select(["m.person_id", "p.name", "m.role", "m.since", "m.known_since"])
    .where("m.group_id", "=", groupId);
  if (search) query = query.where("p.name", "ilike", `%${search.replace(/[\\%_]/g, "\\$&")}%`);
  const rows = await query.orderBy("m.person_id", "desc").limit(limit).offset(skip).execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    role: row.role,
    since: row.since,
    knownSince: row.known_since,
  }));
}

/** Names of groups that would be left with members and no host if this person went. Holds those groups' rows. */
export async function hostedAlone(trx: Db, personId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with mine as (
      select g.id, g.name, g.member_count from groups g
      where g.id in (select group_id from memberships where person_id = ${personId})
      order by g.id for update
    )
    select mine.name from mine
    join memberships m on m.group_id = mine.id and m.person_id = ${personId} and m.role = 'host'
    where mine.member_count > 1 and not exists (
      select from memberships other
      where other.group_id = mine.id and other.role = 'host' and other.person_id <> ${personId}
    )
  `.execute(trx);
  return rows.map(({ name }) => name);
}

/** Ends all of a person's memberships, counting one less in each group. Returns the groups. */
export async function leaveAll(trx: Db, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with gone as (delete from memberships where person_id = ${personId} returning group_id)
    update groups set member_count = member_count - 1 where id in (select group_id from gone) returning id
  `.execute(trx);
  return rows.map(({ id }) => id);
}

export interface NewGroup {
  id: string;
  slug: string;
  name: string;
  kind: GroupKind;
  placeId: string;
  lat: number;
  lon: number;
}

/** False when another group already has this slug. */
export async function insertGroup(trx: Db, group: NewGroup, now: Date): Promise<boolean> {
  const { placeId, ...row } = group;
  const result = await trx
    .insertInto("groups")
    .values({ ...row, place_id: placeId, created_at: now })
    .onConflict((clash) => clash.column("slug").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
