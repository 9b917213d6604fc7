// People against a real database: signing up and in, resting accounts, sessions, leaving.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";
import { type Actor, hashToken, nobody } from "../../platform/actor.ts";
import { demoLinks } from "./routes.tsx";
import * as people from "./service.ts";

let nabo: TestPlatform;
beforeAll(async () => {
  nabo = await testPlatform({ max: 12 });
});
afterAll(() => nabo.close());

async function arrive(name = "Amal", sessionId: string | null = null) {
  const code = await people.newCode();
  const { platform } = nabo;
  const done = await platform.db
    .transaction()
    .execute((trx) =>
      people.signUp(platform, trx, { name, lang: "ar", code, sessionId, label: "Chrome, Android" }),
    );
  return { ...done, actor: await actorOf(done.token) };
}

async function actorOf(token: string): Promise<Actor> {
  const visit = await people.findVisit(nabo.platform, hashToken(token));
  if (!visit) throw new Error("nobody is signed in with this token");
  return visit;
}

const signIn = (code: string, sessionId: string | null = null) =>
  people.signIn(nabo.platform, { code, sessionId, label: "" });

/** The same code with another last digit. */
const wrong = (code: string) => code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10);

test("who signs up is somebody at once, and comes back with the code", async () => {
  const { personId, code, actor } = await arrive("Amal");
  expect(code).toMatch(/^\d{20}$/);
  expect(actor).toMatchObject({ personId, name: "Amal", lang: "ar", unread: 0 });
  const token = await signIn(code);
  expect(token && (await actorOf(token)).personId).toBe(personId);
});

test("the code itself is nowhere in the database", async () => {
  const { personId, code } = await arrive();
  const row = await nabo.platform.db
    .selectFrom("people")
    .selectAll()
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  expect(row.code_lookup).toBe(code.slice(0, 8));
  expect(JSON.stringify(row)).not.toContain(code.slice(8));
});

test("a wrong or unknown code signs nobody in", async () => {
  const { code } = await arrive();
  expect(await signIn(wrong(code))).toBeNull();
  expect(await signIn("00000000000000000000")).toBeNull();
  expect(await signIn("not a code")).toBeNull();
  expect(await signIn(code)).not.toBeNull();
});

test("after five wrong tries the account rests, longer each time, and the right code ends it", async () => {
  const { code } = await arrive();
  for (let i = 0; i < 5; i++) expect(await signIn(wrong(code))).toBeNull();
  expect(await signIn(code)).toBeNull();
  nabo.clock.pass(1.1);
  expect(await signIn(wrong(code))).toBeNull();
  nabo.clock.pass(1.1);
  expect(await signIn(code)).toBeNull();
  nabo.clock.pass(1);
  expect(await signIn(code)).not.toBeNull();
  // The count begins anew.
  expect(await signIn(wrong(code))).toBeNull();
  expect(await signIn(code)).not.toBeNull();
});

test("many tries at once count like one after the other", async () => {
  const { personId, code } = await arrive();
  await Promise.all(Array.from({ length: 12 }, () => signIn(wrong(code))));
  const row = await nabo.platform.db
    .selectFrom("people")
    .select(["code_failures", "code_locked_until"])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  expect(row.code_failures).toBe(5);
  expect(row.code_locked_until).not.toBeNull();
});

test("a new code ends the old one", async () => {
  const { code, actor } = await arrive();
  const next = await people.renewCode(nabo.platform, actor);
  expect(await signIn(code)).toBeNull();
  expect(await signIn(next)).not.toBeNull();
});

test("a visit becomes a person with a new session, and its drafts come along", async () => {
  const { db, clock } = nabo.platform;
  const visit = await people.openVisit(nabo.platform, "en");
  const draft = await draftOf(visit.sessionId);
  const { personId, actor } = await arrive("Amal", visit.sessionId);
  expect(actor.sessionId).not.toBe(visit.sessionId);
  expect(await people.findVisit(nabo.platform, hashToken(visit.token))).toBeUndefined();
  const row = await db.selectFrom("drafts").selectAll().where("id", "=", draft).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ session_id: actor.sessionId, person_id: personId });
  expect(clock.now()).toBeInstanceOf(Date);
});

