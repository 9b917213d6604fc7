// The first host of an empty instance, and groups founded by hosts; on a real database, through the real forms.
import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieOf, type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";
import { hashToken } from "../../platform/actor.ts";

let nabo: TestPlatform;
const token = "first-host-token";
const form = { name: "Karen", lang: "da", group: "Naboerne i Hjørring", kind: "city", place: "hjorring" };

beforeAll(async () => {
  nabo = await testPlatform();
  await nabo.platform.db
    .updateTable("instance")
    .set({ first_host_hash: hashToken(token) })
    .execute();
});
afterAll(() => nabo.close());

const counts = async () => {
  const { db } = nabo.platform;
  const count = async (table: "people" | "groups") =>
    (await db.selectFrom(table).select("id").execute()).length;
  return [await count("people"), await count("groups")];
};

test("somebody else's link leads nowhere", async () => {
  expect((await nabo.get("/first-host/guess")).status).toBe(410);
  expect((await nabo.post("/first-host/guess", form)).status).toBe(410);
});

test("a form that does not fit comes back and does not use the link up", async () => {
  const missing = await nabo.post(`/first-host/${token}`, { ...form, name: "" });
  expect(missing.status).toBe(422);
  const nowhere = await nabo.post(`/first-host/${token}`, { ...form, place: "Atlantis" });
  expect(nowhere.status).toBe(422);
  expect(await nowhere.text()).toContain('value="Atlantis"');
  const which = await nabo.post(`/first-host/${token}`, { ...form, place: "Ejby" });
  expect(which.status).toBe(422);
  expect((await which.text()).match(/name="place_id"/g)).toHaveLength(3);
  expect(await counts()).toEqual([0, 0]);
});

test("of all who open it at once exactly one becomes the host, and the others leave nothing behind", async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, i) => nabo.post(`/first-host/${token}`, { ...form, name: `Karen ${i}` })),
  );
  const won = answers.filter(({ status }) => status === 303);
  expect(won).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(5);
  expect(await counts()).toEqual([1, 1]);
  const [answer] = won;
  if (!answer) throw new Error("nobody won");
  const page = await nabo.get("/groups/naboerne-i-hjoerring/members", cookieOf(answer));
  expect(page.status).toBe(200);
});

test("the link is gone afterwards", async () => {
  expect((await nabo.get(`/first-host/${token}`)).status).toBe(410);
});

test("in the demo there is no such link", async () => {
  const { platform } = nabo;
  platform.world = "denmark";
  expect((await nabo.get(`/first-host/${token}`)).status).toBe(404);
  expect((await nabo.post(`/first-host/${token}`, form)).status).toBe(404);
  platform.world = "empty";
});

test("only hosts found further groups, each under an address of its own", async () => {
  const { db } = nabo.platform;
  const jonas = await nabo.signUp("Jonas");
  const another = { group: "Naboerne i Hjørring", kind: "cafe", place: "Hjørring" };
  expect((await nabo.post("/groups/new", another)).status).toBe(401);
  expect((await nabo.get("/groups/new", jonas.cookie)).status).toBe(403);
  expect((await nabo.post("/groups/new", another, jonas.cookie)).status).toBe(403);
  const { id } = await db.selectFrom("groups").select("id").executeTakeFirstOrThrow();
  const now = nabo.clock.now();
  await db
    .insertInto("memberships")
    .values({ group_id: id, person_id: jonas.personId, role: "host", since: now })
    .execute();
  expect((await nabo.get("/groups/new", jonas.cookie)).status).toBe(200);
  const answer = await nabo.post("/groups/new", another, jonas.cookie);
  expect(answer.headers.get("location")).toBe("/groups/naboerne-i-hjoerring-2/about");
  const named = await nabo.post("/groups/new", { ...another, group: "New" }, jonas.cookie);
  expect(named.headers.get("location")).toBe("/groups/new-2/about");
  const before = await counts();
  const twice = await Promise.all([1, 2].map(() => nabo.post("/groups/new", another, jonas.cookie)));
  for (const again of twice)
    expect(again.headers.get("location")).toBe("/groups/naboerne-i-hjoerring-2/about");
  expect(await counts()).toEqual(before);
  const club = await nabo.post("/groups/new", { ...another, kind: "club" }, jonas.cookie);
  expect(club.headers.get("location")).toBe("/groups/naboerne-i-hjoerring-3/about");
  nabo.clock.pass(11);
  const later = await nabo.post("/groups/new", another, jonas.cookie);
  expect(later.headers.get("location")).toBe("/groups/naboerne-i-hjoerring-4/about");
});
