// Two processes on one database: five hundred people want one place, and everybody who looks learns who got it.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { type Ground, morning, openGround } from "./support/ground.ts";
import { listen } from "./support/live.ts";
import { type Product, startProduct } from "./support/product.ts";
import { get, post } from "./support/visitor.ts";

const contenders = 500;
const yesterday = new Date(morning.getTime() - 86_400_000);
const soon = { timeout: 30_000, interval: 50 };

let database: TestDatabase;
let ground: Ground;
let processes: Product[] = [];

beforeAll(async () => {
  database = await freshDatabase({ max: 4 });
  ground = await openGround(database.db);
  processes = await Promise.all([startProduct(database.url), startProduct(database.url)]);
});
afterAll(async () => {
  await Promise.all(processes.map((product) => product.stop()));
  await database.close();
});

const at = (number: number): string => processes[number % processes.length]?.url ?? "";

test("one of five hundred gets the place, nobody sees an error, and open pages everywhere hear of it", async () => {
  const owner = await ground.person();
  const [call] = await ground.calls(1, { owner });
  const people = await ground.people(contenders);
  const path = `/calls/${call?.id}`;
  const watching = await Promise.all(
    [0, 1].flatMap((number) =>
      [`/live${path}`, `/live/groups/${ground.slug}`].map((live) => listen(at(number) + live, owner.cookie)),
    ),
  );
  const answers = await Promise.all(
    people.map((who, i) => post(`${at(i)}${path}/claims`, { slot: call?.slot ?? "" }, who)),
  );
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(303), count(409)]).toEqual([1, contenders - 1]);
  const { rows } = await sql<{ held: number; taken: number; told: number }>`
    select (select count(*) from claims where occasion_id = ${call?.id}) as held,
      (select taken from slots where id = ${call?.slot}) as taken,
      (select count(*) from notices where occasion_id = ${call?.id}) as told`.execute(database.db);
  expect(rows).toEqual([{ held: 1, taken: 1, told: 1 }]);
  for (const { heard, close } of watching) {
    await vi.waitFor(() => expect(heard).toContain(`call ${call?.id}`), soon);
    close();
  }
  const pages = await Promise.all([0, 1].map((number) => get(at(number) + path, owner)));
  expect(pages.map(({ status }) => status)).toEqual([200, 200]);
});

test("who signs in at one process is known at the other, and who is signed out there too", async () => {
  const joined = await post(`${at(0)}/join`, { name: "Lina", lang: "en" });
  const cookie = joined.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  expect((await get(`${at(1)}/me`, { cookie })).status).toBe(200);
  await post(`${at(1)}/sign-out`, {}, { cookie });
  expect((await get(`${at(0)}/me`, { cookie })).status).toBe(401);
});

test("everybody is reminded once, however many processes look at the same moment", async () => {
  const owner = await ground.person();
  const startsAt = new Date(morning.getTime() + 105 * 60_000);
  const [call] = await ground.calls(1, { owner, places: 40, startsAt });
  const people = await ground.people(40);
  await sql`
    with coming as (
      insert into claims (id, slot_id, occasion_id, group_id, person_id, state, created_at, claimed_at)
      select gen_random_uuid(), ${call?.slot}, ${call?.id}, ${ground.groupId}, id, 'claimed', at, at
      from unnest(${people.map(({ id }) => id)}::uuid[]) as id, cast(${yesterday} as timestamptz) as at
    ) update slots set taken = 40 where id = ${call?.slot}`.execute(database.db);
  await sql`select graphile_worker.add_job('attendance.remind') from generate_series(1, 20)`.execute(
    database.db,
  );
  await vi.waitFor(async () => {
    const { rows } = await sql<{ left: number }>`
      select count(*) as left from graphile_worker.jobs where task_identifier = 'attendance.remind'`.execute(
      database.db,
    );
    expect(rows).toEqual([{ left: 0 }]);
  }, soon);
  const { rows } = await sql<{ reminders: number; people: number }>`
    select count(*) as reminders, count(distinct person_id) as people from notices
    where occasion_id = ${call?.id} and kind = 'attendance.remind_soon'`.execute(database.db);
  expect(rows).toEqual([{ reminders: 40, people: 40 }]);
});
