// Two hosts help a member back in: begun, confirmed, waited for, stopped, used; and everything that must not work.
import { afterAll, beforeEach, expect, test } from "vitest";
import { cookieOf, type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";
import { newId } from "../../platform/ids.ts";

let nabo: TestPlatform;
const all: TestPlatform[] = [];
afterAll(() => Promise.all(all.map((one) => one.close())));

interface Someone {
  personId: string;
  cookie: string;
}
let hanne: Someone, henrik: Someone, amal: Someone, group: string;
const minutes = { week: 7 * 24 * 60, day: 24 * 60 };

beforeEach(async () => {
  nabo = await testPlatform();
  all.push(nabo);
  group = newId();
  const { db } = nabo.platform;
  const place = { place_id: "odense-461", lat: 55.4, lon: 10.38 };
  const created_at = nabo.clock.now();
  await db
    .insertInto("groups")
    .values({
      id: group,
      slug: "odense",
      name: "Odense",
      kind: "city",
      ...place,
      member_count: 3,
      created_at,
    })
    .execute();
  [hanne, henrik, amal] = [
    await nabo.signUp("Hanne"),
    await nabo.signUp("Henrik"),
    await nabo.signUp("Amal"),
  ];
  const belongs = (who: Someone, role: "host" | "member") => ({
    group_id: group,
    person_id: who.personId,
    role,
    since: created_at,
    known_since: created_at,
  });
  await db
    .insertInto("memberships")
    .values([belongs(hanne, "host"), belongs(henrik, "host"), belongs(amal, "member")])
    .execute();
  nabo.clock.pass(minutes.week);
});

const met = { met: "yes" };
const begin = async (by = hanne, whom = amal) => {
  const answer = await nabo.post("/groups/odense/recoveries", { person: whom.personId, ...met }, by.cookie);
  return { status: answer.status, path: answer.headers.get("location") ?? "" };
};
const confirm = async (path: string, by = henrik) =>
  (await nabo.post(`${path}/confirmation`, met, by.cookie)).status;

/** Asks for the link and reads it from the host's page. */
async function link(path: string, by = hanne) {
  const made = await nabo.post(`${path}/link`, {}, by.cookie);
  if (made.status !== 303) return { status: made.status, to: "" };
  const given = made.headers.getSetCookie().find((line) => line.startsWith("handover="));
  const page = await (await nabo.get(path, `${by.cookie}; ${given?.split(";")[0]}`)).text();
  return { status: 303, to: /\/new-device\/[\w-]{32}/.exec(page)?.[0] ?? "" };
}

const told = async (who: Someone) => {
  const rows = nabo.platform.db.selectFrom("notices").select("kind").where("person_id", "=", who.personId);
  return (await rows.orderBy("id").execute()).map(({ kind }) => kind);
};
const recovery = () => nabo.platform.db.selectFrom("recoveries").selectAll().executeTakeFirstOrThrow();

test("begun, confirmed, a day later used: a new code, and everything before is over", async () => {
  const { status, path } = await begin();
  expect(status).toBe(303);
  expect((await link(path)).status).toBe(409);
  expect(await confirm(path)).toBe(303);
  nabo.clock.pass(minutes.day - 1);
  expect((await link(path)).status).toBe(409);
  nabo.clock.pass(1);
  const { to } = await link(path);
  expect(await (await nabo.get(to, undefined, { "accept-language": "en" })).text()).toContain(
    "Sign in as Amal?",
  );
  const opened = await nabo.post(to, {});
  expect(opened.headers.get("location")).toContain("/me/code");
  const code = opened.headers
    .getSetCookie()
    .find((line) => line.startsWith("code="))
    ?.split(";")[0];
  const page = await (await nabo.get("/me/code", `${cookieOf(opened)}; ${code}`)).text();
  const digits = /data-copy="(\d{20})"/.exec(page)?.[1] ?? "";
  expect((await nabo.get("/me", amal.cookie)).status).toBe(401);
  expect((await nabo.post("/sign-in", { code: digits })).status).toBe(303);
  expect(await recovery()).toMatchObject({
    outcome: "used",
    begun_by: hanne.personId,
    confirmed_by: henrik.personId,
  });
  expect((await nabo.post(to, {})).status).toBe(410);
  expect((await link(path)).status).toBe(410);
  expect(await told(amal)).toEqual([
    "recoveries.begun",
    "recoveries.confirmed",
    "recoveries.used",
    "devices.added",
  ]);
  const mine = await (await nabo.get("/me/recoveries", cookieOf(opened))).text();
  expect(mine).toContain("Hanne");
  expect(mine).toContain("Henrik");
});

test("the person stops it with one tap, and then the link that was shown leads nowhere", async () => {
  const { path } = await begin();
  await confirm(path);
  nabo.clock.pass(minutes.day);
  const { to } = await link(path);
  const id = path.split("/").at(-1);
  expect((await nabo.post(`/me/recoveries/${id}/stop`, {}, henrik.cookie)).status).toBe(404);
  expect((await nabo.post(`/me/recoveries/${id}/stop`, {}, amal.cookie)).status).toBe(303);
  expect((await nabo.post(to, {})).status).toBe(410);
  expect((await nabo.get("/me", amal.cookie)).status).toBe(200);
  expect(await told(hanne)).toEqual(["recoveries.seconded", "recoveries.stopped"]);
  expect((await begin()).status).toBe(409);
  nabo.clock.pass(minutes.week);
  expect((await begin()).status).toBe(303);
});

test("a link in a message stops it without signing in; getting it changes nothing", async () => {
  const { path } = await begin();
  const { stopPath } = await import("./service.ts");
  const stop = await stopPath(nabo.platform.db, path.split("/").at(-1) ?? "");
  expect((await nabo.get(stop)).status).toBe(200);
  expect((await recovery()).outcome).toBeNull();
  expect((await nabo.post(`${stop}x`, {})).status).toBe(303);
  expect((await recovery()).outcome).toBeNull();
  expect((await nabo.post(stop, {})).status).toBe(303);
  expect((await recovery()).outcome).toBe("stopped");
});

test("one host is not two, a member is none, and a stranger sees nothing of it", async () => {
  const { path } = await begin();
  expect(await confirm(path, hanne)).toBe(409);
  expect(await confirm(path, amal)).toBe(403);
  const stranger = await nabo.signUp("Stig");
  expect(await confirm(path, stranger)).toBe(403);
  expect((await nabo.get(path, stranger.cookie)).status).toBe(403);
  expect((await begin(amal, stranger)).status).toBe(403);
  expect((await begin(hanne, stranger)).status).toBe(409);
  expect((await begin(hanne, hanne)).status).toBe(409);
  expect((await begin(henrik)).status).toBe(409);
});

test("a host made for the purpose lets nobody in", async () => {
  const puppet = await nabo.signUp("Puppet");
  await nabo.post("/groups/odense/membership", {}, puppet.cookie);
  await nabo.post("/groups/odense/hosts", { person: puppet.personId }, hanne.cookie);
  expect((await begin(puppet)).status).toBe(409);
  const { path } = await begin();
  expect(await confirm(path, puppet)).toBe(409);
  expect(await confirm(path)).toBe(303);
});

test("whoever is host no more answers for nothing", async () => {
  const { path } = await begin();
  await confirm(path);
  nabo.clock.pass(minutes.day);
  await nabo.post("/groups/odense/hosts/end", { person: henrik.personId }, hanne.cookie);
  expect((await link(path)).status).toBe(409);
  expect((await link(path, henrik)).status).toBe(403);
});

test("a host begins three in thirty days, and what nobody confirms lapses", async () => {
  for (const name of ["Bo", "Ce", "Do"]) {
    const someone = await nabo.signUp(name);
    await nabo.post("/groups/odense/membership", {}, someone.cookie);
    expect((await begin(hanne, someone)).status).toBe(303);
  }
  expect((await begin()).status).toBe(409);
  const { path } = await begin(henrik);
  nabo.clock.pass(minutes.week);
  expect(await confirm(path, hanne)).toBe(410);
});
