// The digest of the day with real carriers: once, at about five on the clock of the place, with all that could wait.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ChannelsTrial, channelsTrial, type Reached } from "../../../tests/support/channels.ts";
import { trialSays } from "../../../tests/support/notices.ts";
import { words } from "../../platform/words.ts";
import { localIso } from "../../platform/zoned.ts";
import { addKind } from "../notices/public.ts";

let nabo: ChannelsTrial;
beforeAll(async () => {
  nabo = await channelsTrial();
  addKind("trial.thanked", { key: "occasions:notice.taken", urgency: "digest" });
  addKind("trial.hushed", { key: "occasions:notice.taken", urgency: "silent" });
});
afterAll(() => nabo.close());
beforeEach(async () => {
  nabo.clock.set("2026-06-10T07:00:00Z");
  await sql`delete from graphile_worker._private_jobs`.execute(nabo.platform.db);
  nabo.box.refusal = null;
  nabo.went();
});

const none = { email: 0, push: 0, sms: 0 };
const minutesTo = (to: string) => (Date.parse(to) - nabo.clock.now().getTime()) / 60_000;
const thank = (person: Reached, times = 1, more = {}) =>
  nabo.tell(
    ...Array.from({ length: times }, () => nabo.telling(person.personId, { kind: "trial.thanked", ...more })),
  );
/** Lets everything happen until then. */
const until = async (to: string, workers?: number) => {
  await nabo.pass(minutesTo(to));
  await nabo.work(workers);
};
const evening = "2026-06-10T15:30:00Z";

test("what can wait comes in one letter at about five, in the person's language, once", async () => {
  const amal = await nabo.reached({ email: true, lang: "da" });
  await thank(amal);
  await until("2026-06-10T10:00:00Z");
  await thank(amal, 2, { occasionId: await nabo.occasion(nabo.clock.now()) });
  await until("2026-06-10T14:59:00Z");
  expect(nabo.went()).toEqual(none);
  await until(evening, 3);
  expect(nabo.went()).toEqual({ ...none, email: 1 });
  const letter = nabo.box.letters.at(-1)?.text ?? "";
  const da = words("da");
  expect(letter).toContain(`Subject: ${da("digests:subject", { count: 3 })}`);
  expect(letter.split(trialSays("da", da("people:someone")))).toHaveLength(3);
  expect(letter).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  await until("2026-06-12T16:00:00Z");
  expect(nabo.went()).toEqual(none);
});

test("what was read, what is for the inbox only, and what went by itself is not in it", async () => {
  const amal = await nabo.reached({ email: true });
  await thank(amal);
  await nabo.post("/inbox/read", {}, amal.cookie);
  await nabo.tell(nabo.telling(amal.personId, { kind: "trial.hushed" }), nabo.telling(amal.personId));
  await until(evening);
  expect(nabo.went()).toEqual({ ...none, email: 1 });
  await thank(amal);
  await until("2026-06-11T15:30:00Z");
  expect(nabo.box.letters.at(-1)?.text).toContain(words("en")("digests:subject", { count: 1 }));
});

test("what did not get through by itself is in it", async () => {
  const amal = await nabo.reached({ phone: true });
  nabo.hook.answers.push({ status: 503, retryAfter: "86400" });
  await nabo.tell(nabo.telling(amal.personId));
  await nabo.work();
  await thank(amal);
  await until(evening);
  expect(nabo.hook.sent.at(-1)?.text).toContain(words("en")("digests:subject", { count: 2 }));
  nabo.went();
  await until("2026-06-11T13:00:00Z");
  expect(nabo.went()).toEqual(none);
});

test("who wants each by itself gets each by itself", async () => {
  const amal = await nabo.reached({ email: true });
  await nabo.post("/me/channels/digest", { digest: "single" }, amal.cookie);
  await thank(amal, 2);
  await nabo.work();
  expect(nabo.went()).toEqual({ ...none, email: 2 });
});

test("on a device it is one line, and one SMS", async () => {
  const amal = await nabo.reached({ device: true, phone: true });
  await thank(amal, 2);
  await until(evening);
  expect(nabo.went()).toEqual({ ...none, push: 1 });
  expect(amal.browser?.got.at(-1)).toMatchObject({ text: "digest", topic: "digest", urgency: "normal" });
  await nabo.post("/me/channels/switch", { channel: "push", to: "off" }, amal.cookie);
  await thank(amal, 3);
  await until("2026-06-11T15:30:00Z");
  expect(nabo.went()).toEqual({ ...none, sms: 1 });
  expect(nabo.pushes.faults).toEqual([]);
});

describe("a carrier in trouble", () => {
  test("is asked again, and what is told meanwhile goes along", async () => {
    const amal = await nabo.reached({ email: true });
    await thank(amal);
    nabo.box.refusal = { responseCode: 451, message: "later" };
    await until(evening);
    await thank(amal);
    nabo.box.refusal = null;
    await until("2026-06-10T15:31:00Z");
    expect(nabo.went()).toEqual({ ...none, email: 1 });
    expect(nabo.box.letters.at(-1)?.text).toContain(words("en")("digests:subject", { count: 2 }));
  });

  test("and one that leads nowhere gives way to the next", async () => {
    const amal = await nabo.reached({ email: true, phone: true });
    await thank(amal, 2);
    nabo.box.refusal = { responseCode: 550, message: "no such mailbox" };
    await until(evening);
    expect(nabo.went()).toEqual({ ...none, sms: 2 });
  });

  test("in the night it is let be until the morning", async () => {
    const amal = await nabo.reached({ phone: true });
    await thank(amal);
    nabo.hook.answers.push({ status: 503, retryAfter: "18000" });
    await until(evening);
    await until("2026-06-10T21:00:00Z");
    expect(nabo.went()).toEqual(none);
    await until("2026-06-11T06:00:00Z");
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
  });
});

test.each([
  ["before summer time begins", "2026-03-28T20:30:00Z", "2026-03-29"],
  ["before it ends", "2026-10-24T19:30:00Z", "2026-10-25"],
  ["at any other time", "2026-06-10T18:00:00Z", "2026-06-11"],
])("told in the evening, %s, it comes at five the day after", async (_, told, day) => {
  const amal = await nabo.reached({ phone: true });
  nabo.clock.set(told);
  const before = Date.now();
  await thank(amal);
  const [queued] = await nabo.queued();
  const at = new Date(nabo.clock.now().getTime() + (queued?.runAt.getTime() ?? 0) - before);
  expect(localIso(at, "Europe/Copenhagen")).toMatch(new RegExp(`^${day}T17:[0-3]\\d`));
});

test("with somebody who leaves goes what waits for them", async () => {
  const amal = await nabo.reached({ email: true });
  await thank(amal);
  const waiting = () => nabo.queued().then((jobs) => JSON.stringify(jobs).includes(amal.personId));
  expect(await waiting()).toBe(true);
  await nabo.post("/me/leaving", {}, amal.cookie);
  expect(await waiting()).toBe(false);
});
