// The inventory of personal data names every column there is, every task it names is there, and its page is current.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Personal } from "../../db/inventory/terms.ts";
import { inventory } from "../../db/inventory.ts";
import { handlers, moduleRoutes } from "../../src/modules.ts";
import type { Platform } from "../../src/platform/platform.ts";
import { staleInventory } from "../../tools/inventory.ts";
import { readCatalog } from "../../tools/schema-catalog.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

interface Told {
  plain: readonly string[];
  personal: Record<string, Personal>;
}
const tables = Object.entries(inventory) as unknown as [string, Told][];

test("every column of the database is in it once, and nothing else", async () => {
  const client = await database.pool.connect();
  const catalog = await readCatalog(client).finally(() => client.release());
  const there = catalog.tables.flatMap(({ name, columns }) =>
    columns.map((column) => `${name}.${column.name}`),
  );
  const told = tables.flatMap(([name, { plain, personal }]) =>
    [...plain, ...Object.keys(personal)].map((column) => `${name}.${column}`),
  );
  expect(told.sort()).toEqual(there.sort());
});

test("what forgets a column is there: a task of the night, or a form", () => {
  const tasks = Object.entries(handlers({} as Platform)).flatMap(([task, handler]) =>
    typeof handler === "object" && /^\d+ \d+ /.test(handler.cron) ? [task] : [],
  );
  const forms = moduleRoutes.flatMap(({ list }) => list.map(({ method, path }) => `${method} ${path}`));
  const named = new Set(
    tables.flatMap(([, { personal }]) => Object.values(personal).map(({ term }) => term.by)),
  );
  expect([...named].filter((by) => !tasks.includes(by) && !forms.includes(by))).toEqual([]);
  const forgetting = tasks.filter((task) => task.endsWith(".forget"));
  expect(forgetting.filter((task) => !named.has(task))).toEqual([]);
});

test("docs/inventory.md says the same", () => {
  expect(staleInventory()).toEqual([]);
});
