// Another device by its link: made while signed in, opened once and within ten minutes, and only by who presses.
import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieOf, type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";

let nabo: TestPlatform;
beforeAll(async () => {
  nabo = await testPlatform();
});
afterAll(() => nabo.close());

const english = { "accept-language": "en" };
const given = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .find((line) => line.startsWith(`${name}=`))
    ?.split(";")[0] ?? "";

/** The first device, with the link on its page. */
async function link(cookie: string) {
  const made = await nabo.post("/me/device", {}, cookie);
  expect(made.status).toBe(303);
  const jar = `${cookie}; ${given(made, "handover")}`;
  const page = async () => (await nabo.get("/me/device", jar)).text();
  const path = /\/new-device\/[\w-]{32}/.exec(await page())?.[0] ?? "";
  expect(path).not.toBe("");
  return { path, page };
}

const kinds = async (personId: string) => {
  const told = nabo.platform.db.selectFrom("notices").select("kind").where("person_id", "=", personId);
  return (await told.execute()).map(({ kind }) => kind);
};

test("asks on the new device, signs in there once, and the first one sees it", async () => {
  const { personId, cookie } = await nabo.signUp("Amal");
  const { path, page } = await link(cookie);
  const shown = await nabo.get(path, undefined, english);
  expect([shown.status, (await shown.text()).includes("Sign in as Amal?")]).toEqual([200, true]);
  for (let i = 0; i < 3; i++)
    expect((await nabo.get(path)).headers.getSetCookie().join()).not.toContain("nabo=");
  expect(await page()).toContain("/new-device/");
  const opened = await nabo.post(path, {});
  expect(opened.status).toBe(303);
  expect(await (await nabo.get("/me", cookieOf(opened))).text()).toContain("Amal");
  expect(await page()).toContain("It was used.");
  expect(await kinds(personId)).toEqual(["devices.added"]);
  expect((await nabo.post(path, {})).status).toBe(410);
  expect((await nabo.get(path)).status).toBe(410);
});

test("of many who open it at once one gets in", async () => {
  const { personId, cookie } = await nabo.signUp("Basma");
  const { path } = await link(cookie);
  const answers = await Promise.all(Array.from({ length: 5 }, () => nabo.post(path, {})));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410, 410]);
  const sessions = nabo.platform.db.selectFrom("sessions").select("id").where("person_id", "=", personId);
  expect(await sessions.execute()).toHaveLength(2);
});

test("ends after ten minutes, when another is made, and with the session that made it", async () => {
  const { cookie } = await nabo.signUp("Camilla");
  const old = await link(cookie);
  const next = await link(cookie);
  expect((await nabo.post(old.path, {})).status).toBe(410);
  nabo.clock.pass(10);
  expect((await nabo.post(next.path, {})).status).toBe(410);
  expect(await next.page()).toContain("The time is up.");
  const last = await link(cookie);
  await nabo.post("/sign-out", {}, cookie);
  expect((await nabo.post(last.path, {})).status).toBe(410);
  expect((await nabo.post("/new-device/guessed", {})).status).toBe(410);
});

test("what somebody else was before on the new device is over: a new session, never a planted one", async () => {
  const { cookie } = await nabo.signUp("Dunya");
  const { path } = await link(cookie);
  const other = await nabo.signUp("Elin");
  const opened = await nabo.post(path, { short: "yes" }, other.cookie);
  const now = cookieOf(opened);
  expect(now).not.toBe(other.cookie);
  expect((await nabo.get("/me", other.cookie)).status).toBe(401);
  expect(await (await nabo.get("/me", now)).text()).toContain("Dunya");
});

test("another person's browser cannot show the link: the word for it is sealed for one session", async () => {
  const { cookie } = await nabo.signUp("Fatima");
  const made = await nabo.post("/me/device", {}, cookie);
  const thief = await nabo.signUp("Gustav");
  const page = await (await nabo.get("/me/device", `${thief.cookie}; ${given(made, "handover")}`)).text();
  expect(page).not.toContain("/new-device/");
});

test("coming back with the code is told to the other devices", async () => {
  const { personId, cookie } = await nabo.signUp("Hanne");
  const renewed = await nabo.post("/me/code", {}, cookie);
  const page = await (await nabo.get("/me/code", `${cookie}; ${given(renewed, "code")}`)).text();
  const code = /data-copy="(\d{20})"/.exec(page)?.[1] ?? "";
  const back = await nabo.post("/sign-in", { code, short: "yes" });
  expect(back.headers.getSetCookie().find((line) => line.startsWith("nabo="))).not.toContain("Max-Age");
  expect(await kinds(personId)).toEqual(["devices.added"]);
  nabo.clock.pass(119);
  expect((await nabo.get("/me", cookieOf(back))).status).toBe(200);
  nabo.clock.pass(2);
  expect((await nabo.get("/me", cookieOf(back))).status).toBe(401);
  expect((await nabo.get("/me", cookie)).status).toBe(200);
});

test("a short session is not kept alive by visits, over midnight either", async () => {
  nabo.clock.set(new Date("2026-06-11T23:00:00Z"));
  const joined = await nabo.post("/join", { name: "Ida", lang: "en", short: "yes" });
  const cookie = cookieOf(joined);
  nabo.clock.set(new Date("2026-06-12T00:30:00Z"));
  expect((await nabo.get("/me", cookie)).status).toBe(200);
  nabo.clock.set(new Date("2026-06-12T01:01:00Z"));
  expect((await nabo.get("/me", cookie)).status).toBe(401);
});
