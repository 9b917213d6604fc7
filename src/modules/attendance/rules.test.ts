// When people are reminded, in every season, and that nobody ever hears of a no.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromLocal, localParts } from "../../platform/zoned.ts";
import {
  becomesTied,
  dueReminder,
  hasBegun,
  isHistory,
  isTied,
  mayBeOnTheWay,
  remindersOf,
} from "./rules.ts";

const zone = "Europe/Copenhagen";
const wall = { read: (at: Date) => localParts(at, zone), at: (local: string) => fromLocal(local, zone) };
const local = (text: string) => fromLocal(text, zone);

describe("when to remind", () => {
  test.each([
    ["in the afternoon", "2026-06-10T14:00", "2026-06-09T18:00", "2026-06-10T12:00"],
    ["at ten: just after the quiet hours", "2026-06-10T10:00", "2026-06-09T18:00", "2026-06-10T08:00"],
    ["at nine: the evening before has to do", "2026-06-10T09:00", "2026-06-09T18:00", null],
    ["at half past ten in the evening", "2026-06-10T22:30", "2026-06-09T18:00", "2026-06-10T20:30"],
    ["late: comes forward", "2026-06-10T23:30", "2026-06-09T18:00", "2026-06-10T20:30"],
    [
      "after midnight: comes forward to the evening before",
      "2026-06-11T00:30",
      "2026-06-10T18:00",
      "2026-06-10T20:30",
    ],
    ["in the small hours", "2026-06-11T03:00", "2026-06-10T18:00", null],
    ["on the day summer time begins", "2026-03-29T10:00", "2026-03-28T18:00", "2026-03-29T08:00"],
    ["the day after it began", "2026-03-30T12:00", "2026-03-29T18:00", "2026-03-30T10:00"],
    ["on the day it ends", "2026-10-25T10:00", "2026-10-24T18:00", "2026-10-25T08:00"],
    ["on New Year's Day", "2027-01-01T15:00", "2026-12-31T18:00", "2027-01-01T13:00"],
  ])("%s", (_, startsAt, evening, soon) => {
    expect(remindersOf(local(startsAt), wall)).toEqual({
      evening: local(evening),
      soon: soon && local(soon),
    });
  });

  const startsAt = local("2026-06-10T14:00");
  const long = local("2026-06-01T10:00");
  test.each([
    ["too early", "2026-06-09T17:59", long, null],
    ["the evening before", "2026-06-09T18:00", long, "evening"],
    ["the evening before, Nabo was away", "2026-06-09T20:55", long, "evening"],
    ["not in quiet hours", "2026-06-09T21:00", long, null],
    ["not the next morning", "2026-06-10T09:00", long, null],
    ["two hours before", "2026-06-10T12:00", long, "soon"],
    ["an hour before, Nabo was away", "2026-06-10T13:00", long, "soon"],
    ["when they have to be on their way already", "2026-06-10T13:30", long, null],
    ["not who took the place half an hour before", "2026-06-10T12:00", local("2026-06-10T11:30"), null],
    ["nor in the evening", "2026-06-09T18:00", local("2026-06-09T17:30"), null],
    ["but who took it that morning", "2026-06-10T12:00", local("2026-06-10T10:30"), "soon"],
  ])("%s", (_, now, claimedAt, expected) => {
    expect(dueReminder({ startsAt, claimedAt }, local(now), wall)).toBe(expected);
  });

  test("never in quiet hours, whatever starts when", () => {
    const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (startsAt) => {
        for (const at of Object.values(remindersOf(startsAt, wall))) {
          if (!at) continue;
          expect(localParts(at, zone).hour).toBeOneOf([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
          expect(at.getTime()).toBeLessThan(startsAt.getTime());
        }
      }),
    );
  });
});

describe("staying in touch", () => {
  const answers = [null, false, true];
  const all = answers.flatMap((ownerTie) => answers.map((personTie) => ({ ownerTie, personTie })));
  test.each(all)("owner $ownerTie, helper $personTie", (tie) => {
    expect(isTied(tie)).toBe(tie.ownerTie === true && tie.personTie === true);
  });
  test("both hear of it once, when the second says yes", () => {
    expect(becomesTied({ ownerTie: true, personTie: null }, { ownerTie: true, personTie: true })).toBe(true);
    expect(becomesTied({ ownerTie: true, personTie: true }, { ownerTie: true, personTie: true })).toBe(false);
    expect(becomesTied({ ownerTie: true, personTie: null }, { ownerTie: true, personTie: false })).toBe(
      false,
    );
  });
});

test("what is said about coming is said around the time", () => {
  const now = local("2026-06-10T12:00");
  expect(mayBeOnTheWay(local("2026-06-11T00:00"), now)).toBe(true);
  expect(mayBeOnTheWay(local("2026-06-11T00:01"), now)).toBe(false);
  expect(mayBeOnTheWay(null, now)).toBe(true);
  expect(hasBegun(now, now)).toBe(true);
  expect(hasBegun(local("2026-06-10T12:01"), now)).toBe(false);
  expect(isHistory(local("2026-05-11T12:00"), now)).toBe(false);
  expect(isHistory(local("2026-05-11T11:59"), now)).toBe(true);
});
