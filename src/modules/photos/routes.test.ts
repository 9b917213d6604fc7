// The photo of a call, from the form to the page: who sees it, what is refused, when it goes.
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Composing, composing, morning, moving, where } from "../../../tests/support/composing.ts";
import { testHost } from "../../../tests/support/platform.ts";
import { forgetOld } from "../drafts/service.ts";

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

const upload = (id: string, cookie: string, photo: Blob, rest: Record<string, string> = {}) => {
  const body = new FormData();
  for (const [name, value] of Object.entries({ note: "", ...rest })) body.append(name, value);
  body.append("photo", photo, "IMG_1.jpg");
  const headers = { host: testHost, origin: `http://${testHost}`, cookie };
  return nabo.app.request(`http://${testHost}/drafts/${id}/extras`, { method: "POST", headers, body });
};
const picture = async () =>
  new Blob([
    new Uint8Array(
      await sharp({ create: { width: 900, height: 600, channels: 3, background: "#47a" } })
        .jpeg()
        .toBuffer(),
    ),
  ]);

test("is shown to those who may see the draft, then with the call, and goes when nothing shows it", async () => {
  const { id, cookie } = await begin("need.moving", amal.cookie);
  await answerAll(id, cookie, moving.slice(0, -1));
  expect(where(await upload(id, cookie, await picture()))).toBe(`/drafts/${id}/check`);
  expect((await nabo.get(`/drafts/${id}/photo`, jonas.cookie)).status).toBe(404);
  await nabo.post(`/drafts/${id}/publication`, {}, cookie);
  const shown = await nabo.get(`/calls/${id}/photo`);
  expect([
    shown.status,
    shown.headers.get("content-type"),
    shown.headers.get("x-content-type-options"),
  ]).toEqual([200, "image/webp", "nosniff"]);
  expect(shown.headers.get("cache-control")).toContain("private");
  expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(900);
  const again = await nabo.get(`/calls/${id}/photo`, undefined, {
    "if-none-match": shown.headers.get("etag") ?? "",
  });
  expect(again.status).toBe(304);

  const { db } = nabo.platform;
  const count = async () => (await db.selectFrom("photos").select("id").execute()).length;
  nabo.clock.set("2026-06-14T07:00:00Z");
  await forgetOld(nabo.platform);
  expect(await count()).toBe(1);
  await db.deleteFrom("occasions").where("id", "=", id).execute();
  await forgetOld(nabo.platform);
  expect(await count()).toBe(0);
  expect((await nabo.get(`/calls/${id}/photo`)).status).toBe(404);
});

test("one that cannot be used is named, and all else is kept", async () => {
  const { id, cookie } = await begin("need.moving", jonas.cookie);
  const answer = await upload(id, cookie, new Blob(["<svg/>"]), {
    note: "Sofaen er stor",
    floor: "floor_2",
  });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("Filen er ikke et billede");
  expect(page).toContain("Sofaen er stor");
  // What fits is kept already.
  expect(await text(`/drafts/${id}/extras`, cookie)).toContain("Sofaen er stor");
  const both = await upload(id, cookie, await picture(), { note: "Skriv til a@b.dk" });
  expect(both.status).toBe(422);
  expect(await both.text()).toContain(`/drafts/${id}/photo`);
  expect((await nabo.get(`/drafts/${id}/photo`, cookie)).status).toBe(200);
  expect((await nabo.post(`/drafts/${id}/extras`, { note: "", remove_photo: "yes" }, cookie)).status).toBe(
    303,
  );
  expect((await nabo.get(`/drafts/${id}/photo`, cookie)).status).toBe(404);
});
