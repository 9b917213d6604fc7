// Joining, leaving and looking after members, on a real database and through the real forms.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieOf, type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";
import { newId } from "../../platform/ids.ts";
import { placeById } from "../../platform/places.ts";
import { createGroup } from "./service.ts";
import { groupBySlug, join, standingOf } from "./store.ts";

let nabo: TestPlatform;
beforeAll(async () => {
  nabo = await testPlatform();
});
afterAll(() => nabo.close());

let made = 0;

/** A group with one host. */
async function newGroup() {
  const { platform, signUp, clock } = nabo;
  const host = await signUp(`Host ${++made}`);
  const place = placeById("hjoerring-860");
  if (!place) throw new Error("no such place");
  const founding = { name: `Gruppe ${made}`, kind: "city" as const, place };
  const { slug } = await platform.db
    .transaction()
    .execute((trx) => createGroup(trx, founding, host.personId, clock.now()));
  const group = await groupBySlug(platform.db, slug);
  if (!group) throw new Error("no such group");
  return { host, slug, id: group.id };
}

const count = async (slug: string) => (await groupBySlug(nabo.platform.db, slug))?.memberCount;
const roleOf = async (groupId: string, personId: string) =>
  (await standingOf(nabo.platform.db, groupId, personId))?.role;

const notices = async (personId: string) =>
  (
    await nabo.platform.db.selectFrom("notices").select("kind").where("person_id", "=", personId).execute()
  ).map(({ kind }) => kind);

