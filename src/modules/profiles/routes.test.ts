// My page and its forms, as a browser without script uses them.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";

let nabo: TestPlatform;
beforeAll(async () => {
  nabo = await testPlatform();
});
afterAll(() => nabo.close());

const rowOf = (id: string) =>
  nabo.platform.db.selectFrom("people").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const textOf = async (path: string, cookie: string) => (await nabo.get(path, cookie)).text();

test("names, languages and skills are kept, and shown as they were chosen", async () => {
  const { personId, cookie } = await nabo.signUp("Amal");
  const about = { name: "أمل", lang: "ar", speaks: ["ar", "kmr"], skills: ["cooking", "car"] };
  expect((await nabo.post("/me/about", about, cookie)).headers.get("location")).toBe("/me");
  expect(await rowOf(personId)).toMatchObject({ ...about, skills: ["car", "cooking"] });
  const page = await textOf("/me", cookie);
  expect(page).toContain('dir="rtl"');
  expect(page).toContain("الكردية (الكرمانجية)");
  expect(await textOf("/me/about", cookie)).toMatch(/value="cooking"[^>]*checked/);
});

test("what others gave cannot be taken, and is not lost", async () => {
  const { personId, cookie } = await nabo.signUp("Karen");
  await nabo.platform.db
    .updateTable("people")
    .set({ skills: ["vetted"] })
    .where("id", "=", personId)
    .execute();
  await nabo.post("/me/about", { name: "Karen", lang: "da", speaks: ["da"], skills: ["van"] }, cookie);
  expect((await rowOf(personId)).skills).toEqual(["vetted", "van"]);
  const taken = { name: "Karen", lang: "da", speaks: ["da"], skills: ["vetted"] };
  expect((await nabo.post("/me/about", taken, cookie)).status).toBe(422);
});

test("a form with an error comes back filled in", async () => {
  const { cookie } = await nabo.signUp("Amal");
  const answer = await nabo.post(
    "/me/about",
    { name: "", lang: "da", speaks: ["fr"], skills: ["tools"] },
    cookie,
  );
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('href="#name"');
  expect(page).toMatch(/value="fr"[^>]*checked/);
  expect(page).toMatch(/value="tools"[^>]*checked/);
});

test("an area is searched for in any spelling, chosen among what was found, and forgotten again", async () => {
  const { personId, cookie } = await nabo.signUp("Amal");
  for (const spelling of ["Aarhus", "århus", "آرهوس"]) {
    expect(await textOf(`/me/area?q=${encodeURIComponent(spelling)}`, cookie)).toMatch(
      /<button[^>]*value="aarhus-751"/,
    );
  }
  expect(await textOf("/me/area?q=xyzzy", cookie)).toContain("no such place");
  expect((await nabo.post("/me/area", { place: "aarhus-751" }, cookie)).status).toBe(303);
  expect(await rowOf(personId)).toMatchObject({ place_id: "aarhus-751", lat: expect.closeTo(56.16, 1) });
  expect(await textOf("/me", cookie)).toContain("Aarhus");
  expect((await nabo.post("/me/area", { place: "atlantis-1" }, cookie)).status).toBe(422);
  await nabo.post("/me/area/end", {}, cookie);
  expect(await rowOf(personId)).toMatchObject({ place_id: null, lat: null, lon: null });
});

test("the week is a grid of 21 boxes", async () => {
  const { personId, cookie } = await nabo.signUp("Amal");
  await nabo.post("/me/week", { free: ["0", "20"] }, cookie);
  expect((await rowOf(personId)).free_week).toBe(1048577);
  const page = await textOf("/me/week", cookie);
  expect(page.match(/type="checkbox"/g)).toHaveLength(21);
  expect(page.match(/<input[^>]*checked/g)).toHaveLength(2);
  expect(await textOf("/me", cookie)).toContain("Free in 2 parts of the week");
  expect((await nabo.post("/me/week", { free: ["21"] }, cookie)).status).toBe(422);
  await nabo.post("/me/week", {}, cookie);
  expect((await rowOf(personId)).free_week).toBe(0);
});

test("an e-mail address is checked, kept, and taken back", async () => {
  const { personId, cookie } = await nabo.signUp("Amal");
  for (const wrong of ["amal", "amal@", "a b@example.org", "amal@example.org\nBcc: all@example.org", ""]) {
    const answer = await nabo.post("/me/email", { email: wrong }, cookie);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#email"');
  }
  await nabo.post("/me/email", { email: "amal@example.org" }, cookie);
  expect((await rowOf(personId)).email).toBe("amal@example.org");
  expect(await textOf("/me/email", cookie)).toContain("does not send e-mails yet");
  await nabo.post("/me/email/end", {}, cookie);
  expect((await rowOf(personId)).email).toBeNull();
});

test("a stop link that is not ours stops nothing and tells nothing", async () => {
  const { personId, cookie } = await nabo.signUp("Amal");
  await nabo.post("/me/email", { email: "amal@example.org" }, cookie);
  const answers = [personId, "0190a5d0-0000-7000-8000-000000000000"].map(async (id) => {
    const link = `/stop-mail/${id}/forged`;
    expect((await nabo.post(link, {})).headers.get("location")).toBe(link);
    return (await (await nabo.get(link)).text()).replaceAll(id, "");
  });
  expect(await answers[0]).toBe(await answers[1]);
  expect((await rowOf(personId)).email).toBe("amal@example.org");
});

test.each(["/me", "/me/about", "/me/area", "/me/week", "/me/email"])(
  "%s is for the person alone",
  async (path) => {
    expect((await nabo.get(path)).status).toBe(401);
  },
);
