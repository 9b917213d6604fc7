// Asking in waves, on a real database: the right few, never too often, at once when somebody drops out, and no more when full.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AskingTrial, askingTrial } from "../../../tests/support/asking.ts";
import type { Person } from "../../../tests/support/turnout.ts";
import { cancelOccasion } from "../arrangements/public.ts";
import { answerPath, nudgesOf } from "../nudges/public.ts";
import { byLink, reply } from "../nudges/service.ts";
import { claimSlot } from "../turnout/public.ts";
import { release } from "../turnout/service.ts";
import { followChange, lookAtOverdue, markUrgent } from "./service.ts";

let trial: AskingTrial;
beforeAll(async () => {
  // Messages are queued for a mail server that nobody asks.
  trial = await askingTrial({ env: { SMTP_URL: "smtp://127.0.0.1:1" } });
});
afterAll(() => trial.close());
beforeEach(() => trial.begin());

const peopleAsked = async (call: { id: string }) => (await trial.asked(call)).map(({ personId }) => personId);
async function answer(call: { id: string }, personId: string, said: "yes" | "no") {
  const nudge = (await nudgesOf(trial.platform.db, call.id)).find((one) => one.personId === personId);
  const [, , id = "", mark = ""] = (await answerPath(trial.platform.db, nudge ?? { id: "", personId })).split(
    "/",
  );
  const found = await byLink(trial.platform, id, mark);
  return reply(trial.platform, found.actor, found.nudge, { answer: said });
}

describe("asking", () => {
  test("asks a few of many, each once, and tells them", async () => {
    const people = await trial.members(200);
    const call = await trial.calling({ places: [2] });
    await trial.look(call);
    const asked = await peopleAsked(call);
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(asked.length).toBeLessThan(60);
    expect(new Set(asked).size).toBe(asked.length);
    const first = people.find(({ personId }) => personId === asked[0]) as Person;
    expect(await trial.told(first)).toEqual(["nudges.asked"]);
  });

  test("at each no the next is asked, and nobody twice", async () => {
    await trial.members(100);
    const call = await trial.calling({ places: [1] });
    await trial.look(call);
    const before = await peopleAsked(call);
    for (const personId of before) expect((await answer(call, personId, "no")).result).toBe("declined");
    await trial.look(call);
    const after = await peopleAsked(call);
    expect(after.length).toBeGreaterThan(before.length);
    expect(new Set(after).size).toBe(after.length);
  });

  test("when it is full, whoever still thinks is let go with one silent word", async () => {
    const people = await trial.members(100);
    const call = await trial.calling({ places: [1], startsIn: 180 });
    await trial.look(call);
    const [quick = "", ...slow] = await peopleAsked(call);
    expect((await answer(call, quick, "yes")).result).toBe("claimed");
    await followChange(trial.platform, call.id);
    for (const { personId, answer } of await trial.asked(call))
      expect(answer).toBe(personId === quick ? "yes" : "stood_down");
    const one = people.find(({ personId }) => personId === slow[0]) as Person;
    expect(await trial.told(one)).toEqual(["nudges.asked", "nudges.found"]);
    expect((await answer(call, one.personId, "yes")).result).toBe("full");
  });

  test.each([
    ["two hours before", 120],
    ["twenty minutes before", 20],
    ["after it began", -10],
  ])("a drop-out %s: others are asked at once", async (_, before) => {
    await trial.members(300);
    const call = await trial.calling({ places: [1], startsIn: 300, minutes: 120 });
    await trial.look(call);
    const [quick = ""] = await peopleAsked(call);
    await answer(call, quick, "yes");
    await followChange(trial.platform, call.id);
    const asked = await peopleAsked(call);
    trial.clock.pass(300 - before);
    const claim = await trial.platform.db
      .selectFrom("claims")
      .select("id")
      .where("occasion_id", "=", call.id)
      .executeTakeFirstOrThrow();
    const who = {
      sessionId: null,
      personId: quick,
      name: "",
      unread: 0,
      mayHost: true,
      lat: null,
      lon: null,
    };
    await release(trial.platform, who, { claimId: claim.id, reason: "ill" });
    expect(await trial.due("occasions.changed")).toBeGreaterThan(0);
    await followChange(trial.platform, call.id);
    const again = await trial.asked(call);
    expect(again.length).toBeGreaterThan(asked.length);
    expect(again.filter(({ personId }) => personId === quick)).toHaveLength(1);
  });

  test("who takes a place from the board is heard too", async () => {
    const people = await trial.members(50);
    const call = await trial.calling({ places: [3] });
    await trial.look(call);
    const [one = ""] = await peopleAsked(call);
    const who = people.find(({ personId }) => personId === one) as Person;
    await claimSlot(trial.platform, who, { occasionId: call.id, slotId: call.slots[0] ?? "" });
    await trial.look(call);
    expect((await trial.asked(call)).find(({ personId }) => personId === one)?.answer).toBe("yes");
  });

  test("what is called off asks nobody, and lets go whoever thinks about it", async () => {
    await trial.members(50);
    const call = await trial.calling();
    await trial.look(call);
    await cancelOccasion(trial.platform, call.owner, { occasionId: call.id });
    await followChange(trial.platform, call.id);
    const asked = await trial.asked(call);
    expect(asked.every(({ answer }) => answer === "stood_down")).toBe(true);
    await trial.look(call);
    expect(await trial.asked(call)).toEqual(asked);
  });
});