describe("joining and leaving", () => {
  test("a member is counted once, however often and at once they join", async () => {
    const { slug, id } = await newGroup();
    const { cookie } = await nabo.signUp("Jonas");
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => nabo.post(`/groups/${slug}/membership`, {}, cookie)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(303));
    expect(await count(slug)).toBe(2);
    const people = await Promise.all(Array.from({ length: 12 }, (_, i) => nabo.signUp(`Many ${i}`)));
    const { db } = nabo.platform;
    await Promise.all(people.map(({ personId }) => join(db, id, personId, nabo.clock.now())));
    expect(await count(slug)).toBe(14);
  });

  test("without an account: a name and a language in the same form, and a code to keep", async () => {
    const { slug, id } = await newGroup();
    const answer = await nabo.post(`/groups/${slug}/membership`, { name: "Amal", lang: "ar" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/me/code?next=${encodeURIComponent(`/groups/${slug}`)}`);
    const page = await nabo.get(`/groups/${slug}/about`, cookieOf(answer));
    expect(await page.text()).toContain(`action="/groups/${slug}/membership/end"`);
    expect(await count(slug)).toBe(2);
    expect(
      await nabo.platform.db.selectFrom("memberships").selectAll().where("group_id", "=", id).execute(),
    ).toHaveLength(2);
  });

  test("without a name the form comes back with what was typed, and nobody is made", async () => {
    const { slug } = await newGroup();
    const answer = await nabo.post(`/groups/${slug}/membership`, { lang: "da" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('id="name-error"');
    expect(await count(slug)).toBe(1);
  });

  test("leads back only to pages of groups and calls", async () => {
    const { slug } = await newGroup();
    const { cookie } = await nabo.signUp("Jonas");
    const there = `/groups/${slug}/questions`;
    const answer = await nabo.post(`/groups/${slug}/membership`, { back: there }, cookie);
    expect(answer.headers.get("location")).toBe(there);
    for (const back of ["//evil.example", "https://evil.example/groups/x", "/\\evil", "/sign-out"]) {
      expect((await nabo.post(`/groups/${slug}/membership`, { back }, cookie)).status).toBe(422);
    }
  });

  test("leaving forgets the membership, and leaving twice changes nothing", async () => {
    const { slug, id } = await newGroup();
    const { cookie, personId } = await nabo.signUp("Jonas");
    await nabo.post(`/groups/${slug}/membership`, {}, cookie);
    for (const _ of [1, 2]) {
      expect((await nabo.post(`/groups/${slug}/membership/end`, {}, cookie)).status).toBe(303);
    }
    expect(await roleOf(id, personId)).toBeUndefined();
    expect(await count(slug)).toBe(1);
  });

  test("somebody who is erased is counted out, and the last host of a group hands over first", async () => {
    const { slug, id, host } = await newGroup();
    const { cookie, personId } = await nabo.signUp("Jonas");
    await nabo.post(`/groups/${slug}/membership`, {}, cookie);
    expect((await nabo.post("/me/leaving", {}, host.cookie)).status).toBe(409);
    expect(await roleOf(id, host.personId)).toBe("host");
    await nabo.post(`/groups/${slug}/hosts`, { person: personId }, host.cookie);
    expect((await nabo.post("/me/leaving", {}, host.cookie)).status).toBe(303);
    expect(await count(slug)).toBe(1);
  });
});

describe("hosts", () => {
  test("make others hosts; the last one stays until there is another", async () => {
    const { slug, id, host } = await newGroup();
    const jonas = await nabo.signUp("Jonas");
    await nabo.post(`/groups/${slug}/membership`, {}, jonas.cookie);
    expect((await nabo.post(`/groups/${slug}/membership/end`, {}, host.cookie)).status).toBe(409);
    expect(
      (await nabo.post(`/groups/${slug}/hosts/end`, { person: host.personId }, host.cookie)).status,
    ).toBe(409);
    expect((await nabo.post(`/groups/${slug}/hosts`, { person: jonas.personId }, host.cookie)).status).toBe(
      303,
    );
    expect(await notices(jonas.personId)).toEqual(["groups.host"]);
    expect((await standingOf(nabo.platform.db, id, jonas.personId))?.knownSince).not.toBeNull();
    expect(
      (await nabo.post(`/groups/${slug}/hosts/end`, { person: host.personId }, host.cookie)).status,
    ).toBe(303);
    expect(await roleOf(id, host.personId)).toBe("member");
  });

  test("of two hosts who leave at once, one stays", async () => {
    const { slug, id, host } = await newGroup();
    const jonas = await nabo.signUp("Jonas");
    const third = await nabo.signUp("Third");
    for (const { cookie } of [jonas, third]) await nabo.post(`/groups/${slug}/membership`, {}, cookie);
    await nabo.post(`/groups/${slug}/hosts`, { person: jonas.personId }, host.cookie);
    const answers = await Promise.all(
      [host, jonas].map(({ cookie }) => nabo.post(`/groups/${slug}/membership/end`, {}, cookie)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const roles = [await roleOf(id, host.personId), await roleOf(id, jonas.personId)];
    expect(roles.filter((role) => role === "host")).toHaveLength(1);
    expect(await count(slug)).toBe(2);
  });

  test("vouch once; the first time counts", async () => {
    const { slug, id, host } = await newGroup();
    const amal = await nabo.signUp("Amal");
    await nabo.post(`/groups/${slug}/membership`, {}, amal.cookie);
    await nabo.post(`/groups/${slug}/vouches`, { person: amal.personId }, host.cookie);
    const first = (await standingOf(nabo.platform.db, id, amal.personId))?.knownSince;
    nabo.clock.pass(60);
    await nabo.post(`/groups/${slug}/vouches`, { person: amal.personId }, host.cookie);
    expect(first).not.toBeNull();
    expect((await standingOf(nabo.platform.db, id, amal.personId))?.knownSince).toEqual(first);
    expect(await notices(amal.personId)).toEqual(["groups.vouched"]);
  });

  test("end a membership and say why, but not another host's", async () => {
    const { slug, id, host } = await newGroup();
    const amal = await nabo.signUp("Amal");
    await nabo.post(`/groups/${slug}/membership`, {}, amal.cookie);
    const ended = await nabo.post(
      `/groups/${slug}/members/end`,
      { person: amal.personId, reason: "unsafe" },
      host.cookie,
    );
    expect(ended.status).toBe(303);
    expect(await roleOf(id, amal.personId)).toBeUndefined();
    expect(await notices(amal.personId)).toEqual(["groups.ended.unsafe"]);
    expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("did not feel safe");
    const again = await nabo.post(
      `/groups/${slug}/members/end`,
      { person: amal.personId, reason: "unsafe" },
      host.cookie,
    );
    expect(again.status).toBe(409);
    const self = await nabo.post(
      `/groups/${slug}/members/end`,
      { person: host.personId, reason: "other" },
      host.cookie,
    );
    expect(self.status).toBe(409);
    expect(await count(slug)).toBe(1);
  });

  test.each([
    ["GET", "members", {}],
    ["GET", "closure", {}],
    ["POST", "hosts", { person: newId() }],
    ["POST", "hosts/end", { person: newId() }],
    ["POST", "vouches", { person: newId() }],
    ["POST", "members/end", { person: newId(), reason: "other" }],
    ["POST", "closure", { until: "2026-06-20" }],
    ["POST", "closure/end", {}],
  ])("%s /%s is theirs alone", async (method, part, form) => {
    const { slug } = await newGroup();
    const member = await nabo.signUp("Jonas");
    const elsewhere = await newGroup();
    await nabo.post(`/groups/${slug}/membership`, {}, member.cookie);
    const path = `/groups/${slug}/${part}`;
    const ask = (cookie?: string) =>
      method === "GET" ? nabo.get(path, cookie) : nabo.post(path, form, cookie);
    expect((await ask()).status).toBe(401);
    expect((await ask(member.cookie)).status).toBe(403);
    expect((await ask(elsewhere.host.cookie)).status).toBe(403);
  });

  test("see the members, find them by name, and leaf through many", async () => {
    const { slug, id, host } = await newGroup();
    const { db } = nabo.platform;
    const people = Array.from({ length: 60 }, (_, i) => ({
      id: newId(),
      name: i === 30 ? "100% أمل_x" : `Medlem ${i}`,
      lang: "da",
      created_at: nabo.clock.now(),
    }));
    await db.insertInto("people").values(people).execute();
    for (const person of people) await join(db, id, person.id, nabo.clock.now());
    const first = await (await nabo.get(`/groups/${slug}/members`, host.cookie)).text();
    expect(first).toContain("Medlem 59");
    const next = /href="([^"]*page=2)"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const second = await (await nabo.get(next, host.cookie)).text();
    expect(second).toContain("Medlem 0<");
    expect(second).not.toContain("page=");
    for (const nonsense of ["0", "-1", "1e9", "x", "%00", "99999"])
      expect((await nabo.get(`/groups/${slug}/members?page=${nonsense}`, host.cookie)).status).toBe(200);
    const found = await (
      await nabo.get(`/groups/${slug}/members?q=${encodeURIComponent("0% أمل_")}`, host.cookie)
    ).text();
    expect(found.match(/class="person"/g)).toHaveLength(1);
    const none = await (await nabo.get(`/groups/${slug}/members?q=%25%25`, host.cookie)).text();
    expect(none).not.toContain('class="person"');
  });
});

test("a board is closed until a day begins where the group is, and opened again", async () => {
  const { slug, host } = await newGroup();
  expect((await nabo.post(`/groups/${slug}/closure`, { until: "2026-06-10" }, host.cookie)).status).toBe(422);
  expect((await nabo.post(`/groups/${slug}/closure`, { until: "soon" }, host.cookie)).status).toBe(422);
  expect((await nabo.post(`/groups/${slug}/closure`, { until: "2026-06-20" }, host.cookie)).status).toBe(303);
  expect((await groupBySlug(nabo.platform.db, slug))?.closedUntil).toEqual(new Date("2026-06-19T22:00:00Z"));
  expect(await (await nabo.get(`/groups/${slug}/closure`, host.cookie)).text()).toContain("20 June");
  await nabo.post(`/groups/${slug}/closure/end`, {}, host.cookie);
  expect((await groupBySlug(nabo.platform.db, slug))?.closedUntil).toBeNull();
});

test("the poster says it in three languages and leads to the group", async () => {
  const { slug } = await newGroup();
  const page = await (await nabo.get(`/groups/${slug}/poster`)).text();
  for (const lang of ["da", "en", "ar"]) expect(page).toMatch(new RegExp(`<p class="big" lang="${lang}"`));
  expect(page).toContain(`nabo.test/groups/${slug}`);
  expect(page).toContain("<svg");
  expect(page).not.toContain("style=");
});

test("there is no page of a group that is not", async () => {
  for (const part of ["about", "poster", "members", "closure"]) {
    const { cookie } = await nabo.signUp("Jonas");
    expect((await nabo.get(`/groups/nowhere/${part}`, cookie)).status).toBe(404);
  }
});
