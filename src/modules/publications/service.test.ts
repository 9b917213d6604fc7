// From the first tile to the call on the board, through the real forms on a real database.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Answers, type Composing, composing, morning, where } from "../../../tests/support/composing.ts";
import { cookieOf } from "../../../tests/support/platform.ts";

let nabo: Composing["nabo"];
let amal: Composing["amal"];
let jonas: Composing["jonas"];
let groupId: Composing["groupId"];
let begin: Composing["begin"];
let answerAll: Composing["answerAll"];
let text: Composing["text"];
let publishedBy: Composing["publishedBy"];

beforeAll(async () => {
  const all = await composing();
  ({ nabo, amal, jonas, groupId, begin, answerAll, text, publishedBy } = all);
});
afterAll(() => nabo.close());
beforeEach(() => nabo.clock.set(morning));

const callRow = (id: string) =>
  nabo.platform.db
    .selectFrom("calls as c")
    .innerJoin("occasions as o", "o.id", "c.id")
    .selectAll("c")
    .select([
      "o.starts_at",
      "o.ends_at",
      "o.starts_local",
      "o.expires_at",
      "o.area",
      "o.meeting_point",
      "o.remote",
      "o.owner_id",
      "o.allocate_at",
    ])
    .where("c.id", "=", id)
    .executeTakeFirst();
const slotsOf = (id: string) =>
  nabo.platform.db
    .selectFrom("slots")
    .select(["role", "places", "needs"])
    .where("occasion_id", "=", id)
    .orderBy("position")
    .execute();
const addressOf = (id: string) =>
  nabo.platform.db.selectFrom("addresses").selectAll().where("occasion_id", "=", id).executeTakeFirst();
const draftCount = async (id: string) =>
  (await nabo.platform.db.selectFrom("drafts").select("id").where("id", "=", id).execute()).length;

test("somebody nobody knows asks, page by page, and becomes a person with the call", async () => {
  const { id, first, cookie } = await begin();
  expect(first).toBe(`/drafts/${id}/people`);
  expect(await answerAll(id, cookie)).toBe(`/drafts/${id}/check`);
  const check = await text(`/drafts/${id}/check`, cookie);
  expect(check).toContain("Help moving, a family of 4");
  expect(check).toContain("Friday 12 June, 14:00–17:00");
  expect(check).toContain("2 drivers with a car");
  expect(check).toContain('lang="ar" dir="rtl"');
  expect(check).toContain("مساعدة في الانتقال إلى مسكن جديد، لعائلة من 4 أفراد");
  expect(check).toContain('name="name"');

  const nameless = await nabo.post(`/drafts/${id}/publication`, { lang: "ar" }, cookie);
  expect(nameless.status).toBe(422);
  const answer = await nabo.post(`/drafts/${id}/publication`, { name: "Samir", lang: "ar" }, cookie);
  expect(where(answer)).toBe(`/me/code?next=${encodeURIComponent(`/calls/${id}`)}`);
  const samir = cookieOf(answer);
  const row = await callRow(id);
  expect(row).toMatchObject({
    category: "moving",
    timing: "date",
    party: 4,
    languages: ["ar", "en"],
    note: "Vi har en stor sofa.",
    note_lang: "da",
    details: ["children", "floor_3", "no_lift", "bring_gloves"],
    on_behalf: false,
    urgent: false,
    area: "Odense",
    meeting_point: "Odense Station",
    remote: false,
    starts_local: "2026-06-12 14:00:00",
    allocate_at: null,
  });
  expect(row?.starts_at).toEqual(new Date("2026-06-12T12:00:00Z"));
  expect(row?.expires_at).toEqual(row?.ends_at);
  expect(await slotsOf(id)).toEqual([
    { role: "driver", places: 2, needs: ["car"] },
    { role: "carrier", places: 4, needs: ["lifting"] },
  ]);
  expect((await addressOf(id))?.exact).toBe("Vestergade 7, 3. tv");
  const { db } = nabo.platform;
  const owner = row?.owner_id ?? "";
  expect(
    await db.selectFrom("people").select(["name", "lang"]).where("id", "=", owner).executeTakeFirst(),
  ).toEqual({ name: "Samir", lang: "ar" });
  expect(await db.selectFrom("memberships").select("role").where("person_id", "=", owner).execute()).toEqual([
    { role: "member" },
  ]);
  expect(await draftCount(id)).toBe(0);
  expect((await nabo.get(`/calls/${id}`, samir)).status).toBe(200);
  // Going back after publishing leads to the call.
  expect(where(await nabo.get(`/drafts/${id}/slots`, samir))).toBe(`/calls/${id}`);
});

