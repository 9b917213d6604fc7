// Sealed text and marks: read again here, and nowhere else.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { connect } from "./db.ts";
import { isSignedBy, seal, signature, unseal } from "./seal.ts";

let here: TestDatabase;
let elsewhere: TestDatabase;
beforeAll(async () => {
  [here, elsewhere] = await Promise.all([freshDatabase(), freshDatabase()]);
  for (const { db } of [here, elsewhere]) {
    await db
      .insertInto("instance")
      .values({ world: "empty", created_at: new Date(0) })
      .execute();
  }
});
afterAll(() => Promise.all([here.close(), elsewhere.close()]));

test("another process of the same instance can read it, another instance cannot", async () => {
  const sealed = await seal(here.db, "code", "12345678901234567890");
  const second = connect(here.url);
  expect(await unseal(second.db, "code", sealed)).toBe("12345678901234567890");
  expect(await unseal(elsewhere.db, "code", sealed)).toBeUndefined();
  await second.close();
});

test("it opens for its own purpose only, and not when it was changed", async () => {
  const sealed = await seal(here.db, "code of Amal", "secret");
  expect(await unseal(here.db, "code of Jonas", sealed)).toBeUndefined();
  const bytes = Buffer.from(sealed, "base64url");
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes);
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(await unseal(here.db, "code of Amal", changed.toString("base64url"))).toBeUndefined();
  }
});

test("nonsense opens to nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (nonsense) => {
      expect(await unseal(here.db, "code", nonsense)).toBeUndefined();
      expect(await isSignedBy(here.db, "stop", "Amal", nonsense)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test("a mark fits its text, its purpose and its instance", async () => {
  const mark = await signature(here.db, "stop", "Amal");
  expect(await isSignedBy(here.db, "stop", "Amal", mark)).toBe(true);
  expect(await isSignedBy(here.db, "stop", "Jonas", mark)).toBe(false);
  expect(await isSignedBy(here.db, "start", "Amal", mark)).toBe(false);
  expect(await isSignedBy(elsewhere.db, "stop", "Amal", mark)).toBe(false);
});
