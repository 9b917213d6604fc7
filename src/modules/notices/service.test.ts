// Notices against a real database and a real mail server: told once, said in the reader's language, mailed once.
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";
import { connect } from "../../platform/db.ts";
import { startWorker } from "../../platform/tasks.ts";
import { addWords } from "../../platform/words.ts";
import { addDescriber, addKind, forgetOld, mailNotice, type Telling, tell } from "./service.ts";
import { tasks } from "./tasks.ts";

interface Letter {
  to: string;
  text: string;
}
const letters: Letter[] = [];
/** What the server says to the next letters; null: yes. */
let answer: { responseCode: number; message: string } | null = null;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: (_address, _session, done) =>
    done(answer ? Object.assign(new Error(answer.message), { responseCode: answer.responseCode }) : null),
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join();
      letters.push({ to, text: Buffer.concat(chunks).toString() });
      done();
    });
  },
});

let nabo: TestPlatform;
let group: string;
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  nabo = await testPlatform({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` }, max: 12 });
  const claimed = { claimed: "{{name}} takes a place in {{group}}: {{title}} ({{count}})" };
  addWords("trial", {
    en: claimed,
    da: { claimed: "{{name}} tager en plads i {{group}}: {{title}} ({{count}})" },
    ar: { claimed: "{{name}} يأخذ مكانًا في {{group}}: {{title}} ({{count}})" },
  });
  addKind("trial.claimed", { key: "trial:claimed" });
  addKind("trial.cancelled", { key: "trial:claimed", immediate: true });
  addDescriber("call", async (_db, ids, t) => {
    const title = t.lang === "da" ? "Flytning" : "Moving";
    return new Map(
      ids.map((id) => [id, { title, when: "10 June, 14:00", where: "Nørrebro", url: `/calls/${id}` }]),
    );
  });
  group = randomUUID();
  const place = { place_id: "koebenhavn-101", lat: 55.7, lon: 12.6 };
  await nabo.platform.db
    .insertInto("groups")
    .values({
      id: group,
      slug: "koebenhavn",
      name: "København",
      kind: "city",
      ...place,
      created_at: nabo.clock.now(),
    })
    .execute();
});
afterAll(async () => {
  await nabo.close();
  await new Promise<void>((closed) => server.close(() => closed()));
});

beforeEach(async () => {
  letters.length = 0;
  answer = null;
  nabo.clock.set("2026-06-10T07:00:00Z");
  await sql`delete from graphile_worker._private_jobs`.execute(nabo.platform.db);
});

async function person(name: string, { lang = "en", email }: { lang?: string; email?: string } = {}) {
  const made = await nabo.signUp(name, lang);
  if (email) await nabo.post("/me/email", { email }, made.cookie);
  return made;
}

async function occasion(startsAt: Date): Promise<string> {
  const id = randomUUID();
  const row = {
    id,
    group_id: group,
    kind: "call" as const,
    place_id: "koebenhavn-101",
    area: "Nørrebro",
    lat: 55.7,
    lon: 12.6,
  };
  const at = nabo.clock.now();
  await nabo.platform.db
    .insertInto("occasions")
    .values({
      ...row,
      starts_at: startsAt,
      starts_local: "2026-06-10 14:00",
      expires_at: startsAt,
      published_at: at,
    })
    .execute();
  return id;
}

const telling = (personId: string, more: Partial<Telling> = {}): Telling => ({
  personId,
  kind: "trial.claimed",
  groupId: group,
  facts: { count: 2 },
  dedup: randomUUID(),
  ...more,
});

const tellAll = (...tellings: Telling[]) =>
  nabo.platform.db.transaction().execute((trx) => tell(trx, nabo.platform, tellings));

async function queued(): Promise<{ runAt: Date; payload: { id: string; until?: string } }[]> {
  const { rows } = await sql<{ run_at: Date; payload: { id: string; until?: string } }>`
    select run_at, payload from graphile_worker._private_jobs order by id`.execute(nabo.platform.db);
  return rows.map(({ run_at, payload }) => ({ runAt: run_at, payload }));
}

/** Runs what is queued as the worker would, some of it many times at once. */
async function deliver(times = 1): Promise<void> {
  for (const { payload } of await queued()) {
    await Promise.all(
      Array.from({ length: times }, () =>
        mailNotice(nabo.platform, payload.id, payload.until ? new Date(payload.until) : undefined),
      ),
    );
  }
}

/** A letter's text as people read it. */
const read = (letter: Letter | undefined) =>
  (letter?.text ?? "")
    .replace(/=\r\n/g, "")
    .replace(/((?:=[0-9A-F]{2})+)/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString());

test("what is told twice is one notice, and lies in the inbox in the reader's language", async () => {
  const jonas = await person("Jonas");
  const amal = await person("Amal", { lang: "da" });
  const told = telling(amal.personId, {
    by: jonas.personId,
    dedup: "the same",
    occasionId: await occasion(nabo.clock.now()),
  });
  await tellAll(told, told);
  await tellAll(told);
  const page = await (await nabo.get("/inbox", amal.cookie)).text();
  expect(page.match(/Jonas tager en plads i København: Flytning \(2\)/g)).toHaveLength(1);
  expect(page).toContain("I dag");
  expect(await (await nabo.get("/me", amal.cookie)).text()).toContain("Beskeder, 1 ny");
});

test("nobody registered, nothing told; nobody there, nobody told", async () => {
  const amal = await person("Amal");
  await expect(tellAll(telling(amal.personId, { kind: "trial.unknown" }))).rejects.toThrow("trial.unknown");
  await tellAll(telling(amal.personId, { personId: null }));
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("Nothing here yet");
});

test("a notice leads to its thing and is read then; the rest at once", async () => {
  const amal = await person("Amal");
  const call = await occasion(nabo.clock.now());
  await tellAll(telling(amal.personId, { occasionId: call }), telling(amal.personId), telling(amal.personId));
  const page = await (await nabo.get("/inbox", amal.cookie)).text();
  const links = [...page.matchAll(/href="(\/inbox\/[0-9a-f-]{36})"/g)].map(([, link]) => link ?? "");
  expect(links).toHaveLength(3);
  const ways = await Promise.all(
    links.map(async (link) => (await nabo.get(link, amal.cookie)).headers.get("location")),
  );
  expect(ways.sort()).toEqual([`/calls/${call}`, "/groups/koebenhavn", "/groups/koebenhavn"]);
  await tellAll(telling(amal.personId));
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("New");
  await nabo.post("/inbox/read", {}, amal.cookie);
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).not.toContain('action="/inbox/read"');
});

test("nobody opens another's notice", async () => {
  const [amal, jonas] = [await person("Amal"), await person("Jonas")];
  await tellAll(telling(amal.personId));
  const link =
    /href="(\/inbox\/[0-9a-f-]{36})"/.exec(await (await nabo.get("/inbox", amal.cookie)).text())?.[1] ?? "";
  expect((await nabo.get(link, jonas.cookie)).status).toBe(404);
  expect((await nabo.get(link)).status).toBe(401);
});

test("a long inbox is read page by page, each notice once", async () => {
  const amal = await person("Amal");
  for (let i = 0; i < 3; i++) {
    nabo.clock.pass(24 * 60);
    await tellAll(...Array.from({ length: 30 }, () => telling(amal.personId)));
  }
  const seen: string[] = [];
  for (let path: string | undefined = "/inbox"; path; ) {
    const page = await (await nabo.get(path, amal.cookie)).text();
    seen.push(...[...page.matchAll(/href="(\/inbox\/[0-9a-f-]{36})"/g)].map(([, link]) => link ?? ""));
    path = /href="(\/inbox\?before=[0-9a-f-]{36})"/.exec(page)?.[1];
  }
  expect(seen).toHaveLength(90);
  expect(new Set(seen).size).toBe(90);
});

test("who leaves is forgotten in what others were told", async () => {
  const [amal, jonas] = [await person("Amal"), await person("Jonas Jonassen")];
  await tellAll(telling(amal.personId, { by: jonas.personId }));
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("Jonas Jonassen takes");
  await nabo.post("/me/leaving", {}, jonas.cookie);
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("Someone takes");
});

test("a letter says it in the person's language, without an address, and how to stop", async () => {
  const jonas = await person("Jonas");
  const amal = await person("Amal", { lang: "da", email: "amal@example.org" });
  const call = await occasion(new Date("2026-06-12T12:00:00Z"));
  await tellAll(telling(amal.personId, { occasionId: call, by: jonas.personId }), telling(jonas.personId));
  await deliver();
  expect(letters.map(({ to }) => to)).toEqual(["amal@example.org"]);
  const text = read(letters[0]);
  expect(text).toContain("Content-Language: da");
  expect(text).toContain("Jonas tager en plads i København: Flytning");
  expect(text).toContain(`http://nabo.test/calls/${call}`);
  const stop = /http:\/\/nabo\.test(\/stop-mail\/\S+)/.exec(text)?.[1] ?? "";
  expect(await (await nabo.get(stop)).text()).toContain(`action="${stop}"`);
  expect((await nabo.post(stop, {})).status).toBe(303);
  await tellAll(telling(amal.personId));
  expect(await queued().then((jobs) => jobs.filter(({ payload }) => payload.id))).toHaveLength(1);
  await deliver();
  expect(letters).toHaveLength(1);
});