test("drafts of one person never become another's on the same device", async () => {
  const first = await arrive("Amal");
  const draft = await draftOf(first.actor.sessionId ?? "", first.personId);
  const second = await arrive("Jonas", first.actor.sessionId);
  const row = await nabo.platform.db
    .selectFrom("drafts")
    .selectAll()
    .where("id", "=", draft)
    .executeTakeFirst();
  expect(row?.person_id ?? first.personId).not.toBe(second.personId);
});

async function draftOf(sessionId: string, personId: string | null = null): Promise<string> {
  const { db, clock } = nabo.platform;
  const group = randomUUID();
  const id = randomUUID();
  const at = clock.now();
  const place = { place_id: "koebenhavn-101", lat: 55.7, lon: 12.6 };
  await db
    .insertInto("groups")
    .values({ id: group, slug: group, name: "Venligboerne", kind: "city", ...place, created_at: at })
    .execute();
  await db
    .insertInto("drafts")
    .values({ id, session_id: sessionId, person_id: personId, group_id: group, updated_at: at })
    .execute();
  return id;
}

test("devices are listed, and ended one by one or all others at once", async () => {
  const { code, actor } = await arrive();
  const tokens = [await signIn(code), await signIn(code), await signIn(code)];
  expect(await people.listSessions(nabo.platform, actor)).toHaveLength(4);
  const phone = await actorOf(tokens[0] ?? "");
  await people.endSession(nabo.platform, actor, phone.sessionId ?? "");
  expect(await people.findVisit(nabo.platform, hashToken(tokens[0] ?? ""))).toBeUndefined();
  await people.endOtherSessions(nabo.platform, actor);
  expect((await people.listSessions(nabo.platform, actor)).map(({ id }) => id)).toEqual([actor.sessionId]);
});

test("nobody ends another person's session", async () => {
  const [mine, theirs] = [await arrive("Amal"), await arrive("Jonas")];
  await expect(
    people.endSession(nabo.platform, mine.actor, theirs.actor.sessionId ?? ""),
  ).rejects.toMatchObject({
    kind: "not_found",
  });
  expect(await people.listSessions(nabo.platform, theirs.actor)).toHaveLength(1);
});

test("a session in use lives on, one forgotten for half a year ends and is forgotten", async () => {
  const used = await arrive("Amal");
  const left = await arrive("Jonas");
  for (let month = 0; month < 7; month++) {
    nabo.clock.pass(30 * 24 * 60);
    expect((await actorOf(used.token)).personId).toBe(used.personId);
  }
  expect(await people.findVisit(nabo.platform, hashToken(left.token))).toBeUndefined();
  await people.forgetEnded(nabo.platform);
  const rows = await nabo.platform.db
    .selectFrom("sessions")
    .select("id")
    .where("person_id", "=", left.personId)
    .execute();
  expect(rows).toEqual([]);
  expect((await actorOf(used.token)).personId).toBe(used.personId);
});

test("who leaves is gone: first the farewells of others, then every row", async () => {
  const { personId, token, actor } = await arrive();
  const heard: string[] = [];
  people.whenLeaving(async (_platform, trx, leaving) => {
    if (leaving !== personId) return undefined;
    const still = await trx.selectFrom("people").select("id").where("id", "=", personId).executeTakeFirst();
    heard.push(still ? "before" : "too late");
    return () => heard.push("after");
  });
  await people.leaveForGood(nabo.platform, actor);
  expect(heard).toEqual(["before", "after"]);
  expect(await people.findVisit(nabo.platform, hashToken(token))).toBeUndefined();
  const rows = await nabo.platform.db.selectFrom("people").select("id").where("id", "=", personId).execute();
  expect(rows).toEqual([]);
});

test("without a person none of this is done", async () => {
  for (const verb of [people.renewCode, people.listSessions, people.endOtherSessions, people.leaveForGood]) {
    await expect(verb(nabo.platform, nobody)).rejects.toMatchObject({ kind: "sign_in" });
  }
});

test("in the demo world, and only there, somebody can be signed in without a code", async () => {
  const { personId } = await arrive("Amal");
  const demo = { ...nabo.platform, world: "denmark" as const };
  const token = await people.signInDemo(demo, nobody, personId, "");
  expect((await actorOf(token)).personId).toBe(personId);
  expect(demoLinks(demo).map(({ url }) => new URL(url).pathname)).toEqual([
    "/demo/newcomer",
    "/demo/neighbour",
    "/demo/host",
  ]);
  await expect(people.signInDemo(nabo.platform, nobody, personId, "")).rejects.toMatchObject({
    kind: "not_found",
  });
});
