// Names for addresses, counts that tell of nobody, and what may be said about speed.
import { expect, test } from "vitest";
import {
  closureFits,
  firstName,
  isClosed,
  makeSlug,
  roundedMembers,
  slugsFor,
  speed,
  spoken,
} from "./rules.ts";

test.each([
  ["Venligboerne Sønderborg", "venligboerne-soenderborg"],
  ["Århus Ærø", "aarhus-aeroe"],
  ["Café  Åben dør!", "cafe-aaben-doer"],
  ["Zürich & Łódź", "zurich-odz"],
  ["نابو", ""],
  ["--", ""],
  ["x".repeat(200), "x".repeat(70)],
])("%s is %s in an address", (name, slug) => expect(makeSlug(name)).toBe(slug));

test.each([
  ["Hjørring", "Hjørring", "hjoerring", "hjoerring-2"],
  ["جيران", "Hjørring", "hjoerring", "hjoerring-2"],
  ["جيران", "؟", "group", "group-2"],
  ["New", "Aarhus", "new-2", "new-3"],
])("%s in %s tries %s, then %s", (name, place, first, second) =>
  expect(slugsFor(name, place).slice(0, 2)).toEqual([first, second]),
);

test.each([
  [0, { few: true, count: 0 }],
  [9, { few: true, count: 9 }],
  [10, { few: false, count: 10 }],
  [335, { few: false, count: 340 }],
  [994, { few: false, count: 990 }],
  [8249, { few: false, count: 8200 }],
  [38_000, { few: false, count: 38_000 }],
])("%i members are said as %o", (members, said) => expect(roundedMembers(members)).toEqual(said));

test.each([
  [
    { filled: 0, medianMinutes: null },
    { enough: false, filled: 0 },
  ],
  [
    { filled: 4, medianMinutes: 30 },
    { enough: false, filled: 4 },
  ],
  [
    { filled: 5, medianMinutes: 30.4 },
    { enough: true, filled: 5, minutes: 30 },
  ],
  [
    { filled: 9, medianMinutes: 0.2 },
    { enough: true, filled: 9, minutes: 1 },
  ],
])("%o says %o", (times, said) => expect(speed(times)).toEqual(said));

test.each([
  [1, "minute", 1],
  [89, "minute", 89],
  [90, "hour", 2],
  [35 * 60, "hour", 35],
  [36 * 60, "day", 2],
])("%i minutes are said in %ss", (minutes, unit, count) => expect(spoken(minutes)).toEqual({ unit, count }));

test.each([
  ["2026-06-10", false],
  ["2026-06-09", false],
  ["2026-06-11", true],
  ["2026-09-10", true],
  ["2026-09-11", false],
  ["2026-02-31", false],
])("a board closed on 10 June may open on %s: %s", (until, fits) =>
  expect(closureFits(until, "2026-06-10")).toBe(fits),
);

test("a board is closed until the very moment", () => {
  const closedUntil = new Date("2026-06-12T22:00:00Z");
  expect(isClosed({ closedUntil }, new Date("2026-06-12T21:59:59Z"))).toBe(true);
  expect(isClosed({ closedUntil }, closedUntil)).toBe(false);
  expect(isClosed({ closedUntil: null }, closedUntil)).toBe(false);
});

test.each([
  ["Karen Kornblomst", "Karen"],
  ["  أمل  صباح", "أمل"],
  ["Bo", "Bo"],
])("%s is called %s", (name, called) => expect(firstName(name)).toBe(called));
