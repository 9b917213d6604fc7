// Composing a call through the real forms on a real database: every answer is kept, nothing wrong gets in.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Composing, composing, morning, moving, where } from "../../../tests/support/composing.ts";
import { cookieOf } from "../../../tests/support/platform.ts";
import { forgetOld } from "./service.ts";

let nabo: Composing["nabo"];
let amal: Composing["amal"];
let jonas: Composing["jonas"];
let begin: Composing["begin"];
let answerAll: Composing["answerAll"];
let text: Composing["text"];

beforeAll(async () => {
  const all = await composing();
  ({ nabo, amal, jonas, begin, answerAll, text } = all);
});
afterAll(() => nabo.close());
beforeEach(() => nabo.clock.set(morning));

const draftCount = async (id: string) =>
  (await nabo.platform.db.selectFrom("drafts").select("id").where("id", "=", id).execute()).length;

test("pages come back filled in, and a wrong answer too", async () => {
  const { id, cookie } = await begin();
  await answerAll(id, cookie, moving.slice(0, 5));
  expect(await text(`/drafts/${id}/time`, cookie)).toContain('value="14:00"');
  expect(await text(`/drafts/${id}/address`, cookie)).toContain("Vestergade 7, 3. tv");
  const wrong = await nabo.post(
    `/drafts/${id}/time`,
    { date: "2026-06-09", from: "13:15", to: "14" },
    cookie,
  );
  expect(wrong.status).toBe(422);
  const page = await wrong.text();
  expect(page).toContain('value="13:15"');
  expect(page).toContain("That time has already passed");
  expect(await text(`/drafts/${id}/time`, cookie)).toContain('value="14:00"');
  // Arabic digits and a dot are a time too.
  expect(
    (await nabo.post(`/drafts/${id}/time`, { date: "12/6/2026", from: "٩.٣٠", to: "11" }, cookie)).status,
  ).toBe(303);
  expect(await text(`/drafts/${id}/time`, cookie)).toContain('value="09:30"');
  const nobody = await nabo.post(`/drafts/${id}/slots`, { places_driver: "0", places_carrier: "" }, cookie);
  expect([nobody.status, (await nobody.text()).includes("At least one person is needed")]).toEqual([
    422,
    true,
  ]);
});

test("a place is found by its name, or chosen from those that fit", async () => {
  const { id, cookie } = await begin();
  const say = (form: Record<string, string>) => nabo.post(`/drafts/${id}/where`, form, cookie);
  expect(where(await say({ sought: "Vollsmose" }))).toBe(`/drafts/${id}/address`);
  expect(where(await say({ sought: "Odens" }))).toBe(`/drafts/${id}/where`);
  expect(await text(`/drafts/${id}/where`, cookie)).toContain('value="odense-461"');
  expect(where(await say({ sought: "Odens", place: "odense-461" }))).toBe(`/drafts/${id}/address`);
  expect((await say({ sought: "Atlantis" })).status).toBe(422);
  expect((await say({ place: "no-such-place" })).status).toBe(422);
  expect((await say({ place: "remote" })).status).toBe(422);
});

test("contact details in what everybody reads are refused, and what was written is kept", async () => {
  const { id, cookie } = await begin();
  const note = "Ring på 28 91 04 73";
  const answer = await nabo.post(`/drafts/${id}/extras`, { note, details: ["no_lift"] }, cookie);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(note);
  expect(page).toContain("take out the phone number");
  expect(page).toMatch(/value="no_lift"[^>]*checked/);
  await nabo.post(`/drafts/${id}/where`, { place: "odense-461" }, cookie);
  expect(
    (await nabo.post(`/drafts/${id}/address`, { address: "", meeting: "Skriv til a@b.dk" }, cookie)).status,
  ).toBe(422);
});

test("what is left out is asked for before publishing", async () => {
  const { id, cookie } = await begin("need.moving", amal.cookie);
  expect(where(await nabo.get(`/drafts/${id}/check`, cookie))).toBe(`/drafts/${id}/people`);
  expect(where(await nabo.post(`/drafts/${id}/publication`, {}, cookie))).toBe(`/drafts/${id}/people`);
});

test("other people's drafts are nobody's business", async () => {
  const { id } = await begin("need.moving", amal.cookie);
  for (const cookie of [jonas.cookie, undefined]) {
    expect((await nabo.get(`/drafts/${id}/people`, cookie)).status).toBe(404);
    expect((await nabo.post(`/drafts/${id}/people`, { party: "2", who: "me" }, cookie)).status).toBe(404);
    expect((await nabo.post(`/drafts/${id}/removal`, {}, cookie)).status).toBe(404);
    const sent = await nabo.post(`/drafts/${id}/publication`, { name: "X", lang: "en" }, cookie);
    expect(sent.status).toBe(404);
  }
  expect(await text("/calls/new?group=odense", jonas.cookie)).not.toContain(id);
  expect(await text("/calls/new?group=odense", amal.cookie)).toContain(id);
  expect((await nabo.post(`/drafts/${id}/removal`, {}, amal.cookie)).status).toBe(303);
  expect(await draftCount(id)).toBe(0);
});

test("a visitor's draft comes along when they sign up elsewhere on the way", async () => {
  const { id, cookie } = await begin();
  await answerAll(id, cookie);
  const joined = await nabo.post("/join", { name: "Lina", lang: "en" }, cookie);
  const check = await text(`/drafts/${id}/check`, cookieOf(joined));
  expect(check).not.toContain('name="name"');
});

test("drafts left alone for a week are forgotten", async () => {
  const { id, cookie } = await begin("need.moving", amal.cookie);
  nabo.clock.set("2026-06-17T06:00:00Z");
  await forgetOld(nabo.platform);
  expect(await draftCount(id)).toBe(1);
  nabo.clock.set("2026-06-17T07:00:01Z");
  await forgetOld(nabo.platform);
  expect((await nabo.get(`/drafts/${id}/people`, cookie)).status).toBe(404);
});
