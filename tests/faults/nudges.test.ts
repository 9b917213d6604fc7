// Two processes ask for twenty calls at once, and one is killed in the middle: nobody is asked twice for one call or more
// often than they like, and in the end every call has asked.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { type Ground, morning, openGround } from "./support/ground.ts";
import { type Product, startProduct } from "./support/product.ts";

const members = 60;
const calls = 20;
const soon = { timeout: 60_000, interval: 50 };

let database: TestDatabase;
let ground: Ground;
const processes: Product[] = [];

beforeAll(async () => {
  database = await freshDatabase({ max: 4 });
  ground = await openGround(database.db);
});
afterAll(async () => {
  await Promise.all(processes.map((product) => product.stop()));
  await database.close();
});

const count = async (query: ReturnType<typeof sql<{ count: number }>>): Promise<number> =>
  (await query.execute(database.db)).rows[0]?.count ?? 0;
const nudges = () => count(sql<{ count: number }>`select count(*)::int as count from nudges`);

test("each is asked once a call, three times a week, and every call asks", async () => {
  const people = await ground.people(members);
  for (const person of people) await ground.belong(person);
  const owner = await ground.person();
  const startsAt = new Date(morning.getTime() + 3 * 3_600_000);
  const open = await ground.calls(calls, { owner, places: 2, startsAt });
  const ids = open.map(({ id }) => id);
  // As publishing does: what asks for people, and the task that looks at it, twice over.
  await sql`
    insert into askings (occasion_id, group_id, kind, opened_at, next_at)
    select id, group_id, 'need.moving', ${morning}, ${morning} from occasions where id = any(${ids}::uuid[])`.execute(
    database.db,
  );
  for (const task of ["askings.look", "occasions.changed"]) {
    await sql`
      select graphile_worker.add_job(${task}, json_build_object('occasionId', id)) from unnest(${ids}::uuid[]) id`.execute(
      database.db,
    );
  }
  const [first, second] = await Promise.all([startProduct(database.url), startProduct(database.url)]);
  processes.push(second);
  await vi.waitFor(async () => expect(await nudges()).toBeGreaterThan(5), soon);
  await first.kill();
  await vi.waitFor(async () => {
    const unasked = sql<{ count: number }>`
      select count(*)::int as count from askings a where a.next_at <= ${morning}`;
    expect(await count(unasked)).toBe(0);
  }, soon);
  const twice = sql<{ count: number }>`
    select count(*)::int as count from (select from nudges group by occasion_id, person_id having count(*) > 1) t`;
  const often = sql<{ count: number }>`
    select coalesce(max(asks), 0)::int as count from (select count(*) as asks from nudges group by person_id) t`;
  const untold = sql<{ count: number }>`
    select count(*)::int as count from nudges n where not exists (
      select from notices where person_id = n.person_id and dedup = 'nudge ' || n.id)`;
  expect(await count(twice)).toBe(0);
  expect(await count(often)).toBeLessThanOrEqual(3);
  expect(await count(untold)).toBe(0);
});
