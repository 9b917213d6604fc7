// Deliveries with real carriers: once, and by the first way that works.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ChannelsTrial, channelsTrial } from "../../../tests/support/channels.ts";
import { addKind } from "../notices/public.ts";

let nabo: ChannelsTrial;
const news = { standing: true };
beforeAll(async () => {
  nabo = await channelsTrial();
  addKind("trial.asked", {
    key: "channels:notice.trial",
    standing: async () => news.standing,
    fewer: async () => [{ label: "Leave me in peace", url: "/pause/mark" }],
    links: async (_platform, { facts }) => [
      { label: "I can", url: `/answer/${facts["nudge"]}/yes` },
      { label: "Not this time", url: `/answer/${facts["nudge"]}/no` },
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
  news.standing = true;
  nabo.clock.set("2026-06-10T07:00:00Z");
  await sql`delete from graphile_worker._private_jobs`.execute(nabo.platform.db);
  for (const answers of [nabo.hook.answers]) answers.length = 0;
  nabo.box.refusal = null;
  nabo.went();
});

const none = { email: 0, push: 0, sms: 0 };
const put = (cookie: string, channel: string, place: number) =>
  nabo.post("/me/channels/order", { channel, place: String(place) }, cookie);
const stateOn = async (cookie: string) => (await nabo.get("/me/channels", cookie)).text();

describe("each notice goes by the first way that works", () => {
  test("in the person's order, however many processes work", async () => {
    const amal = await nabo.reached({ email: true, device: true, phone: true });
    await nabo.tell(nabo.telling(amal.personId), nabo.telling(amal.personId));
    await nabo.work(4);
    expect(nabo.went()).toEqual({ ...none, push: 2 });
    await put(amal.cookie, "sms", 0);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
    expect(nabo.pushes.faults).toEqual([]);
    expect(nabo.hook.faults).toEqual([]);
  });

  test("the same task done many times at once sends once", async () => {
    const amal = await nabo.reached({ device: true, email: true });
    const [queued] = await (async () => {
      await nabo.tell(nabo.telling(amal.personId));
      return nabo.queued();
    })();
    expect(queued?.task).toBe("deliveries.send");
    await nabo.deliver(8);
    expect(nabo.went()).toEqual({ ...none, push: 1 });
  });

  test("an order that changes while a message waits is the order that counts", async () => {
    const amal = await nabo.reached({ email: true, device: true });
    await nabo.tell(nabo.telling(amal.personId));
    await put(amal.cookie, "email", 0);
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, email: 1 });
  });

  test("who has switched everything off reads it in Nabo", async () => {
    const amal = await nabo.reached({ email: true, phone: true });
    await nabo.tell(nabo.telling(amal.personId));
    for (const channel of ["email", "sms"])
      await nabo.post("/me/channels/switch", { channel, to: "off" }, amal.cookie);
    await nabo.work();
    expect(nabo.went()).toEqual(none);
    expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("New");
  });

  test("what is no news any more goes nowhere", async () => {
    const amal = await nabo.reached({ email: true });
    await nabo.tell(nabo.telling(amal.personId, { kind: "trial.asked" }));
    news.standing = false;
    await nabo.work();
    expect(nabo.went()).toEqual(none);
  });
});

describe("a way that leads nowhere", () => {
  const dead = "does not arrive|do not arrive|takes notifications";

  test("a mailbox there is not: the person is told by the next way, and the news goes there too", async () => {
    const amal = await nabo.reached({ email: true, phone: true });
    nabo.box.refusal = { responseCode: 550, message: "no such mailbox" };
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 2 });
    expect(nabo.hook.sent.slice(-2).filter(({ text }) => new RegExp(dead).test(text))).toHaveLength(1);
    expect(await stateOn(amal.cookie)).toContain("there is no such mailbox");
    expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("E-mails to you do not arrive");
    // Another address is another try.
    nabo.box.refusal = null;
    await nabo.post("/me/email", { email: "other@example.org" }, amal.cookie);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, email: 1 });
  });

  test.each([404, 410])("a browser that has gone (%i)", async (status) => {
    const amal = await nabo.reached({ email: true, device: true });
    amal.browser?.answers.push({ status });
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, email: 2 });
    expect(await stateOn(amal.cookie)).toContain("None of your devices takes notifications any more");
    await nabo.subscribe(amal.cookie);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, push: 1 });
  });

  test("one of two browsers: the other goes on", async () => {
    const amal = await nabo.reached({ device: true });
    const second = await nabo.signUp("Amal");
    await sql`update sessions set person_id = ${amal.personId} where person_id = ${second.personId}`.execute(
      nabo.platform.db,
    );
    const other = await nabo.subscribe(second.cookie);
    amal.browser?.answers.push({ status: 410 });
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect([amal.browser?.attempts, other.got.length]).toEqual([1, 2]);
    expect(await stateOn(amal.cookie)).toContain("They come to 1 device.");
  });

  test("an address that was changed meanwhile is not the dead one", async () => {
    const amal = await nabo.reached({ phone: true });
    const change = sql`update phones set number = '+4529990000' where person_id = ${amal.personId}`;
    nabo.hook.answers.push(async () => {
      await change.execute(nabo.platform.db);
      return { status: 410 };
    });
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
    expect(nabo.hook.sent.at(-1)?.to).toBe("+4529990000");
  });

  test("however many messages find it dead, the person is told once", async () => {
    const amal = await nabo.reached({ email: true, phone: true });
    nabo.box.refusal = { responseCode: 550, message: "no such mailbox" };
    await nabo.tell(...Array.from({ length: 6 }, () => nabo.telling(amal.personId)));
    await nabo.work(4);
    expect(nabo.went()).toEqual({ ...none, sms: 7 });
  });

  test.each([410, 422])("a number there is not (%i)", async (status) => {
    const amal = await nabo.reached({ phone: true });
    nabo.hook.answers.push({ status });
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual(none);
    expect(await stateOn(amal.cookie)).toContain("Messages to this number do not arrive");
    await nabo.post("/me/channels/switch", { channel: "sms", to: "on" }, amal.cookie);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
  });
});

