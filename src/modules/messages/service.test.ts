// Sealed messages: nothing of them in the database, nothing without the key, nothing that was changed.
import { sql } from "kysely";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { english, type TalkingTrial, talkingTrial } from "../../../tests/support/talking.ts";
import { readEnv } from "../../env.ts";
import { connect } from "../../platform/db.ts";
import { newServerKey } from "../../platform/keyring.ts";
import type { Platform } from "../../platform/platform.ts";
import { photoIn, readTalk, writeIn } from "../conversations/service.ts";
import { rewrapAll } from "./service.ts";

let trial: TalkingTrial;
let talk: Awaited<ReturnType<typeof twoTalking>>;
beforeAll(async () => {
  trial = await talkingTrial();
});
beforeEach(async () => {
  talk = await twoTalking();
});
afterAll(() => trial.close());

const secret = "The key lies under the third flowerpot";

async function twoTalking() {
  const [amal, jonas] = [await trial.person(), await trial.person()];
  const call = await trial.arrange({ owner: amal });
  await trial.take(call, jonas);
  const id = await trial.begin(call, amal);
  await trial.say(id, amal, secret);
  return { amal, jonas, id };
}

const withKeys = (keys: string): Platform => ({
  ...trial.platform,
  env: readEnv({ NODE_ENV: "test", CONVERSATION_KEY: keys }),
});
const states = async (platform: Platform) =>
  (await readTalk(platform, talk.jonas, english, talk.id)).messages.map(({ state, text }) =>
    state === "readable" ? text : state,
  );

/** All that a dump of the database holds: every row of every table, and binary columns as the bytes they are. */
async function dump(): Promise<Buffer> {
  const tables = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`.execute(
    trial.platform.db,
  );
  const parts: Buffer[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.raw(name)}`.execute(
      trial.platform.db,
    );
    for (const row of rows)
      for (const value of Object.values(row))
        parts.push(Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value) ?? ""));
  }
  return Buffer.concat(parts);
}

const picture = async (): Promise<File> => {
  const grey = { create: { width: 1600, height: 900, channels: 3 as const, background: "#888" } };
  const exif = { IFD0: { Make: "Phonemark" }, IFD3: { GPSLatitude: "55/1 40/1 0/1", GPSLatitudeRef: "N" } };
  const bytes = await sharp(grey).withExif(exif).jpeg().toBuffer();
  return new File([new Uint8Array(bytes)], "marked-name.jpg");
};

describe("the database alone", () => {
  test("holds neither the words nor the picture nor the key", async () => {
    const { amal, jonas, id } = talk;
    await writeIn(trial.platform, jonas, id, { text: "", lang: "en", photo: await picture() });
    const last = (await readTalk(trial.platform, amal, english, id)).messages.at(-1);
    const seen = await photoIn(trial.platform, amal, last?.id ?? "");
    const found = await dump();
    expect(found.length).toBeGreaterThan(5000);
    expect(found.includes(amal.personId)).toBe(true);
    const key = Buffer.from(trial.platform.env.CONVERSATION_KEY ?? "", "base64");
    for (const mark of [secret, "flowerpot", "Phonemark", "marked-name", key, key.toString("base64url")])
      expect(found.includes(mark)).toBe(false);
    // No piece of the picture either: its header and whatever follows.
    for (let at = 0; at + 24 <= seen.length; at += 24)
      expect(found.includes(seen.subarray(at, at + 24))).toBe(false);
  });

  test("a photo is kept small and tells nothing but what it shows", async () => {
    const { jonas, amal, id } = talk;
    await writeIn(trial.platform, jonas, id, { text: "This door", lang: "en", photo: await picture() });
    const last = (await readTalk(trial.platform, amal, english, id)).messages.at(-1);
    const kept = await sharp(await photoIn(trial.platform, amal, last?.id ?? "")).metadata();
    expect([kept.format, kept.width, kept.height, kept.exif]).toEqual(["webp", 1200, 675, undefined]);
    expect(last?.photo).toEqual({ width: 1200, height: 675 });
  });
});

describe("keys", () => {
  test("another process with the same key reads it, one with another key says that it cannot", async () => {
    const second = connect(trial.database.url, { max: 2 });
    expect(await states({ ...trial.platform, db: second.db, pool: second.pool })).toEqual([secret]);
    await second.close();
    const stranger = withKeys(newServerKey());
    const found = await readTalk(stranger, talk.jonas, english, talk.id);
    expect([found.openable, found.messages.map(({ state, text }) => [state, text])]).toEqual([
      false,
      [["unreadable", ""]],
    ]);
    const writing = writeIn(stranger, talk.amal, talk.id, { text: "Hello", lang: "en" });
    expect(await trial.refusal(writing)).toBe("messages:refusal.no_key");
  });

  test("after a night with a newer key in front the older one is not needed any more", async () => {
    const old = trial.platform.env.CONVERSATION_KEY ?? "";
    const young = newServerKey();
    const both = withKeys(`${young} ${old}`);
    expect(await states(both)).toEqual([secret]);
    expect(await states(withKeys(young))).toEqual(["unreadable"]);
    await rewrapAll(both);
    expect(await states(withKeys(young))).toEqual([secret]);
    expect(await states(trial.platform)).toEqual(["unreadable"]);
    await rewrapAll(withKeys(`${old} ${young}`));
    expect(await states(trial.platform)).toEqual([secret]);
  });

  test("of a key that is lost the log says how many conversations are lost with it, and nothing else", async () => {
    trial.logged.length = 0;
    await rewrapAll(withKeys(newServerKey()));
    const lines = trial.logged.filter((line) => line.includes("messages.key_missing"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(talk.id);
  });
});

describe("a row that was changed is refused with a sentence", () => {
  const flip = sql`set_byte(sealed, length(sealed) - 1, get_byte(sealed, length(sealed) - 1) # 1)`;
  test.each([
    ["its words", sql`update messages set sealed = ${flip}`],
    ["its nonce", sql`update messages set sealed = set_byte(sealed, 0, get_byte(sealed, 0) # 1)`],
    ["cut short", sql`update messages set sealed = substring(sealed for 20)`],
    [
      "its author",
      sql`update messages set author_id = (select id from people where id <> author_id limit 1)`,
    ],
  ])("%s", async (_, change) => {
    await sql`${change} where conversation_id = ${talk.id}`.execute(trial.platform.db);
    expect(await states(trial.platform)).toEqual(["unreadable"]);
  });

  test("moved to another message or conversation", async () => {
    const { db } = trial.platform;
    const other = await twoTalking();
    await trial.say(talk.id, talk.jonas, "Second");
    await sql`update messages m set sealed = o.sealed from messages o
      where m.conversation_id = ${talk.id} and o.conversation_id = ${talk.id} and m.number = 2 and o.number = 1`.execute(
      db,
    );
    expect(await states(trial.platform)).toEqual([secret, "unreadable"]);
    await sql`update conversations c set wrapped_key = o.wrapped_key from conversations o
      where c.id = ${talk.id} and o.id = ${other.id}`.execute(db);
    expect(await states(trial.platform)).toEqual(["unreadable", "unreadable"]);
  });
});

test("nobody writes more than the limit of an hour, and words have a limit too", async () => {
  const { jonas, id } = talk;
  const many = Array.from({ length: 120 }, (_, i) => i);
  for (const i of many) await trial.say(id, jonas, `Message ${i}`);
  expect(await trial.refusal(trial.say(id, jonas, "One more"))).toBe("messages:refusal.too_many");
  trial.clock.pass(61);
  expect(await trial.refusal(trial.say(id, jonas, "x".repeat(2000)))).toBe("done");
});
