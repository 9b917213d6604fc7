// Wall clocks of zones, across the nights on which they jump.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, fromLocal, localDay, localIso, localParts, startOfDay } from "./zoned.ts";

const cph = "Europe/Copenhagen";

describe("fromLocal", () => {
  test.each([
    ["summer", "2026-06-10T09:00", cph, "2026-06-10T07:00:00.000Z"],
    ["winter", "2026-12-10T09:00:30", cph, "2026-12-10T08:00:30.000Z"],
    ["as PostgreSQL writes it", "2026-06-10 09:00:00", cph, "2026-06-10T07:00:00.000Z"],
    ["the last minute before the skipped hour", "2026-03-29T01:59", cph, "2026-03-29T00:59:00.000Z"],
    ["the skipped hour: an hour later", "2026-03-29T02:30", cph, "2026-03-29T01:30:00.000Z"],
    ["the first minute after it", "2026-03-29T03:00", cph, "2026-03-29T01:00:00.000Z"],
    ["the hour that comes twice: the first", "2026-10-25T02:30", cph, "2026-10-25T00:30:00.000Z"],
    ["the first hour that comes once again", "2026-10-25T03:00", cph, "2026-10-25T02:00:00.000Z"],
    ["west of Greenwich, skipped", "2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
    ["west of Greenwich, twice", "2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
    [
      "half an hour of summer time, skipped",
      "2026-10-04T02:10",
      "Australia/Lord_Howe",
      "2026-10-03T15:40:00.000Z",
    ],
    ["a quarter of an hour off", "2026-06-10T09:00", "Asia/Kathmandu", "2026-06-10T03:15:00.000Z"],
  ])("%s", (_, local, zone, moment) => {
    expect(fromLocal(local, zone).toISOString()).toBe(moment);
  });

  test("what is no time, or no zone, is refused", () => {
    expect(() => fromLocal("soon", cph)).toThrow(RangeError);
    expect(() => fromLocal("2026-06-10T09:00", "Europe/Atlantis")).toThrow(RangeError);
  });
});

const zones = fc.constantFrom(
  cph,
  "UTC",
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Asmara",
);
const moments = fc
  .integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) })
  .map((ms) => new Date(Math.floor(ms / 1000) * 1000));

test("every moment comes back from what the wall showed, or is the second of an hour that comes twice", () => {
  fc.assert(
    fc.property(moments, zones, (moment, zone) => {
      const local = localIso(moment, zone);
      const back = fromLocal(local, zone);
      expect(localIso(back, zone)).toBe(local);
      expect(moment.getTime() - back.getTime()).toBeOneOf([0, 1_800_000, 3_600_000]);
    }),
  );
});

test("a later time on the wall is never an earlier moment", () => {
  fc.assert(
    fc.property(moments, zones, fc.integer({ min: 0, max: 86_400 }), (moment, zone, seconds) => {
      const wall = moment.toISOString().slice(0, 19);
      const later = new Date(moment.getTime() + seconds * 1000).toISOString().slice(0, 19);
      // Times in a skipped hour are read as later ones, so only times the wall really shows keep their order.
      const shown = [wall, later].every((local) => localIso(fromLocal(local, zone), zone) === local);
      if (shown)
        expect(fromLocal(later, zone).getTime()).toBeGreaterThanOrEqual(fromLocal(wall, zone).getTime());
    }),
  );
});

test("a moment in its parts", () => {
  expect(localParts(new Date("2026-03-29T01:00:00Z"), cph)).toEqual({
    day: "2026-03-29",
    hour: 3,
    minute: 0,
    second: 0,
    weekday: 7,
  });
});

test("days follow each other, also where one has 23 or 25 hours", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  expect(localDay(new Date("2026-06-10T22:30:00Z"), cph)).toBe("2026-06-11");
  const saturday = new Date("2026-03-28T12:00:00Z");
  expect(startOfDay(saturday, cph).toISOString()).toBe("2026-03-27T23:00:00.000Z");
  expect(startOfDay(saturday, cph, 2).toISOString()).toBe("2026-03-29T22:00:00.000Z");
});