describe("answers from the message itself", () => {
  test("stand in the letter, and the likelier one in the SMS", async () => {
    const amal = await nabo.reached({ email: true, phone: true });
    await nabo.tell(nabo.telling(amal.personId, { kind: "trial.asked", facts: { nudge: "n1" } }));
    await nabo.work();
    const letter = nabo.box.letters.at(-1)?.text ?? "";
    expect(letter).toContain("I can: http://nabo.test/answer/n1/yes");
    expect(letter).toContain("Not this time: http://nabo.test/answer/n1/no");
    expect(letter).toContain("Leave me in peace: http://nabo.test/pause/mark");
    expect(letter).toContain("http://nabo.test/me/asking");
    await put(amal.cookie, "sms", 0);
    await nabo.tell(nabo.telling(amal.personId, { kind: "trial.asked", facts: { nudge: "n2" } }));
    await nabo.work();
    expect(nabo.hook.sent.at(-1)?.text).toContain("I can: http://nabo.test/answer/n2/yes");
  });
});

test("the health page and the desk know when the last message went out, and what waits", async () => {
  const amal = await nabo.reached({ phone: true, email: true });
  nabo.clock.set("2026-06-20T07:00:00Z");
  await nabo.tell(nabo.telling(amal.personId));
  await nabo.work();
  const { messages } = (await (await nabo.get("/health")).json()) as { messages: Record<string, unknown> };
  expect(messages).toMatchObject({
    email: { set: true, last: "2026-06-20T07:00:00.000Z" },
    sms: { set: true },
    failing: { waiting: 0, givenUp: 0 },
  });
  nabo.box.refusal = { responseCode: 451, message: "later" };
  await nabo.tell(nabo.telling(amal.personId));
  await nabo.work();
  const health = (await (await nabo.get("/health")).json()) as { messages: { failing: unknown } };
  expect(health.messages.failing).toEqual({ waiting: 1, givenUp: 0 });
});

test("no address and no secret of anybody is in the log", async () => {
  const lines = nabo.logged.join("\n");
  for (const secret of ["@example.org", "+452000", "/to/", "p256dh"]) expect(lines).not.toContain(secret);
});
