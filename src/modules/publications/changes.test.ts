// Changing a call, asking again, taking it back, and what is said when nobody came.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Composing, composing, morning, type Someone, where } from "../../../tests/support/composing.ts";
import { afterEnd } from "./service.ts";

let nabo: Composing["nabo"];
let amal: Composing["amal"];
let jonas: Composing["jonas"];
let karen: Composing["karen"];
let answerAll: Composing["answerAll"];
let text: Composing["text"];
let publishedBy: Composing["publishedBy"];

beforeAll(async () => {
  const all = await composing();
  ({ nabo, amal, jonas, karen, answerAll, text, publishedBy } = all);
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

/** A neighbour of their own for every call: nobody can be in two places at once. */
const helperOn = async (callId: string, role: string): Promise<Someone> => {
  const helper = await nabo.signUp(`Helper ${callId}`, "da");
  const slot = await nabo.platform.db
    .selectFrom("slots")
    .select("id")
    .where("occasion_id", "=", callId)
    .where("role", "=", role)
    .executeTakeFirstOrThrow();
  const answer = await nabo.post(`/calls/${callId}/claims`, { slot: slot.id }, helper.cookie);
  expect(answer.status).toBe(303);
  return helper;
};
const noticesOf = (someone: Someone, occasionId: string) =>
  nabo.platform.db
    .selectFrom("notices")
    .select(["kind", "facts"])
    .where("person_id", "=", someone.personId)
    .where("occasion_id", "=", occasionId)
    .execute();

test("a change keeps what it does not touch, keeps places held, and tells those who come", async () => {
  const id = await publishedBy(amal);
  const helper = await helperOn(id, "driver");
  const begun = await nabo.post(`/calls/${id}/edits`, {}, amal.cookie);
  const draft = where(begun).split("/")[2] ?? "";
  expect(where(begun)).toBe(`/drafts/${draft}/check`);
  expect(await text(where(begun), amal.cookie)).toContain(`name="call" value="${id}"`);
  await answerAll(draft, amal.cookie, [
    ["time", { date: "2026-06-12", from: "15:00", to: "18:00" }],
    ["slots", { places_driver: "0", places_carrier: "6", needs_carrier: ["lifting"] }],
  ]);
  const send = () => nabo.post(`/drafts/${draft}/publication`, { call: id }, amal.cookie);
  expect(where(await send())).toBe(`/calls/${id}`);
  expect(where(await send())).toBe(`/calls/${id}`);
  const row = await callRow(id);
  expect(row?.starts_at).toEqual(new Date("2026-06-12T13:00:00Z"));
  expect(row).toMatchObject({
    party: 4,
    note: "Vi har en stor sofa.",
    details: ["children", "floor_3", "no_lift", "bring_gloves"],
  });
  expect((await addressOf(id))?.exact).toBe("Vestergade 7, 3. tv");
  expect(await slotsOf(id)).toEqual([
    { role: "driver", places: 1, needs: ["car"] },
    { role: "carrier", places: 6, needs: ["lifting"] },
  ]);
  expect((await noticesOf(helper, id)).map(({ kind }) => kind)).toContain("arrangements.moved");
});

test("only who looks after a call changes, repeats or takes it back", async () => {
  const id = await publishedBy(amal);
  for (const way of ["edits", "duplicates", "cancellation"]) {
    expect([way, (await nabo.post(`/calls/${id}/${way}`, {}, jonas.cookie)).status]).toEqual([way, 403]);
    expect([way, (await nabo.post(`/calls/${id}/${way}`, {})).status]).toEqual([way, 401]);
  }
  expect((await nabo.get(`/calls/${id}/cancellation`, jonas.cookie)).status).toBe(403);
  expect((await nabo.get(`/calls/${id}/cancellation`, karen.cookie)).status).toBe(200);
});

test("asking again asks only for another time", async () => {
  const id = await publishedBy(amal);
  const copy = where(await nabo.post(`/calls/${id}/duplicates`, {}, amal.cookie)).split("/")[2] ?? "";
  expect(where(await nabo.get(`/drafts/${copy}/check`, amal.cookie))).toBe(`/drafts/${copy}/when`);
  expect(await answerAll(copy, amal.cookie, [["when", { timing: "flexible" }]])).toBe(
    `/drafts/${copy}/check`,
  );
  await nabo.post(`/drafts/${copy}/publication`, {}, amal.cookie);
  expect(await callRow(copy)).toMatchObject({ party: 4, timing: "flexible", starts_at: null });
  expect((await addressOf(copy))?.exact).toBe("Vestergade 7, 3. tv");
  expect(await callRow(id)).toMatchObject({ timing: "date" });
});

test("taken back, those who come are told, once; then it can no longer be changed", async () => {
  const id = await publishedBy(amal);
  const helper = await helperOn(id, "carrier");
  expect(await text(`/calls/${id}/cancellation`, amal.cookie)).toContain("شخص واحد له مكان");
  expect(where(await nabo.post(`/calls/${id}/cancellation`, {}, amal.cookie))).toBe(`/calls/${id}`);
  expect(where(await nabo.post(`/calls/${id}/cancellation`, {}, amal.cookie))).toBe(`/calls/${id}`);
  const told = (await noticesOf(helper, id)).filter(({ kind }) => kind === "arrangements.cancelled");
  expect(told).toHaveLength(1);
  expect((await nabo.post(`/calls/${id}/edits`, {}, amal.cookie)).status).toBe(410);
  expect(where(await nabo.get(`/calls/${id}/cancellation`, amal.cookie))).toBe(`/calls/${id}`);
});

test("when nobody came in time, the owner is asked once whether to ask again", async () => {
  const [lonely, helped] = [await publishedBy(amal), await publishedBy(amal)];
  await helperOn(helped, "driver");
  await afterEnd(nabo.platform, lonely);
  expect(await noticesOf(amal, lonely)).toEqual([]);
  nabo.clock.set("2026-06-12T15:00:00Z");
  for (const id of [lonely, lonely, helped]) await afterEnd(nabo.platform, id);
  expect(await noticesOf(amal, lonely)).toMatchObject([{ kind: "publications.expired" }]);
  expect((await noticesOf(amal, helped)).map(({ kind }) => kind)).not.toContain("publications.expired");
  expect(await text("/inbox", amal.cookie)).toContain("لم يتمكن أحد من الحضور");
});
