// Loads the demo world "denmark" into a migrated database; loading it again changes nothing, loading a larger one adds.
import { sql } from "kysely";
import type { Queryable } from "../../../src/platform/db.ts";
import { groups, organisationId } from "./groups.ts";
import { numberOf, worldId } from "./ids.ts";
import { membershipRows } from "./memberships.ts";
import { morningOf, morningOn, zone } from "./morning.ts";
import { organisations } from "./organisations.ts";
import { personOf } from "./people.ts";
import { roster, storySize } from "./roster.ts";
import { insertRows, type Row } from "./rows.ts";
import { story } from "./story.ts";

export { demo, type Who } from "./three.ts";

export interface LoadOptions {
  /** How many people live in the world; at least 600, who are its story. */
  people?: number;
  /** What the world's clock shows when it begins; half past eight this morning unless told otherwise. */
  at?: Date;
  progress?: (done: number, total: number) => void;
}

export interface Loaded {
  /** What the world's clock showed when it was first loaded. */
  at: Date;
  people: number;
  /** How many of them this load brought. */
  added: number;
}

const batch = 5000;

/**
 * Fills the world, in one transaction for its story and one for every further 5,000 people; the instance has its world
 * when all are there. Stopped half-way, the next load goes on where this one was. A world that is there keeps its
 * people, its clock and all that happened in it; with more `people` than it has, the missing ones are added.
 * @throws a sentence when the instance is a real one
 */
export async function load(
  db: Queryable,
  { people = 3000, at = morningOn(new Date()), progress }: LoadOptions = {},
): Promise<Loaded> {
  const wanted = Math.max(people, storySize);
  let world = await inTurn(db, (trx) => begin(trx, at));
  const before = world.fresh ? 0 : world.people;
  progress?.(Math.min(world.people, wanted), wanted);
  while (world.people < wanted) {
    world = await inTurn(db, (trx) => grow(trx, wanted));
    progress?.(Math.min(world.people, wanted), wanted);
  }
  await open(db, world.at);
  if (world.people > before) await settle(db);
  return { at: world.at, people: world.people, added: world.people - before };
}

interface World {
  at: Date;
  people: number;
  fresh: boolean;
}

/** Two loads at once take turns. */
const inTurn = <R>(db: Queryable, step: (trx: Queryable) => Promise<R>): Promise<R> =>
  db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('nabo world', 0))`.execute(trx);
    return step(trx);
  });

/** The world that is there, or a new one with its groups and its story. */
async function begin(trx: Queryable, at: Date): Promise<World> {
  const instance = await trx.selectFrom("instance").select("world").executeTakeFirst();
  if (instance && instance.world !== "denmark") {
    throw new Error("This database is a real instance, not the demo world. Nothing was changed.");
  }
  const there = await current(trx);
  if (there) return there;
  const rows = story(morningOf(at));
  await insertRows(trx, "organisations", organisationRows());
  await insertRows(trx, "groups", groupRows(at));
  await insertRows(trx, "people", rows.people);
  await insertRows(trx, "memberships", rows.memberships);
  await insertRows(trx, "occasions", rows.occasions);
  await insertRows(trx, "slots", rows.slots);
  await insertRows(trx, "calls", rows.calls);
  await insertRows(trx, "addresses", rows.addresses);
  await insertRows(trx, "claims", rows.claims);
  await insertRows(trx, "posts", rows.posts);
  await insertRows(trx, "askings", rows.askings);
  await insertRows(trx, "nudges", rows.nudges);
  await insertRows(trx, "listeners", rows.listeners);
  await insertRows(trx, "notices", rows.notices);
  await countMembers(trx, rows.memberships);
  return { at, people: storySize, fresh: true };
}

/** From now on this database is the demo world, and its clock shows `at`. */
async function open(db: Queryable, at: Date): Promise<void> {
  await db
    .insertInto("instance")
    .values({ world: "denmark", created_at: at, clock_at: at, clock_offset_ms: at.getTime() - Date.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** So that the first pages are planned as well as the later ones. */
async function settle(db: Queryable): Promise<void> {
  await sql`vacuum (analyze) people, memberships, groups, occasions, slots, calls, claims, posts, notices,
    askings, nudges, listeners`.execute(db);
}

/** The next 5,000 people, or as many as are missing. */
async function grow(trx: Queryable, wanted: number): Promise<World> {
  const there = await current(trx);
  if (!there) throw new Error("the world went away while it was being loaded");
  const last = Math.min(wanted, there.people + batch);
  const morning = morningOf(there.at);
  const people: Row<"people">[] = [];
  const memberships: Row<"memberships">[] = [];
  for (const entry of roster(last)) {
    if (entry.person < there.people) continue;
    const person = personOf(entry, morning);
    people.push(person);
    memberships.push(...membershipRows(entry, person.created_at as Date, morning, new Map()));
  }
  await insertRows(trx, "people", people);
  await insertRows(trx, "memberships", memberships);
  await countMembers(trx, memberships);
  return { ...there, people: Math.max(there.people, last) };
}

/** Groups of the world opened this long before its clock begins: by that a world half loaded remembers its time. */
const openFor = 800 * 86_400_000;

async function current(trx: Queryable): Promise<World | undefined> {
  const group = await trx
    .selectFrom("groups")
    .select("created_at")
    .where("id", "=", worldId("group", 0))
    .executeTakeFirst();
  if (!group) return undefined;
  const newest = await trx
    .selectFrom("people")
    .select("id")
    .where("id", ">=", worldId("person", 0))
    .where("id", "<=", worldId("person", 2 ** 48 - 1))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const people = newest ? numberOf(newest.id) + 1 : 0;
  return { at: new Date(group.created_at.getTime() + openFor), people, fresh: false };
}

const organisationRows = (): Row<"organisations">[] =>
  organisations.map(({ slug, name, kind }) => ({ id: organisationId(slug), slug, name, kind }));

const groupRows = (at: Date): Row<"groups">[] =>
  groups.map(({ id, slug, name, kind, organisation, place }) => ({
    id,
    slug,
    name,
    kind,
    organisation_id: organisation && organisationId(organisation),
    place_id: place.id,
    lat: place.lat,
    lon: place.lon,
    zone,
    member_count: 0,
    created_at: new Date(at.getTime() - openFor),
  }));

async function countMembers(trx: Queryable, added: readonly Row<"memberships">[]): Promise<void> {
  const counts = [...Map.groupBy(added, ({ group_id }) => group_id)].map(([id, rows]) => ({
    id,
    n: rows.length,
  }));
  await sql`update groups set member_count = member_count + n
    from json_to_recordset(${JSON.stringify(counts)}::json) as more(id uuid, n integer)
    where groups.id = more.id`.execute(trx);
}