test("however many processes try at once, a notice is mailed once", async () => {
  const amal = await person("Amal", { email: "amal@example.org" });
  await tellAll(telling(amal.personId), telling(amal.personId));
  await deliver(8);
  expect(letters).toHaveLength(2);
});

test("a server that is away is asked again later; one that knows no such mailbox is not", async () => {
  const amal = await person("Amal", { email: "amal@example.org" });
  await tellAll(telling(amal.personId));
  answer = { responseCode: 451, message: "try later" };
  await expect(deliver()).rejects.toThrow();
  answer = null;
  await deliver();
  expect(letters).toHaveLength(1);
  await tellAll(telling(amal.personId));
  answer = { responseCode: 550, message: "no such mailbox" };
  await deliver();
  answer = null;
  await deliver();
  expect(letters).toHaveLength(1);
});

test("what was read meanwhile, or is of no use any more, is not mailed", async () => {
  const amal = await person("Amal", { email: "amal@example.org" });
  await tellAll(telling(amal.personId));
  await nabo.post("/inbox/read", {}, amal.cookie);
  await tellAll(telling(amal.personId, { until: new Date("2026-06-10T08:00:00Z") }));
  nabo.clock.set("2026-06-10T08:00:01Z");
  await deliver();
  expect(letters).toHaveLength(0);
});

