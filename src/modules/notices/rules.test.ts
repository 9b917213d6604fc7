// When messages may go out, across the nights the clock jumps, and how names stand in sentences.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localParts } from "../../platform/zoned.ts";
import { byDay, isolated, mayDisturb, quietUntil, withoutIsolates } from "./rules.ts";
import { nextAllowed } from "./service.ts";

const cph = "Europe/Copenhagen";

describe("a message waits for eight in the morning where it is about", () => {
  test.each([
    ["by day it goes at once", "2026-06-10T10:00:00Z", "2026-06-10T10:00:00.000Z"],
    ["at eight sharp it goes", "2026-06-10T06:00:00Z", "2026-06-10T06:00:00.000Z"],
    ["a second before eight it waits that second", "2026-06-10T05:59:59Z", "2026-06-10T06:00:00.000Z"],
    ["a second before nine in the evening it goes", "2026-06-10T18:59:59Z", "2026-06-10T18:59:59.000Z"],
    ["at nine in the evening it waits for the morning", "2026-06-10T19:00:00Z", "2026-06-11T06:00:00.000Z"],
    ["after midnight it waits for the same morning", "2026-06-10T22:30:00Z", "2026-06-11T06:00:00.000Z"],
    ["in winter the same, an hour later in UTC", "2026-12-31T20:00:00Z", "2027-01-01T07:00:00.000Z"],
    ["the evening before summer time begins", "2026-03-28T21:00:00Z", "2026-03-29T06:00:00.000Z"],
    ["just before the clock jumps ahead", "2026-03-29T00:59:59Z", "2026-03-29T06:00:00.000Z"],
    ["just after it", "2026-03-29T01:00:00Z", "2026-03-29T06:00:00.000Z"],
    ["the evening before summer time ends", "2026-10-24T20:00:00Z", "2026-10-25T07:00:00.000Z"],
    ["in the hour that comes twice, first time", "2026-10-25T00:30:00Z", "2026-10-25T07:00:00.000Z"],
    ["and second time", "2026-10-25T01:30:00Z", "2026-10-25T07:00:00.000Z"],
    ["the evening after", "2026-10-25T20:00:00Z", "2026-10-26T07:00:00.000Z"],
  ])("%s", (_, at, allowed) => {
    expect(nextAllowed(new Date(at), cph).toISOString()).toBe(allowed);
  });

  test("another place has its own night", () => {
    const inNuuk = (at: string) => nextAllowed(new Date(at), "America/Nuuk").toISOString();
    expect(inNuuk("2026-06-10T08:00:00Z")).toBe("2026-06-10T09:00:00.000Z");
    expect(inNuuk("2026-06-10T20:00:00Z")).toBe("2026-06-10T20:00:00.000Z");
  });

  test("it is never in the past, never at night, and never more than half a day away", () => {
    const moments = fc.date({
      min: new Date("2020-01-01"),
      max: new Date("2040-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom(cph, "America/Nuuk", "Atlantic/Faroe", "Australia/Lord_Howe"),
        (at, zone) => {
          const allowed = nextAllowed(at, zone);
          expect(allowed.getTime() - at.getTime()).toBeGreaterThanOrEqual(0);
          expect(allowed.getTime() - at.getTime()).toBeLessThanOrEqual(12 * 3_600_000);
          expect(quietUntil(localParts(allowed, zone))).toBeNull();
        },
      ),
    );
  });
});

const night = new Date("2026-06-10T22:00:00Z");
test.each([
  ["it starts in two hours", true, "2026-06-11T00:00:00Z", true],
  ["it starts later", true, "2026-06-11T00:00:01Z", false],
  ["it has started", true, "2026-06-10T21:00:00Z", true],
  ["it has no time", true, null, false],
  ["it is no hurry", false, "2026-06-10T23:00:00Z", false],
])("at night, when %s", (_, immediate, startsAt, disturbs) => {
  expect(mayDisturb(immediate, startsAt === null ? null : new Date(startsAt), night)).toBe(disturbs);
});

test.each([
  ["Amal", "ltr", "Amal"],
  ["أمل", "rtl", "أمل"],
  ["Amal", "rtl", "\u2068Amal\u2069"],
  ["أمل", "ltr", "\u2068أمل\u2069"],
] as const)("the name %s in a sentence that runs %s", (name, dir, stands) => {
  expect(isolated(name, dir)).toBe(stands);
});

test("a subject is one line without marks", () => {
  expect(withoutIsolates("\u2068أمل\u2069 is\ncoming")).toBe("أمل is coming");
});

test("things are put under their days, in their order", () => {
  const items = [
    { day: "b", id: 1 },
    { day: "b", id: 2 },
    { day: "a", id: 3 },
  ];
  expect(byDay(items)).toEqual([
    { day: "b", items: items.slice(0, 2) },
    { day: "a", items: items.slice(2) },
  ]);
});
