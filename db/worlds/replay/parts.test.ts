// The parts of a replay without a database: the rhythm of calls, the nature of people, the agenda, cron lines.
import { describe, expect, test } from "vitest";
import { random } from "../denmark/random.ts";
import { Agenda } from "./agenda.ts";
import { nature, truth, willing } from "./nature.ts";
import { quantile, shareOfTenth } from "./outcome.ts";
import { isDue } from "./queue.ts";
import { rhythm } from "./rhythm.ts";

const from = new Date("2026-06-10T00:00:00Z");
const to = new Date("2026-06-11T00:00:00Z");
const hourOf = (at: Date) => at.getUTCHours();
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe("the rhythm", () => {
  const members = [38_000, 8_000, 104_000];
  const calls = rhythm({ from, to }, members, "test", hourOf);

  test("is the same for the same seed", () => {
    expect(rhythm({ from, to }, members, "test", hourOf)).toEqual(calls);
    expect(rhythm({ from, to }, members, "other", hourOf)).not.toEqual(calls);
  });

  test("opens some 1.5 calls a day for each thousand members, where they live, in order", () => {
    expect(Math.abs(calls.length - 225)).toBeLessThan(60);
    const large = calls.filter(({ group }) => group === 2).length / calls.length;
    expect(Math.abs(large - 104 / 150)).toBeLessThan(0.12);
    expect(calls.map(({ at }) => at.getTime())).toEqual(
      calls.map(({ at }) => at.getTime()).sort((a, b) => a - b),
    );
  });

  test("asks by day for what begins by day, later", () => {
    for (const { at, startsAt, template } of calls) {
      expect(startsAt === null).toBe(template.hours.length === 0);
      if (!startsAt) continue;
      expect(startsAt.getTime() - at.getTime()).toBeGreaterThan(80 * 60_000);
      expect(hourOf(startsAt)).toBeGreaterThanOrEqual(8);
      expect(hourOf(startsAt)).toBeLessThan(20);
    }
    expect(calls.filter(({ at }) => hourOf(at) >= 1 && hourOf(at) < 5)).toEqual([]);
  });
});

describe("the nature of people", () => {
  const numbers = Array.from({ length: 4000 }, (_, i) => i);

  test("a yes next door is Beta(1.2, 4.5) in the middle, and falls with distance", () => {
    const next = mean(numbers.map((i) => willing("test", `person ${i}`, "need.moving", 0)));
    expect(Math.abs(next - (truth.scale * 1.2) / 5.7)).toBeLessThan(0.015);
    const far = mean(numbers.map((i) => willing("test", `person ${i}`, "need.moving", 12)));
    expect(Math.abs(far / next - Math.exp(-1))).toBeLessThan(0.01);
  });

  test("answers take 25 minutes in the middle; a third of the unwilling say no", () => {
    const people = nature("test");
    const all = numbers.map((number) =>
      people.reaction({ number, personId: `person ${number}`, kind: "need.moving", km: 60 }),
    );
    const minutes = all.map(({ after }) => after / 60_000).sort((a, b) => a - b);
    expect(Math.abs((minutes[2000] ?? 0) - 25)).toBeLessThan(2.5);
    const unwilling = all.filter(({ answer }) => answer !== "yes");
    const noes = unwilling.filter(({ answer }) => answer === "no").length / unwilling.length;
    expect(Math.abs(noes - truth.saysNo)).toBeLessThan(0.03);
  });

  test("who heard one is deaf for three days on average", () => {
    const people = nature("test");
    for (const i of numbers) expect(people.hears(`person ${i}`, 0)).toBe(true);
    const day = 86_400_000;
    const heard = numbers.filter((i) => people.hears(`person ${i}`, 3 * day)).length / numbers.length;
    expect(Math.abs(heard - (1 - Math.exp(-1)))).toBeLessThan(0.03);
  });
});

test("the agenda hands out what is next, and of the same moment what was added first", () => {
  const agenda = new Agenda();
  const done: string[] = [];
  const chance = random("agenda");
  const moments = Array.from({ length: 200 }, (_, i) => ({ at: chance.int(0, 30), i }));
  for (const { at, i } of moments) agenda.add({ at, do: async () => void done.push(`${at} ${i}`) });
  for (let plan = agenda.take(); plan; plan = agenda.take()) void plan.do();
  expect(done).toEqual(moments.sort((a, b) => a.at - b.at || a.i - b.i).map(({ at, i }) => `${at} ${i}`));
  expect(agenda.next()).toBeNull();
});

test.each([
  ["* * * * *", "2026-06-10T03:07:00Z", true],
  ["*/5 * * * *", "2026-06-10T03:10:00Z", true],
  ["*/5 * * * *", "2026-06-10T03:07:00Z", false],
  ["17 2 * * *", "2026-06-10T02:17:00Z", true],
  ["17 2 * * *", "2026-06-10T03:17:00Z", false],
])("%s at %s: %s", (cron, at, due) => expect(isDue(cron, new Date(at))).toBe(due));

test("figures of few are figures too", () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([1, 2, 30], 0.5)).toBe(2);
  expect(shareOfTenth([])).toBeNull();
  expect(shareOfTenth([5, ...new Array(9).fill(1)])).toBe(0.357);
});
