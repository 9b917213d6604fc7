// Groups by name, place and nearness, and honest figures; on a real database.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";
import { nobody } from "../../platform/actor.ts";
import { newId } from "../../platform/ids.ts";
import { placeById } from "../../platform/places.ts";
import { findGroups } from "./service.ts";
import { fillTimes } from "./store.ts";

let nabo: TestPlatform;

async function newGroup(name: string, placeId: string, members: number): Promise<string> {
  const place = placeById(placeId);
  if (!place) throw new Error(placeId);
  const id = newId();
  const at = { place_id: place.id, lat: place.lat, lon: place.lon };
  const slug = `g-${id.slice(-12)}`;
  const row = {
    id,
    slug,
    name,
    kind: "city" as const,
    ...at,
    member_count: members,
    created_at: nabo.clock.now(),
  };
  await nabo.platform.db.insertInto("groups").values(row).execute();
  return id;
}

beforeAll(async () => {
  nabo = await testPlatform();
  await newGroup("Venligboerne Aarhus", "aarhus-751", 8200);
  await newGroup("Venligboerne Hjørring", "hjoerring-860", 500);
  await newGroup("Café Nabo", "noerrebro-101", 90);
  await newGroup("Venligboerne København", "koebenhavn-101", 38_000);
});
afterAll(() => nabo.close());

const find = async (asked: { q?: string; near?: string; page?: number }, actor = nobody) => {
  const found = await findGroups(nabo.platform, actor, { q: "", near: "", page: 1, ...asked });
  return { ...found, names: found.groups.map(({ name }) => name) };
};

test("a place in any script shows the nearest groups first, with their distance", async () => {
  for (const q of ["Hjørring", "hjorring", "Hjoerring"])
    expect((await find({ q })).names[0]).toBe("Venligboerne Hjørring");
  const { names, groups } = await find({ q: "كوبنهاغن" });
  expect(names).toEqual([
    "Venligboerne København",
    "Café Nabo",
    "Venligboerne Aarhus",
    "Venligboerne Hjørring",
  ]);
  expect(groups[0]?.km).toBeCloseTo(0, 1);
  expect(groups[2]?.km).toBeCloseTo(156, -1);
});

test("a name that is no place shows the groups that have it, alone", async () => {
  expect((await find({ q: "cafe nabo" })).names).toEqual(["Café Nabo"]);
  expect((await find({ q: "venligboerne" })).names).toHaveLength(3);
  expect((await find({ q: "%" })).names).toEqual([]);
});

test("nothing asked: the nearest to the reader, or the largest", async () => {
  expect((await find({})).names[0]).toBe("Venligboerne København");
  const near = { ...nobody, personId: newId(), lat: 57.4, lon: 9.9 };
  const { names, from } = await find({}, near);
  expect([names[0], from]).toEqual(["Venligboerne Hjørring", "you"]);
});

test("places that share a name are offered", async () => {
  const { others } = await find({ q: "Ejby" });
  expect(others.map(({ name }) => name).slice(0, 2)).toEqual(["Ejby", "Ejby"]);
  expect((await find({ near: "nowhere-000" })).from).toBeNull();
});

test("the pages say so", async () => {
  const page = await (await nabo.get(`/groups?q=${encodeURIComponent("Ejby")}`)).text();
  expect(page).toContain("/groups?near=ejby-");
  expect(await (await nabo.get("/groups?q=Atlantis")).text()).toContain("Atlantis");
  const home = await nabo.get("/");
  expect(home.status).toBe(200);
  expect(await home.text()).toContain('action="/groups"');
  for (const odd of ["/groups?page=x&near=%00", "/groups?q=%F0%9F%98%80", `/groups?q=${"a".repeat(5000)}`]) {
    expect((await nabo.get(odd)).status, odd).toBe(200);
  }
});

/** A call put up at `at` minutes, with places taken so many minutes later each. */
async function call(
  groupId: string,
  ownerId: string,
  at: number,
  places: number,
  taken: number[],
  direction = "need",
) {
  const { db } = nabo.platform;
  const moment = (minutes: number) => new Date(nabo.clock.now().getTime() + minutes * 60_000);
  const [id, slotId] = [newId(), newId()];
  const place = { place_id: "aarhus-751", area: "Aarhus", lat: 56.15, lon: 10.2 };
  const times = { expires_at: moment(9999), published_at: moment(at) };
  const ours = { group_id: groupId };
  await db
    .insertInto("occasions")
    .values({ id, ...ours, kind: "call", owner_id: ownerId, ...place, ...times })
    .execute();
  const what = { direction: direction as "need" | "offer", category: "moving", timing: "flexible" as const };
  await db
    .insertInto("calls")
    .values({ id, ...ours, ...what })
    .execute();
  await db
    .insertInto("slots")
    .values({ id: slotId, ...ours, occasion_id: id, position: 0, role: "carry", places, taken: taken.length })
    .execute();
  for (const minutes of taken) {
    const person_id = newId();
    await db
      .insertInto("people")
      .values({ id: person_id, name: "P", lang: "da", created_at: moment(0) })
      .execute();
    const claim = {
      id: newId(),
      slot_id: slotId,
      occasion_id: id,
      ...ours,
      person_id,
      state: "claimed" as const,
    };
    const claimed_at = moment(at + minutes);
    await db
      .insertInto("claims")
      .values({ ...claim, created_at: claimed_at, claimed_at })
      .execute();
  }
}

test("only calls that have all their people count, until the last place was taken", async () => {
  const { db } = nabo.platform;
  const group = await newGroup("Figures", "aarhus-751", 5);
  const other = await newGroup("Other", "aarhus-751", 5);
  const { personId } = await nabo.signUp("Owner");
  await call(group, personId, -600, 2, [10, 30]);
  await call(group, personId, -500, 1, [60]);
  await call(group, personId, -400, 1, [200]);
  await call(group, personId, -300, 2, [5]);
  await call(group, personId, -200, 1, []);
  await call(group, personId, -100, 1, [1], "offer");
  await call(group, personId, -60 * 24 * 40, 1, [1]);
  await call(other, personId, -50, 1, [40]);
  const since = new Date(nabo.clock.now().getTime() - 30 * 86_400_000);
  expect(await fillTimes(db, { groupId: group, since })).toEqual({ filled: 3, medianMinutes: 60 });
  expect(await fillTimes(db, { since })).toEqual({ filled: 4, medianMinutes: 50 });
  expect(await fillTimes(db, { groupId: newId(), since })).toEqual({ filled: 0, medianMinutes: null });
});
