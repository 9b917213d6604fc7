// The keys of push messages: one pair for all processes of an instance, and another for every other instance.
import { ECDH } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../../tests/support/database.ts";
import { readEnv } from "../env.ts";
import { connect } from "./db.ts";
import { createPush } from "./push.ts";

async function instance() {
  const database = await freshDatabase();
  onTestFinished(() => database.close());
  await database.db
    .insertInto("instance")
    .values({ world: "empty", created_at: new Date(0) })
    .execute();
  return database;
}

test("every process has the same, and every instance its own", async () => {
  const env = readEnv({});
  const [here, there] = [await instance(), await instance()];
  const other = connect(here.url);
  onTestFinished(() => other.close());
  const [one, two, three] = await Promise.all(
    [here.db, other.db, there.db].map((db) => createPush(db, env).publicKey()),
  );
  expect(two).toBe(one);
  expect(three).not.toBe(one);
  const point = Buffer.from(one ?? "", "base64url");
  expect(ECDH.convertKey(point, "prime256v1")).toEqual(point);
});

test("a webhook without its secret stops the start with a sentence", () => {
  const SMS_WEBHOOK_URL = "https://sms.example/send";
  expect(() => readEnv({ SMS_WEBHOOK_URL })).toThrow("SMS_WEBHOOK_SECRET: needed with SMS_WEBHOOK_URL");
  expect(readEnv({ SMS_WEBHOOK_URL, SMS_WEBHOOK_SECRET: "sixteen characters" }).PUSH_SERVICES).toEqual([]);
});
