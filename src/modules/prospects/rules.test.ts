// What does not fill: why, when hosts hear of it, and who carries too much.
import { expect, test } from "vitest";
import { alarmAt, escalateAt, escalates, overworked, type Stuck, stuckBecause } from "./rules.ts";

const hour = 3_600_000;
const field = (hindered: Record<string, number>, able = 0, ableNear = 0) => ({ able, ableNear, hindered });

test.each<[string, ReturnType<typeof field>, Stuck | null]>([
  ["people near can still be asked", field({ language: 90 }, 5, 1), null],
  ["all who could live far away", field({ language: 90 }, 5, 0), "nobody_near"],
  ["there is nobody at all", field({}), "nobody_near"],
  ["only the asker is there", field({ asker: 1 }), "nobody_near"],
  ["hardly anybody speaks it", field({ language: 40, not_free: 9 }), "language"],
  ["hardly anybody has what it takes", field({ lacks: 40, language: 9 }), "skill"],
  ["most are elsewhere, one way or another", field({ not_free: 20, busy: 15, lacks: 30 }), "nobody_free"],
  ["everybody was asked enough", field({ asked_out: 10, asked: 30, not_free: 20 }), "asked_out"],
])("%s", (_, counts, stuck) => {
  expect(stuckBecause(counts)).toBe(stuck);
});

const span = { openedAt: 0, deadline: 30 * hour };

test.each([
  ["before a third of the time has gone", 0.1, 9.9, false],
  ["after a third, with little prospect", 0.1, 10, true],
  ["after a third, when it will most likely fill", 0.6, 10, false],
  ["once it has begun", 0, 30, false],
])("hosts hear of it: %s", (_, chance, hours, told) => {
  expect(escalateAt(span)).toBe(10 * hour);
  expect(escalates(span, chance, hours * hour)).toBe(told);
});

test("an empty slot is an alarm a day before, or at once for what comes sooner", () => {
  expect(alarmAt(span)).toBe(6 * hour);
  expect(alarmAt({ openedAt: 20 * hour, deadline: 30 * hour })).toBe(20 * hour);
});

test.each([
  ["twice a week, when others hardly come", { helps: 8, groupHelps: 20, helpers: 10 }, true],
  ["twice a week, like everybody else", { helps: 8, groupHelps: 80, helpers: 10 }, false],
  ["once a week, when others hardly come", { helps: 4, groupHelps: 10, helpers: 10 }, false],
  ["nobody helped", { helps: 0, groupHelps: 0, helpers: 0 }, false],
])("carrying the group: %s", (_, load, much) => {
  expect(overworked(load)).toBe(much);
});
