// The written-down schema is what the migrations make, on every PostgreSQL the tests run on.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../src/platform/root.ts";
import { freshDatabase, type TestDatabase } from "../tests/support/database.ts";
import { readCatalog } from "../tools/schema-catalog.ts";
import { dump } from "../tools/schema-dump.ts";
import { rowTypes } from "../tools/schema-types.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test("db/schema.sql and the row types are the same from every version", async () => {
  const client = await database.pool.connect();
  const catalog = await readCatalog(client).finally(() => client.release());
  expect(dump(catalog)).toBe(readFileSync(join(ROOT, "db/schema.sql"), "utf8"));
  expect(rowTypes(catalog)).toBe(readFileSync(join(ROOT, "src/platform/schema.ts"), "utf8"));
});
