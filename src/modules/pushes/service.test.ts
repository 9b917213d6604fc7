// What devices are told and show: nothing on the way, the words by cookie, and one silent update instead of a second knock.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChannelsTrial, channelsTrial } from "../../../tests/support/channels.ts";
import { trialSays } from "../../../tests/support/notices.ts";
import { addKind } from "../notices/public.ts";

let nabo: ChannelsTrial;
const open = new Set<string>();
beforeAll(async () => {
  nabo = await channelsTrial();
  addKind("trial.asked", {
    key: "occasions:notice.taken",
    standing: async (_db, { facts }) => open.has(String(facts["nudge"])),
    links: async (_platform, { facts }) => [
      { label: "I can", url: `/answer/${facts["nudge"]}` },
      { label: "Not this time", url: `/answer/${facts["nudge"]}` },
    ],
  });
  addKind("trial.found", {
    key: "channels:notice.trial",
    urgency: "silent",
    replaces: ({ nudge }) => `nudge ${nudge}`,
  });
});
afterAll(() => nabo.close());
beforeEach(async () => {
  nabo.clock.set("2026-06-10T07:00:00Z");
  await sql`delete from graphile_worker._private_jobs`.execute(nabo.platform.db);
  nabo.went();
});

const shown = async (cookie: string, mark = "digest") =>
  (await (await nabo.get(`/push/unread?mark=${mark}`, cookie)).json()) as Record<string, unknown>;

const ask = async (personId: string, nudge: string) => {
  open.add(nudge);
  const occasionId = await nabo.occasion(new Date("2026-06-12T12:00:00Z"));
  const asked = { kind: "trial.asked", facts: { nudge }, occasionId, dedup: `nudge ${nudge}` };
  await nabo.tell(nabo.telling(personId, { ...asked, until: new Date("2026-06-10T09:00:00Z") }));
  await nabo.work();
};

test("on the way there is a mark and no word; the words are for this person's devices", async () => {
  const amal = await nabo.reached({ device: true, lang: "ar" });
  await ask(amal.personId, "one");
  const [got] = amal.browser?.got ?? [];
  expect(got).toMatchObject({ seconds: 7200, urgency: "high" });
  expect(got?.text).toMatch(/^[0-9a-f-]{36}$/);
  expect(await shown(amal.cookie, got?.text)).toEqual({
    lang: "ar",
    dir: "rtl",
    tag: got?.text,
    title: "Moving",
    body: trialSays("ar", "شخص ما"),
    url: `/inbox/${got?.text}`,
    silent: false,
    actions: [
      { label: "I can", url: "/answer/one" },
      { label: "Not this time", url: "/answer/one" },
    ],
  });
  const other = await nabo.reached({ device: true });
  expect(await shown(other.cookie, got?.text)).toMatchObject({ tag: "digest", actions: [] });
  expect((await nabo.get("/push/unread")).status).toBe(401);
});

test("what was found meanwhile takes the place of the question, without a sound", async () => {
  const amal = await nabo.reached({ device: true });
  await ask(amal.personId, "two");
  open.delete("two");
  await nabo.tell(nabo.telling(amal.personId, { kind: "trial.found", facts: { nudge: "two" } }));
  await nabo.work(2);
  const [asked, found] = amal.browser?.got ?? [];
  expect(amal.browser?.got).toHaveLength(2);
  expect(found).toMatchObject({ topic: asked?.topic, urgency: "low" });
  expect(await shown(amal.cookie, found?.text)).toMatchObject({ tag: asked?.text, silent: true });
});

test("who was asked another way hears nothing more", async () => {
  const amal = await nabo.reached({ email: true });
  await ask(amal.personId, "three");
  await nabo.tell(nabo.telling(amal.personId, { kind: "trial.found", facts: { nudge: "three" } }));
  await nabo.work();
  expect(nabo.went()).toEqual({ email: 1, push: 0, sms: 0 });
});

test("who was not asked yet is not asked any more, and hears nothing", async () => {
  const amal = await nabo.reached({ device: true });
  open.add("four");
  await nabo.tell(
    nabo.telling(amal.personId, { kind: "trial.asked", facts: { nudge: "four" }, dedup: "nudge four" }),
  );
  open.delete("four");
  await nabo.tell(nabo.telling(amal.personId, { kind: "trial.found", facts: { nudge: "four" } }));
  await nabo.work();
  expect(amal.browser?.attempts).toBe(0);
});

test("when there is nothing left to show, it says how much is unread", async () => {
  const amal = await nabo.reached({ device: true });
  await ask(amal.personId, "five");
  open.delete("five");
  const otherwise = { tag: "digest", url: "/inbox", body: "You have 1 message you have not read." };
  expect(await shown(amal.cookie, amal.browser?.got[0]?.text)).toMatchObject(otherwise);
  expect(await shown(amal.cookie)).toMatchObject(otherwise);
});

test("the worker's script is served under an address that does not change", async () => {
  const { assetBytes } = await import("../../web/assets.ts");
  const answer = await nabo.get("/push/worker.js");
  expect(answer.status).toBe(assetBytes("worker.js") ? 200 : 404);
});