test("at night letters wait for the morning, except for somebody who sets out now", async () => {
  const amal = await person("Amal", { email: "amal@example.org" });
  nabo.clock.set("2026-06-10T20:00:00Z");
  const soon = await occasion(new Date("2026-06-10T21:30:00Z"));
  const later = await occasion(new Date("2026-06-12T10:00:00Z"));
  const kind = "trial.cancelled";
  const waits = async (...tellings: Telling[]) => {
    await sql`delete from graphile_worker._private_jobs`.execute(nabo.platform.db);
    const before = Date.now();
    await tellAll(...tellings);
    return (await queued()).map(({ runAt }) => Math.round((runAt.getTime() - before) / 3_600_000));
  };
  expect(await waits(telling(amal.personId))).toEqual([10]);
  expect(await waits(telling(amal.personId, { kind, occasionId: later }))).toEqual([10]);
  expect(await waits(telling(amal.personId, { kind, occasionId: soon }))).toEqual([0]);
});

test("a letter that comes up in the night is put off again", async () => {
  const amal = await person("Amal", { email: "amal@example.org" });
  await tellAll(telling(amal.personId));
  nabo.clock.set("2026-06-10T20:00:00Z");
  await deliver();
  expect(letters).toHaveLength(0);
  nabo.clock.set("2026-06-11T06:00:00Z");
  await deliver();
  expect(letters).toHaveLength(1);
});

test("what was read is forgotten after ninety days, what was not after a year", async () => {
  const amal = await person("Amal");
  await tellAll(telling(amal.personId, { dedup: "read" }));
  await nabo.post("/inbox/read", {}, amal.cookie);
  await tellAll(telling(amal.personId, { dedup: "unread" }));
  const left = async (days: number) => {
    nabo.clock.pass(days * 24 * 60);
    await forgetOld(nabo.platform);
    const rows = await nabo.platform.db
      .selectFrom("notices")
      .select("dedup")
      .where("person_id", "=", amal.personId)
      .execute();
    return rows.map(({ dedup }) => dedup).sort();
  };
  expect(await left(89)).toEqual(["read", "unread"]);
  expect(await left(2)).toEqual(["unread"]);
  expect(await left(280)).toEqual([]);
});

test("an open inbox hears of news, and only of its own", async () => {
  const [amal, jonas] = [await person("Amal"), await person("Jonas")];
  const [hers, his] = [await streamOf(amal.cookie), await streamOf(jonas.cookie)];
  await tellAll(telling(jonas.personId));
  expect(await his.next()).toBe("call");
  await tellAll(telling(amal.personId));
  expect(await hers.next()).toBe("call");
  await hers.end();
  await his.end();
  expect([hers.heard, his.heard]).toEqual([1, 1]);
});

/** The events of an open inbox, without those that only say that something may have been missed. */
async function streamOf(cookie: string) {
  const reader = (await nabo.get("/live/inbox", cookie)).body
    ?.pipeThrough(new TextDecoderStream())
    .getReader();
  if (!reader) throw new Error("the inbox sends no stream");
  const stream = {
    heard: 0,
    async next(): Promise<string> {
      for (;;) {
        const { value = "" } = await reader.read();
        const [, event] = /event: (\w+)/.exec(value) ?? [];
        if (!event || event === "again") continue;
        stream.heard++;
        return event;
      }
    },
    end: () => reader.cancel(),
  };
  return stream;
}

test("two processes work on the same letters, and each goes out once", async () => {
  const amal = await person("Amal", { email: "amal@example.org" });
  await tellAll(...Array.from({ length: 10 }, () => telling(amal.personId)));
  const second = connect(nabo.database.url);
  const other = { ...nabo.platform, db: second.db, pool: second.pool };
  const workers = await Promise.all(
    [nabo.platform, other].map((platform) =>
      startWorker(platform.pool, tasks(platform), platform.log),
    ),
  );
  await expect.poll(async () => (await queued()).length, { timeout: 20_000 }).toBe(0);
  await Promise.all(workers.map((worker) => worker.stop()));
  await second.close();
  expect(letters).toHaveLength(10);
});
