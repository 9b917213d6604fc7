// Conversations over HTTP: from the call's page to the photo, without script, in the reader's words.
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Composing, composing } from "../../../tests/support/composing.ts";
import { testHost } from "../../../tests/support/platform.ts";

let all: Composing;
let call: string;
let talk: string;
beforeAll(async () => {
  all = await composing();
  const { nabo, amal, jonas, publishedBy } = all;
  call = await publishedBy(amal);
  const slots = nabo.platform.db.selectFrom("slots").select("id").where("occasion_id", "=", call);
  const { id: slot } = await slots.where("role", "=", "driver").executeTakeFirstOrThrow();
  await nabo.post(`/calls/${call}/claims`, { slot }, jonas.cookie);
  const begun = await nabo.post("/conversations", { kind: "call", subject: call }, amal.cookie);
  talk = begun.headers.get("location") ?? "";
});
afterAll(() => all.nabo.close());

const send = (cookie: string, photo: Blob, body = "") => {
  const form = new FormData();
  form.append("body", body);
  form.append("photo", photo, "IMG_1.jpg");
  const headers = { host: testHost, origin: `http://${testHost}`, cookie };
  return all.nabo.app.request(`http://${testHost}${talk}/messages`, { method: "POST", headers, body: form });
};
const noise = async (): Promise<Blob> => {
  const raw = { width: 3000, height: 2000, channels: 3, noise: { type: "gaussian", mean: 128, sigma: 60 } };
  const bytes = await sharp({ create: raw as never })
    .withExif({ IFD0: { Make: "Phonemark" } })
    .jpeg({ quality: 60 })
    .toBuffer();
  return new Blob([new Uint8Array(bytes)]);
};
const textOf = async (path: string, cookie: string) => (await all.nabo.get(path, cookie)).text();

test("the page of the call leads there, and says how much is new", async () => {
  const { nabo, amal, jonas } = all;
  expect(talk).toMatch(/^\/conversations\/[0-9a-f-]{36}$/);
  const sent = await nabo.post(`${talk}/messages`, { body: "Hej Jonas, ring på den blå dør" }, amal.cookie);
  expect([sent.status, sent.headers.get("location")]).toEqual([303, `${talk}#write`]);
  const page = await textOf(`/calls/${call}`, jonas.cookie);
  expect(page).toContain(`href="${talk}"`);
  expect(page).toContain("1 ny");
  expect(await textOf("/conversations", jonas.cookie)).toContain("1 ny");
  const opened = await textOf(talk, jonas.cookie);
  for (const words of ["Hej Jonas, ring på den blå dør", "ikke end-to-end-kryptering", "12. juli 2026"])
    expect(opened).toContain(words);
  expect(await textOf(`/calls/${call}`, jonas.cookie)).not.toContain("1 ny");
});

test("only those who take part are led there", async () => {
  const { karen, nabo } = all;
  const visitor = await nabo.signUp("Nobody", "en");
  for (const cookie of [karen.cookie, visitor.cookie])
    expect(await textOf(`/calls/${call}`, cookie)).not.toContain("/conversations");
});

describe("a photo", () => {
  test("is shown to those who take part, small and without what it was taken with", async () => {
    const { nabo, amal, jonas, karen } = all;
    expect((await send(jonas.cookie, await noise())).status).toBe(303);
    const src = /src="(\/messages\/[0-9a-f-]{36}\/photo)"/.exec(await textOf(talk, amal.cookie))?.[1] ?? "";
    const photo = await nabo.get(src, amal.cookie);
    const bytes = Buffer.from(await photo.arrayBuffer());
    expect([photo.headers.get("content-type"), photo.headers.get("x-content-type-options")]).toEqual([
      "image/webp",
      "nosniff",
    ]);
    expect([bytes.length < 800_000, bytes.includes("Phonemark")]).toEqual([true, false]);
    expect((await nabo.get(src, karen.cookie)).status).toBe(404);
  });

  test.each([
    ["a drawing with script", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"],
    ["a page", "<html><script>alert(1)</script></html>"],
    ["a document", "%PDF-1.7 hello"],
  ])("that is %s is refused with a sentence, and the words are kept", async (_, file) => {
    const answer = await send(all.jonas.cookie, new Blob([file]), "Se her");
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("Filen er ikke et billede");
    expect(page).toContain(">Se her</textarea>");
  });

  test("that is too big is turned away before it is read", async () => {
    const answer = await send(all.jonas.cookie, new Blob([new Uint8Array(13 * 1024 * 1024)]));
    expect([413, 422]).toContain(answer.status);
  });
});

test("words that are too many come back, and nothing is sent for none", async () => {
  const { nabo, jonas } = all;
  const long = await nabo.post(`${talk}/messages`, { body: "ø".repeat(2001) }, jonas.cookie);
  expect([long.status, (await long.text()).includes("ø".repeat(2001))]).toEqual([422, true]);
  const none = await nabo.post(`${talk}/messages`, { body: "" }, jonas.cookie);
  expect([none.status, (await none.text()).includes("Skriv et par ord")]).toEqual([422, true]);
});

test("older messages are a page away", async () => {
  const { nabo, amal, jonas } = all;
  for (let i = 0; i < 55; i++) await nabo.post(`${talk}/messages`, { body: `Besked ${i}.` }, jonas.cookie);
  const page = await textOf(talk, amal.cookie);
  expect([page.includes("Besked 54."), page.includes("Hej Jonas")]).toEqual([true, false]);
  const older = /href="([^"]+\?before=\d+)"/.exec(page)?.[1] ?? "";
  const back = await textOf(older, amal.cookie);
  expect([back.includes("Hej Jonas"), back.includes("Besked 54.")]).toEqual([true, false]);
});