describe("limits", () => {
  test("two processes that decide at once ask each person once", async () => {
    await trial.members(60);
    const call = await trial.calling({ places: [2] });
    await Promise.all([trial.look(call), trial.look(call), trial.look(call), trial.look(call)]);
    const asked = await peopleAsked(call);
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test("a week's limit holds however many calls ask at once", async () => {
    await trial.members(5);
    const calls = [];
    for (let i = 0; i < 8; i++) calls.push(await trial.calling({ places: [3], startsIn: 90 + 10 * i }));
    await Promise.all(calls.map((call) => trial.look(call)));
    for (const call of calls) await trial.look(call);
    const counts = new Map<string, number>();
    for (const call of calls)
      for (const personId of await peopleAsked(call)) counts.set(personId, (counts.get(personId) ?? 0) + 1);
    expect(counts.size).toBe(5);
    expect(Math.max(...counts.values())).toBe(3);
  });

  test("nobody is asked in the quiet hours, unless it is urgent and they agreed to that", async () => {
    const host = await trial.person("Host");
    await trial.belong(host, { host: true });
    const people = await trial.members(30);
    trial.clock.set("2026-06-10T20:30:00Z");
    const call = await trial.calling({ startsIn: 12 * 60 });
    await trial.look(call);
    expect(await trial.asked(call)).toEqual([]);
    const awake = people.slice(0, 4).map(({ personId }) => personId);
    await trial.platform.db
      .insertInto("attention")
      .values(awake.map((person_id) => ({ person_id, urgent_at_night: true })))
      .execute();
    await markUrgent(trial.platform, host, call.id, true);
    await trial.look(call);
    const asked = await peopleAsked(call);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((personId) => awake.includes(personId))).toBe(true);
    // At eight in the morning it goes on with everybody.
    trial.clock.set("2026-06-11T06:00:00Z");
    await lookAtOverdue(trial.platform);
    await trial.look(call);
    expect((await peopleAsked(call)).some((personId) => !awake.includes(personId))).toBe(true);
  });

  test.each([
    ["in the day: whose message is late is not woken by it", "2026-06-10T12:00:00Z", "false"],
    ["at night: those who agreed may be woken", "2026-06-10T20:30:00Z", "true"],
  ])("asked for something urgent %s", async (_, at, atNight) => {
    const { db, pool } = trial.platform;
    const host = await trial.person("Host");
    await trial.belong(host, { host: true });
    const ids = (await trial.members(8)).map(({ personId }) => personId);
    await db.updateTable("people").set({ email: "amal@example.org" }).where("id", "in", ids).execute();
    const agreed = ids.map((person_id) => ({ person_id, urgent_at_night: true }));
    await db.insertInto("attention").values(agreed).execute();
    await pool.query("delete from graphile_worker._private_jobs");
    trial.clock.set(at);
    const call = await trial.calling({ startsIn: 180 });
    await markUrgent(trial.platform, host, call.id, true);
    await trial.look(call);
    const { rows } = await pool.query(
      `select distinct coalesce(payload->>'atNight', 'false') as "atNight" from graphile_worker._private_jobs
       where payload->>'id' in (select id::text from notices where person_id = any($1) and kind = 'nudges.asked')`,
      [ids],
    );
    expect(rows).toEqual([{ atNight }]);
  });

  test.each([
    ["into summer time", "2026-03-28T20:30:00Z", "2026-03-29T06:00:00.000Z"],
    ["out of summer time", "2026-10-24T19:30:00Z", "2026-10-25T07:00:00.000Z"],
  ])("the night %s ends at eight on the wall clock", async (_, night, morning) => {
    await trial.members(30);
    trial.clock.set(night);
    const call = await trial.calling({ startsIn: 20 * 60 });
    await trial.look(call);
    expect(await trial.asked(call)).toEqual([]);
    const row = await trial.platform.db
      .selectFrom("askings")
      .select("next_at")
      .where("occasion_id", "=", call.id)
      .executeTakeFirst();
    expect(row?.next_at?.toISOString()).toBe(morning);
  });
});
