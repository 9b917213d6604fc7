// Migrations: what is applied, and what is refused with which sentence.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { type Migration, migrate, missingSteps, readMigrations } from "./migrate.ts";

const step = (name: string, checksum = "a"): Migration => ({ name, sql: "select 1", checksum });
const one = step("0001_one.sql");
const two = step("0002_two.sql");

describe("which steps are missing", () => {
  test.each([
    { had: [], missing: ["0001_one.sql", "0002_two.sql"] },
    { had: [one], missing: ["0002_two.sql"] },
    { had: [one, two], missing: [] },
  ])("after $had.length of two", ({ had, missing }) => {
    expect(missingSteps([one, two], had).map(({ name }) => name)).toEqual(missing);
  });

  test.each([
    { why: "edited", had: [step("0001_one.sql", "b")], says: /0001_one.sql was edited/ },
    {
      why: "from a newer Nabo",
      had: [one, step("0003_three.sql")],
      says: /newer than this Nabo: it has had "0003_three.sql"/,
    },
    {
      why: "numbered before one that was applied",
      had: [two],
      says: /0001_one.sql comes before "0002_two.sql"/,
    },
  ])("refuses steps $why", ({ had, says }) => {
    expect(() => missingSteps([one, two], had)).toThrow(says);
  });
});

describe("on a database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());

  const names = async (sql: string) =>
    (await database.pool.query<{ name: string }>(sql)).rows.map(({ name }) => name);

  test("a second run has nothing to do, also when two run at once", async () => {
    expect(await Promise.all([migrate(database.url), migrate(database.url)])).toEqual([[], []]);
  });

  test("a failing step is undone as a whole and names its file", async () => {
    const sql = "create table half (id int); create table half (id int)";
    const broken = { name: "9000_half.sql", sql, checksum: "x" };
    await expect(migrate(database.url, [...readMigrations(), broken])).rejects.toThrow(
      /9000_half.sql failed and was undone/,
    );
    expect(await names("select relname as name from pg_class where relname = 'half'")).toEqual([]);
    expect(await names("select name from migrations where name like '9%'")).toEqual([]);
  });

  test("two that start at once apply a new step once", async () => {
    const fresh = { name: "9001_fresh.sql", sql: "create table fresh (id int)", checksum: "x" };
    const both = await Promise.all([1, 2].map(() => migrate(database.url, [...readMigrations(), fresh])));
    expect(both.flat()).toEqual(["9001_fresh.sql"]);
  });

  test("background tasks have their tables", async () => {
    const schemas = await names("select nspname as name from pg_namespace where nspname = 'graphile_worker'");
    expect(schemas).toEqual(["graphile_worker"]);
  });
});