test("for somebody else, only with their consent", async () => {
  const { id, cookie } = await begin("need.phone_call", jonas.cookie);
  expect(where(await nabo.post(`/drafts/${id}/people`, { who: "other" }, cookie))).toBe(
    `/drafts/${id}/consent`,
  );
  expect((await nabo.post(`/drafts/${id}/consent`, {}, cookie)).status).toBe(422);
  expect(where(await nabo.get(`/drafts/${id}/check`, cookie))).toBe(`/drafts/${id}/people`);
  const rest: Answers = [
    ["consent", { consent: "written" }],
    ["when", { timing: "now" }],
    ["languages", {}],
    ["slots", { places_caller: "1" }],
    ["extras", { note: "" }],
  ];
  expect(await answerAll(id, cookie, rest)).toBe(`/drafts/${id}/check`);
  await nabo.post(`/drafts/${id}/publication`, {}, cookie);
  expect(await callRow(id)).toMatchObject({
    on_behalf: true,
    consent: "written",
    consent_at: nabo.clock.now(),
    urgent: true,
    remote: true,
    timing: "now",
    note_lang: null,
  });
  expect(await addressOf(id)).toBeUndefined();
});

test("sent twice at the same moment, it is published once", async () => {
  const { id, cookie } = await begin("need.moving", amal.cookie);
  await answerAll(id, cookie);
  const answers = await Promise.all([1, 2, 3].map(() => nabo.post(`/drafts/${id}/publication`, {}, cookie)));
  expect(answers.map((answer) => [answer.status, where(answer)])).toEqual(
    Array(3).fill([303, `/calls/${id}`]),
  );
  expect(await slotsOf(id)).toHaveLength(2);
  expect(where(await nabo.post(`/drafts/${id}/publication`, {}, cookie))).toBe(`/calls/${id}`);
});

test("sent twice by a newcomer, there is one newcomer", async () => {
  const { id, cookie } = await begin();
  await answerAll(id, cookie);
  const newcomer = { name: "Twice", lang: "en" };
  await Promise.all([1, 2].map(() => nabo.post(`/drafts/${id}/publication`, newcomer, cookie)));
  const named = await nabo.platform.db
    .selectFrom("people")
    .select("id")
    .where("name", "=", "Twice")
    .execute();
  expect(named).toHaveLength(1);
});

test("a time that passed while composing is said, and nothing is lost", async () => {
  const { id, cookie } = await begin("need.moving", amal.cookie);
  await answerAll(id, cookie);
  nabo.clock.set("2026-06-12T12:30:00Z");
  const answer = await nabo.post(`/drafts/${id}/publication`, {}, cookie);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("وقت");
  expect(page).toContain(`/drafts/${id}/time`);
  expect(await callRow(id)).toBeUndefined();
  expect(await draftCount(id)).toBe(1);
});

test("an offer is served fairly after a while, a need at once", async () => {
  const id = await publishedBy(jonas, "offer.bicycle", [
    ["when", { timing: "flexible" }],
    ["where", { place: "odense-461" }],
    ["address", { address: "", meeting: "" }],
    ["languages", { languages: ["da"] }],
    ["slots", { places_taker: "3" }],
    ["extras", { note: "" }],
  ]);
  const row = await callRow(id);
  expect(row).toMatchObject({
    direction: "offer",
    starts_at: null,
    allocate_at: new Date("2026-06-11T06:00:00Z"),
  });
});

test("nothing new on a closed board", async () => {
  const { id, cookie } = await begin("need.moving", amal.cookie);
  await answerAll(id, cookie);
  const { db } = nabo.platform;
  const close = (until: Date | null) =>
    db.updateTable("groups").set({ closed_until: until }).where("id", "=", groupId).execute();
  await close(new Date("2026-06-20T00:00:00Z"));
  expect((await nabo.post(`/drafts/${id}/publication`, {}, cookie)).status).toBe(409);
  expect((await nabo.post("/drafts", { what: "need.moving", group: "odense" }, cookie)).status).toBe(409);
  await close(null);
  expect(where(await nabo.post(`/drafts/${id}/publication`, {}, cookie))).toBe(`/calls/${id}`);
});
