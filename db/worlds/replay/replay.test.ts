// A few hours of a small world, through the product: calls fill, limits hold, and a worker can go on afterwards.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { load } from "../denmark/load.ts";
import { type Day, replay } from "./day.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

const from = new Date("2026-06-10T06:30:00Z");
const hours = 6;
const to = new Date(from.getTime() + hours * 3_600_000);

let world: TestDatabase;
let day: Day;
let outcome: Outcome;
const seen: Date[] = [];
beforeAll(async () => {
  world = await freshDatabase();
  await load(world.db, { people: 3000, at: from });
  day = await replay({
    connection: world,
    from,
    hours,
    seed: "test",
    learning() {},
    hour: (at) => void seen.push(at),
  });
  outcome = await outcomeOf(world.db, day, from, to);
}, 240_000);
afterAll(() => world.close());

const rows = async <R>(sql: string) => (await world.pool.query(sql)).rows as R[];

describe("six hours among 3,000 people", () => {
  test("calls open, and most of those that begin are full", () => {
    expect(outcome.opened).toBeGreaterThan(10);
    expect(outcome.filled).toBeGreaterThan(3);
    expect(outcome.begun_filled).toBeGreaterThanOrEqual(outcome.begun / 2);
    expect(seen.map((at) => at.toISOString().slice(11, 16))).toEqual(
      ["07", "08", "09", "10", "11", "12"].map((hour) => `${hour}:00`),
    );
  });

  test("nobody is asked at night or more often than they wish", () => {
    expect(outcome).toMatchObject({ quiet_violations: 0, limit_violations: 0 });
    expect(outcome.nudges).toBeGreaterThan(outcome.places_filled);
  });

  test("everything went through the product: places are claims of people, answers are answers", async () => {
    expect(
      await rows(`select s.id from slots s where taken <> (select count(*) from claims c
        where c.slot_id = s.id and c.state in ('claimed', 'arrived', 'offered'))`),
    ).toEqual([]);
    const [said] = await rows<{ yes: number; no: number }>(
      `select count(*) filter (where answer = 'yes')::int as yes, count(*) filter (where answer = 'no')::int as no
       from nudges where sent_at >= '${from.toISOString()}'`,
    );
    expect(said?.yes).toBeGreaterThan(0);
    expect(said?.no).toBeGreaterThan(0);
  });

  test("the clock stands at the end, and what waits is due in the machine's own time", async () => {
    const [instance] = await rows<{ clock_at: Date; clock_offset_ms: number }>(
      "select clock_at, clock_offset_ms from instance",
    );
    expect(instance?.clock_at).toEqual(to);
    const [jobs] = await rows<{ waiting: number; late: number; afar: number }>(
      `select count(*)::int as waiting, count(*) filter (where run_at < now() - interval '1 minute')::int as late,
        count(*) filter (where run_at > now() + interval '200 days')::int as afar from graphile_worker.jobs`,
    );
    expect(jobs?.waiting).toBeGreaterThan(0);
    expect(jobs).toMatchObject({ late: 0, afar: 0 });
  });
});
