// Where hosts need a passkey: what is withheld without one and what is not, and what ends when somebody is host no more.
import { afterAll, beforeAll, expect, test } from "vitest";
import { authenticator } from "../../../tests/support/authenticator.ts";
import { cookieOf, type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";
import { newId } from "../../platform/ids.ts";

const origin = "https://nabo.test";
let nabo: TestPlatform;
interface Someone {
  personId: string;
  cookie: string;
}
let hanne: Someone, henrik: Someone, amal: Someone;
const group = newId();

beforeAll(async () => {
  nabo = await testPlatform({ env: { HOSTS_NEED_PASSKEY: "on", PUBLIC_URL: origin } });
  nabo.platform.origin = origin;
  const { db } = nabo.platform;
  const since = nabo.clock.now();
  const place = { place_id: "odense-461", lat: 55.4, lon: 10.38 };
  await db
    .insertInto("groups")
    .values({
      id: group,
      slug: "odense",
      name: "Odense",
      kind: "city",
      ...place,
      member_count: 3,
      created_at: since,
    })
    .execute();
  [hanne, henrik, amal] = [
    await nabo.signUp("Hanne"),
    await nabo.signUp("Henrik"),
    await nabo.signUp("Amal"),
  ];
  const rows = (
    [
      [hanne, "host"],
      [henrik, "host"],
      [amal, "member"],
    ] as const
  ).map(([who, role]) => ({
    group_id: group,
    person_id: who.personId,
    role,
    since,
    known_since: since,
  }));
  await db.insertInto("memberships").values(rows).execute();
});
afterAll(() => nabo.close());

/** Adds a passkey in this session and comes back with it on another device. */
async function key({ cookie }: Someone) {
  const device = authenticator(origin);
  const offered = await nabo.post("/me/keys/challenge", {}, cookie);
  const answer = device.make(await offered.json());
  expect((await nabo.post("/me/keys", { name: "My phone", answer }, cookie)).status).toBe(303);
  const comeBack = async () => {
    const asked = await nabo.post("/sign-in/passkey/challenge", {});
    const shown = device.use(await asked.json());
    return cookieOf(await nabo.post("/sign-in/passkey", { answer: shown }, cookieOf(asked)));
  };
  return { comeBack };
}

const status = async (path: string, cookie: string) => (await nabo.get(path, cookie)).status;
const withheld = [
  "/groups/odense/desk",
  "/groups/odense/members",
  "/groups/odense/closure",
  "/groups/odense/recoveries",
  "/groups/new",
];

test("a host without one is led to adding one; nothing else is withheld", async () => {
  for (const path of withheld) {
    const answer = await nabo.get(path, hanne.cookie);
    const page = await answer.text();
    expect([path, answer.status]).toEqual([path, 403]);
    expect(page).toContain("Hosts need a passkey here");
    expect(page).toContain('href="/me/keys"');
    expect(page).not.toContain("Amal");
  }
  const vouched = await nabo.post("/groups/odense/vouches", { person: amal.personId }, hanne.cookie);
  expect(vouched.status).toBe(403);
  for (const path of ["/groups/odense", "/groups/odense/about", "/me", "/mine", "/inbox", "/calls/new"])
    expect([path, await status(path, hanne.cookie)]).toEqual([path, 200]);
  expect(await (await nabo.get("/groups/odense", hanne.cookie)).text()).toContain("/groups/odense/desk");
});

test("members are not asked for one, and what only hosts may stays so", async () => {
  const answer = await nabo.get("/groups/odense/members", amal.cookie);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("Only the hosts of this group");
});

test("with one in this session it is open, in another that began with the code it is not", async () => {
  const renewed = await nabo.post("/me/code", {}, hanne.cookie);
  const carried = renewed.headers
    .getSetCookie()
    .find((line) => line.startsWith("code="))
    ?.split(";")[0];
  const page = await (await nabo.get("/me/code", `${hanne.cookie}; ${carried}`)).text();
  const code = /data-copy="(\d{20})"/.exec(page)?.[1] ?? "";
  const { comeBack } = await key(hanne);
  for (const path of withheld) expect([path, await status(path, hanne.cookie)]).toEqual([path, 200]);
  const byCode = cookieOf(await nabo.post("/sign-in", { code }));
  expect(await status("/groups/odense/desk", byCode)).toBe(403);
  expect(await (await nabo.get("/me/keys", byCode)).text()).toContain("Use your passkey");
  expect(await status("/groups/odense/desk", await comeBack())).toBe(200);
});

test("a host no more: what was opened with the passkey ends in the same moment, the rest may no more", async () => {
  const before = henrik.cookie;
  const { comeBack } = await key(henrik);
  const elsewhere = await comeBack();
  expect([
    await status("/groups/odense/desk", elsewhere),
    await status("/groups/odense/desk", before),
  ]).toEqual([200, 200]);
  await nabo.post("/groups/odense/hosts/end", { person: henrik.personId }, hanne.cookie);
  expect([await status("/me", elsewhere), await status("/me", before)]).toEqual([401, 401]);
  const again = await comeBack();
  expect([await status("/me", again), await status("/groups/odense/desk", again)]).toEqual([200, 403]);
});

test("who steps down goes on here, and only here; who leaves for good is gone everywhere", async () => {
  const ida = await nabo.signUp("Ida");
  await nabo.post("/groups/odense/membership", {}, ida.cookie);
  await nabo.post("/groups/odense/hosts", { person: ida.personId }, hanne.cookie);
  const { comeBack } = await key(ida);
  const elsewhere = await comeBack();
  await nabo.post("/groups/odense/hosts/end", { person: ida.personId }, ida.cookie);
  expect([await status("/me", ida.cookie), await status("/me", elsewhere)]).toEqual([200, 401]);
  expect(await status("/groups/odense/desk", ida.cookie)).toBe(403);
  const last = await comeBack();
  await nabo.post("/me/leaving", {}, ida.cookie);
  expect([await status("/me", ida.cookie), await status("/me", last)]).toEqual([401, 401]);
  const keys = nabo.platform.db.selectFrom("passkeys").select("id").where("person_id", "=", ida.personId);
  expect(await keys.execute()).toEqual([]);
});
