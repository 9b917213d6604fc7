// What fits together, what is late, and who learns an address.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Address, type AddressFacts, addressFrom, isLate, overlap, travelMinutes } from "./rules.ts";

const at = (time: string) => new Date(`2026-06-10T${time}:00Z`);
const stay = (from: string, to: string | null, remote = false) => ({
  startsAt: at(from),
  endsAt: to === null ? null : at(to),
  remote,
});

describe("what fits together", () => {
  const here = 0;
  test.each([
    ["the same time", stay("10:00", "12:00"), stay("10:00", "12:00"), here, "impossible"],
    ["a part of it", stay("10:00", "12:00"), stay("11:00", "13:00"), here, "impossible"],
    ["one within the other", stay("10:00", "12:00"), stay("10:30", "11:00"), here, "impossible"],
    ["no end is taken to be an hour", stay("10:00", null), stay("10:59", "12:00"), here, "impossible"],
    ["one can be done from anywhere", stay("10:00", "12:00", true), stay("11:00", "13:00"), here, "tight"],
    ["both can", stay("10:00", "12:00", true), stay("10:00", "12:00", true), here, "tight"],
    ["one right after the other", stay("10:00", "12:00"), stay("12:00", "13:00"), here, "tight"],
    ["ten minutes between in the same place", stay("10:00", "12:00"), stay("12:10", "13:00"), here, "free"],
    ["half an hour to go 10 km", stay("10:00", "12:00"), stay("12:30", "13:00"), 10, "tight"],
    ["forty minutes to go 10 km", stay("10:00", "12:00"), stay("12:40", "13:00"), 10, "free"],
    ["forty minutes back from 10 km", stay("12:40", "13:00"), stay("10:00", "12:00"), 10, "free"],
    ["a call from home right after", stay("12:00", "13:00", true), stay("10:00", "12:00"), 40, "free"],
    [
      "the other end of the country, five hours later",
      stay("17:00", "18:00"),
      stay("10:00", "12:00"),
      150,
      "tight",
    ],
  ] as const)("%s", (_, wanted, other, km, expected) => {
    expect(overlap(wanted, [{ ...other, km }]).is).toBe(expected);
  });

  const any = fc
    .record({
      start: fc.nat(1000),
      minutes: fc.option(fc.integer({ min: 1, max: 300 })),
      remote: fc.boolean(),
    })
    .map(({ start, minutes, remote }) => ({
      startsAt: new Date(start * 60_000),
      endsAt: minutes === null ? null : new Date((start + minutes) * 60_000),
      remote,
    }));
  const km = fc.double({ min: 0, max: 100, noNaN: true });

  test("it does not matter which of the two came first", () => {
    fc.assert(
      fc.property(any, any, km, (a, b, km) => {
        expect(overlap(a, [{ ...b, km }]).is).toBe(overlap(b, [{ ...a, km }]).is);
      }),
    );
  });

  test("further away never fits better", () => {
    fc.assert(
      fc.property(any, any, km, km, (a, b, near, more) => {
        const rank = { free: 0, tight: 1, impossible: 2 };
        const [close, far] = [near, near + more].map((km) => rank[overlap(a, [{ ...b, km }]).is]);
        expect(far).toBeGreaterThanOrEqual(close ?? 0);
      }),
    );
  });

  test("of several, the worst is told", () => {
    const tight = { ...stay("12:00", "13:00"), km: 0 };
    const impossible = { ...stay("11:00", "12:30"), km: 0 };
    const free = { ...stay("18:00", "19:00"), km: 0 };
    expect(overlap(stay("10:00", "12:00"), [free, tight, impossible])).toEqual({
      is: "impossible",
      with: impossible,
    });
    expect(overlap(stay("10:00", "12:00"), [free, tight])).toEqual({ is: "tight", with: tight });
    expect(overlap(stay("10:00", "12:00"), [free])).toEqual({ is: "free" });
  });

  test("nobody is taken to have a car", () => {
    expect([0, 10, 20].map(travelMinutes)).toEqual([10, 40, 70]);
  });
});

describe("what is late", () => {
  test.each([
    ["a day before", "09:00", "2026-06-11T09:00:00Z", "08:00", false],
    ["four hours before", "09:00", "2026-06-10T13:00:00Z", "08:00", false],
    ["less than four hours before", "09:01", "2026-06-10T13:00:00Z", "08:00", true],
    ["after it started", "13:30", "2026-06-10T13:00:00Z", "08:00", true],
    ["tapped wrongly ten minutes ago", "09:10", "2026-06-10T10:00:00Z", "09:00", false],
    ["eleven minutes ago", "09:11", "2026-06-10T10:00:00Z", "09:00", true],
  ])("%s", (_, now, startsAt, claimedAt, expected) => {
    expect(isLate(at(now), new Date(startsAt), at(claimedAt))).toBe(expected);
  });
  test("without a time, or without a place, nothing is", () => {
    expect(isLate(at("09:00"), null, at("08:00"))).toBe(false);
    expect(isLate(at("09:00"), at("09:30"), null)).toBe(false);
  });
});

describe("who learns the address", () => {
  const stranger: AddressFacts = {
    exact: "Vestergade 7, 3.",
    isPast: false,
    tends: false,
    comes: false,
    known: false,
    confirmed: false,
  };
  const shown: Address = { exact: "Vestergade 7, 3." };
  test.each<[string, Partial<AddressFacts>, Address]>([
    ["a stranger", {}, { hidden: "not_claimed" }],
    ["somebody known who does not come", { known: true }, { hidden: "not_claimed" }],
    ["a stranger who tapped the button", { comes: true }, { hidden: "waiting_to_be_confirmed" }],
    ["somebody who comes and is known", { comes: true, known: true }, shown],
    ["somebody who comes and was confirmed", { comes: true, confirmed: true }, shown],
    ["the owner or a host", { tends: true }, shown],
    ["anybody once it is deleted", { tends: true, exact: null, isPast: true }, { hidden: "deleted" }],
    ["anybody past its date, should it still be there", { tends: true, isPast: true }, { hidden: "deleted" }],
    ["anybody where there never was one", { comes: true, exact: null }, { hidden: "none" }],
    ["a stranger, later", { isPast: true, exact: null }, { hidden: "not_claimed" }],
  ])("%s", (_, facts, expected) => {
    expect(addressFrom({ ...stranger, ...facts })).toEqual(expected);
  });
  test("nobody who neither comes nor looks after it, whatever else is true", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (known, confirmed, isPast) => {
        expect(addressFrom({ ...stranger, known, confirmed, isPast })).not.toHaveProperty("exact");
      }),
    );
  });
});
