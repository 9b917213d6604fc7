// Carriers in every kind of trouble: asked again, when they want to be, under the same name; and nobody at night.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../../tests/support/carrier.ts";
import { type ChannelsTrial, channelsTrial } from "../../../tests/support/channels.ts";

let nabo: ChannelsTrial;
beforeAll(async () => {
  nabo = await channelsTrial();
});
afterAll(() => nabo.close());
beforeEach(async () => {
  nabo.clock.set("2026-06-10T07:00:00Z");
  await sql`delete from graphile_worker._private_jobs`.execute(nabo.platform.db);
  nabo.hook.answers.length = 0;
  nabo.went();
});

const none = { email: 0, push: 0, sms: 0 };
const put = (cookie: string, channel: string, place: number) =>
  nabo.post("/me/channels/order", { channel, place: String(place) }, cookie);

describe("a carrier that is in trouble is asked again", () => {
  const waiting = async () => {
    const { rows } = await sql<{ attempts: number; seconds: number; tries: number | null }>`
      select attempts, extract(epoch from run_at - now())::int as seconds, (payload->>'tries')::int as tries
      from graphile_worker._private_jobs`.execute(nabo.platform.db);
    return rows;
  };
  const later = (minutes: number) => nabo.pass(minutes);

  const troubles: [string, Answer][] = [
    ["it fails", { status: 500 }],
    ["it is not what it was", { status: 403 }],
    ["it is busy and says no more", { status: 429 }],
    ["it breaks off", "reset"],
    ["it says nothing", "silence"],
    ["it leads elsewhere", { status: 302 }],
  ];
  test.each(troubles)("by SMS, when %s", async (_, answer) => {
    const amal = await nabo.reached({ phone: true });
    nabo.hook.answers.push(answer);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual(none);
    expect(await waiting()).toMatchObject([{ attempts: 1 }]);
    await later(1);
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
    expect(await waiting()).toEqual([]);
    const [first, second] = nabo.hook.came.slice(-2);
    expect(first).toEqual(second);
  });

  test.each(troubles)("by push, when %s", async (_, answer) => {
    const amal = await nabo.reached({ device: true });
    amal.browser?.answers.push(answer);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(await waiting()).toMatchObject([{ attempts: 1 }]);
    await later(1);
    await nabo.work();
    expect(amal.browser?.got).toHaveLength(1);
  });

  test("and not before it wants to be", async () => {
    const amal = await nabo.reached({ phone: true });
    nabo.hook.answers.push({ status: 429, retryAfter: "1800" }, { status: 503, retryAfter: "600" });
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    const [first] = await waiting();
    expect(first?.tries).toBe(1);
    expect(Math.round((first?.seconds ?? 0) / 60)).toBe(30);
    await later(29);
    await nabo.work();
    expect(nabo.hook.came.filter(({ to }) => to === amal.number)).toHaveLength(2);
    await later(2);
    await nabo.work();
    expect(await waiting()).toMatchObject([{ tries: 2 }]);
    await later(11);
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
    expect(await waiting()).toEqual([]);
  });

  test("what it took before the line broke comes again under the same name, and is sent on once", async () => {
    const amal = await nabo.reached({ phone: true, device: true });
    nabo.hook.answers.push("lost");
    await put(amal.cookie, "sms", 0);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    await later(1);
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
    await put(amal.cookie, "push", 0);
    amal.browser?.answers.push("lost");
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    await later(1);
    await nabo.work();
    const [once, again] = amal.browser?.got ?? [];
    expect(once?.topic).toBe(again?.topic);
    expect(once?.text).toBe(again?.text);
  });

  test("a process that dies before it could write down that it was sent: the same name again", async () => {
    const amal = await nabo.reached({ phone: true });
    await sql`create function break() returns trigger language plpgsql as $$ begin raise exception 'died'; end $$`.execute(
      nabo.platform.db,
    );
    await sql`create constraint trigger dies after insert on deliveries deferrable initially deferred
      for each row execute function break()`.execute(nabo.platform.db);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    await sql`drop function break() cascade`.execute(nabo.platform.db);
    await later(1);
    await nabo.work();
    expect(
      nabo.hook.came
        .filter(({ to }) => to === amal.number)
        .slice(-2)
        .map(({ id }) => id),
    ).toHaveLength(2);
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
  });
});

describe("at night", () => {
  const night = "2026-06-10T20:00:00Z";

  test.each([{ email: true }, { device: true }, { phone: true }])("nothing goes by %j", async (has) => {
    const amal = await nabo.reached(has);
    nabo.clock.set(night);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    expect(nabo.went()).toEqual(none);
    await nabo.pass(9 * 60 + 59);
    await nabo.work();
    expect(nabo.went()).toEqual(none);
    await nabo.pass(1);
    await nabo.work();
    expect(Object.values(nabo.went()).reduce((sum, n) => sum + n)).toBe(1);
  });

  test("but what is urgent, to those who want to be told", async () => {
    const amal = await nabo.reached({ device: true });
    nabo.clock.set(night);
    await nabo.tell(nabo.telling(amal.personId, { atNight: true }));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, push: 1 });
  });

  test("a retry that falls into it waits for the morning", async () => {
    const amal = await nabo.reached({ phone: true });
    nabo.clock.set("2026-06-10T18:50:00Z");
    nabo.hook.answers.push({ status: 503, retryAfter: "1200" });
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    await nabo.pass(25);
    await nabo.work();
    expect(nabo.went()).toEqual(none);
    await nabo.pass(11 * 60);
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
  });

  test.each([
    ["the night that is an hour shorter", "2026-03-28T21:00:00Z", 9],
    ["the night that is an hour longer", "2026-10-24T20:00:00Z", 11],
  ])("%s", async (_, evening, hours) => {
    const amal = await nabo.reached({ phone: true });
    nabo.clock.set(evening);
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.pass(hours * 60 - 1);
    await nabo.work();
    expect(nabo.went()).toEqual(none);
    await nabo.pass(1);
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
  });
});
