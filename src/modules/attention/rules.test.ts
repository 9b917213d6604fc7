// When breaks end, who may be asked at all, and how often still.
import { expect, test } from "vitest";
import { openEnd, type Pause, pauseEnd, roomLeft, type Standing, standingOf } from "./rules.ts";

const ends: [string, Pause, string | null][] = [
  ["2026-06-10", "week", "2026-06-17T08:00"],
  ["2026-12-28", "week", "2027-01-04T08:00"],
  ["2028-02-23", "week", "2028-03-01T08:00"],
  ["2026-06-10", "month", "2026-07-10T08:00"],
  ["2026-01-31", "month", "2026-02-28T08:00"],
  ["2028-01-30", "month", "2028-02-29T08:00"],
  ["2026-05-31", "month", "2026-06-30T08:00"],
  ["2026-12-31", "month", "2027-01-31T08:00"],
  ["2026-06-10", "open", null],
];
test.each(ends)("a break from %s for a %s ends %s", (today, pause, end) => {
  expect(pauseEnd(today, pause)).toBe(end);
});

const now = new Date("2026-06-10T07:00:00Z");
const after = (ms: number) => new Date(now.getTime() + ms);

const standings: [number, Date | null, Standing][] = [
  [3, null, "open"],
  [1, after(-1), "open"],
  [3, now, "open"],
  [3, after(1), "paused"],
  [3, openEnd, "paused"],
  [0, null, "never"],
  [0, after(1), "never"],
];
test.each(standings)("%i a week and a break until %s: %s", (weeklyLimit, pausedUntil, standing) => {
  expect(standingOf({ weeklyLimit, pausedUntil }, now)).toBe(standing);
});

const rooms: [number, number, Date | null, number][] = [
  [3, 0, null, 3],
  [3, 2, null, 1],
  [3, 3, null, 0],
  // Somebody who chose less after having been asked more.
  [1, 3, null, 0],
  [0, 0, null, 0],
  [7, 0, after(1), 0],
];
test.each(rooms)("%i a week, %i had, a break until %s: %i more", (weeklyLimit, asked, pausedUntil, room) => {
  expect(roomLeft({ weeklyLimit, pausedUntil }, asked, now)).toBe(room);
});
