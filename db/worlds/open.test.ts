// Opening a world: what a real instance gets, and what the demo's clock does while nobody looks.
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { openDenmark, openEmpty, worldIn } from "./open.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.close());

const hash = (token: string | null) =>
  createHash("sha256")
    .update(token ?? "")
    .digest();
const instance = () => database.db.selectFrom("instance").selectAll().executeTakeFirstOrThrow();

describe("a real instance", () => {
  test("starts empty, with a link for its first host that each start renews until it was used", async () => {
    expect(await worldIn(database.db)).toBeNull();
    const first = await openEmpty(database.db, new Date());
    expect(await worldIn(database.db)).toBe("empty");
    const second = await openEmpty(database.db, new Date());
    expect(second).not.toBe(first);
    expect((await instance()).first_host_hash).toEqual(hash(second));
    await database.db.updateTable("instance").set({ first_host_hash: null }).execute();
    expect(await openEmpty(database.db, new Date())).toBeNull();
    expect((await instance()).first_host_hash).toBeNull();
  });

  test("can never be filled with the demo", async () => {
    await openEmpty(database.db, new Date());
    await expect(openDenmark(database.db, { now: () => new Date() })).rejects.toThrow(/real/);
    const { people } = await database.db
      .selectFrom("people")
      .select((row) => row.fn.countAll<number>().as("people"))
      .executeTakeFirstOrThrow();
    expect(people).toBe(0);
  });
});

describe("the demo world", () => {
  const shows = async (now: Date) => new Date(now.getTime() + (await instance()).clock_offset_ms);
  const minutes = (count: number) => count * 60_000;

  test("begins at its morning, goes on where it stood, and keeps the distance to what waits to be done", async () => {
    const start = new Date();
    await openDenmark(database.db, { people: 600, now: () => start });
    const { clock_at: morning } = await instance();
    expect(Math.abs((await shows(start)).getTime() - (morning?.getTime() ?? 0))).toBeLessThan(minutes(5));

    await sql`select graphile_worker.add_job('test.later', '{}', run_at => ${start})`.execute(database.db);
    const left = await shows(start);
    await database.db.updateTable("instance").set({ clock_at: left }).execute();
    const week = new Date(start.getTime() + minutes(7 * 24 * 60));
    await openDenmark(database.db, { people: 600, now: () => week });
    expect(await shows(week)).toEqual(left);
    const { rows } = await sql<{ run_at: Date }>`select run_at from graphile_worker.jobs
      where task_identifier = 'test.later'`.execute(database.db);
    expect(rows[0]?.run_at).toEqual(week);
  });

  test("takes a short pause for a restart", async () => {
    const start = new Date();
    await openDenmark(database.db, { people: 600, now: () => start });
    const before = await instance();
    await openDenmark(database.db, { people: 600, now: () => new Date(start.getTime() + minutes(3)) });
    expect(await instance()).toEqual(before);
  });
});
