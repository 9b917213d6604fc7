// The door to the database: types of values, and what a query does while the database is away.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freshDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { connect, isUnavailable } from "./db.ts";
import { throwawayPostgres } from "./throwaway.ts";

describe("values", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());

  test.each([
    ["timestamptz '2026-06-10 09:00+02'", new Date("2026-06-10T07:00:00Z")],
    ["timestamp '2026-03-29 02:30'", "2026-03-29 02:30:00"],
    ["date '2026-06-10'", "2026-06-10"],
    ["int8 '9007199254740991'", 9007199254740991],
    ["bytea '\\x01ff'", Buffer.from([1, 255])],
    ["array['da', 'ar']", ["da", "ar"]],
    ["'{\"a\": 1}'::jsonb", { a: 1 }],
  ])("%s", async (literal, value) => {
    const { rows } = await database.pool.query(`select ${literal} as value`);
    expect(rows[0].value).toEqual(value);
  });
});

test("a database that goes away makes queries fail, never the process, and they work again once it is back", async () => {
  const postgres = await throwawayPostgres({ fsync: false });
  const { pool, close } = connect(postgres.url, { max: 3 });
  await Promise.all([1, 2, 3].map(() => pool.query("select 1")));
  process.kill(postgres.pid, "SIGKILL");
  const failures: unknown[] = [];
  await vi.waitFor(
    async () => {
      await pool.query("select 1").catch((error: unknown) => {
        failures.push(error);
        throw error;
      });
    },
    { timeout: 20_000, interval: 20 },
  );
  expect(failures.filter((error) => !isUnavailable(error))).toEqual([]);
  await close();
  await postgres.stop();
});

test.each([
  [Object.assign(new Error("x"), { code: "57P01" }), true],
  [Object.assign(new Error("x"), { code: "53100" }), true],
  [Object.assign(new Error("x"), { code: "ECONNREFUSED" }), true],
  [new Error("Connection terminated unexpectedly"), true],
  [new Error("outer", { cause: Object.assign(new Error("x"), { code: "08006" }) }), true],
  [Object.assign(new Error("x"), { code: "23505" }), false],
  [new TypeError("x is not a function"), false],
  ["text", false],
])("%o away: %s", (error, away) => {
  expect(isUnavailable(error)).toBe(away);
});
