// The line before a place: who is served, how long an offer holds, what stands between somebody and a place.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromLocal, localParts } from "../../platform/zoned.ts";
import {
  allocate,
  type ClaimState,
  comingTo,
  holding,
  live,
  mayMove,
  offerWindow,
  type PlaceFacts,
  type Standing,
  standing,
} from "./rules.ts";

const zone = "Europe/Copenhagen";
const wall = { read: (at: Date) => localParts(at, zone), at: (local: string) => fromLocal(local, zone) };
const local = (text: string) => fromLocal(text, zone);

describe("how claims move", () => {
  test("what is given back stays given back, and only a live claim can be", () => {
    expect((["waiting", "claimed", "missed"] as const).some((to) => mayMove("released", to))).toBe(false);
    expect(comingTo("released").sort()).toEqual([...live].sort());
  });
  test("nobody arrives who has no place", () => {
    expect(comingTo("arrived")).toEqual(["claimed"]);
  });
  test("every state that holds a place is live", () => {
    expect(holding.every((state) => (live as readonly ClaimState[]).includes(state))).toBe(true);
  });
});

describe("serving fairly", () => {
  const wish = fc.record({
    claimId: fc.uuid(),
    servedAt: fc.option(fc.date({ min: new Date(1), noInvalidDate: true })),
    lot: fc.uuid(),
  });
  const wishes = fc.uniqueArray(wish, { selector: ({ lot }) => lot });
  const since = ({ servedAt }: { servedAt: Date | null }) => servedAt?.getTime() ?? 0;

  test("everybody is served or in line, once, and no place stays empty while somebody waits", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 20 }), wishes, (places, all) => {
        const { served, line } = allocate(places, all);
        expect(new Set([...served, ...line])).toEqual(new Set(all));
        expect(served.length + line.length).toBe(all.length);
        expect(served.length).toBe(Math.min(Math.max(0, places), all.length));
      }),
    );
  });

  test("nobody in line has gone without for longer than somebody who was served, or than those behind them", () => {
    fc.assert(
      fc.property(fc.nat(20), wishes, (places, all) => {
        const { served, line } = allocate(places, all);
        const order = [...served, ...line].map(since);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });

  test("being quicker changes nothing", () => {
    fc.assert(
      fc.property(fc.nat(20), wishes, fc.infiniteStream(fc.nat()), (places, all, keys) => {
        const shuffled = all
          .map((it) => ({ it, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ it }) => it);
        expect(allocate(places, shuffled)).toEqual(allocate(places, all));
      }),
    );
  });
});

describe("how long an offer holds", () => {
  test.each([
    ["a day ahead: a quarter of the time left", "2026-06-10T09:00", "2026-06-11T09:00", "2026-06-10T15:00"],
    [
      "a week ahead: twelve hours, which end in the night, so until people have seen it",
      "2026-06-10T10:00",
      "2026-06-17T10:00",
      "2026-06-11T08:30",
    ],
    ["three hours ahead", "2026-06-10T09:00", "2026-06-10T12:00", "2026-06-10T09:45"],
    ["half an hour ahead: ten minutes", "2026-06-10T09:00", "2026-06-10T09:30", "2026-06-10T09:10"],
    ["five minutes ahead: until it starts", "2026-06-10T09:00", "2026-06-10T09:05", "2026-06-10T09:05"],
    ["in the evening for the afternoon after", "2026-06-10T20:00", "2026-06-11T14:00", "2026-06-11T08:30"],
    [
      "in the evening for early next morning: the start itself requires the night",
      "2026-06-10T20:00",
      "2026-06-11T08:30",
      "2026-06-10T23:07:30",
    ],
    ["in the night for the afternoon", "2026-06-11T02:00", "2026-06-11T14:00", "2026-06-11T08:30"],
    [
      "late for something late the same evening",
      "2026-06-10T20:50",
      "2026-06-10T22:00",
      "2026-06-10T21:07:30",
    ],
    ["over the night summer time begins", "2026-03-28T20:00", "2026-03-29T14:00", "2026-03-29T08:30"],
    ["over the night it ends", "2026-10-24T20:00", "2026-10-25T14:00", "2026-10-25T08:30"],
  ])("%s", (_, now, end, until) => {
    expect(offerWindow(local(now), local(end), wall)).toEqual(local(until));
  });

  test("it always gives time, never beyond the start, and never ends in quiet hours without need", () => {
    const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: -600, max: 60 * 24 * 30 }), (now, minutesLeft) => {
        const end = new Date(now.getTime() + minutesLeft * 60_000);
        const until = offerWindow(now, end, wall);
        expect(until.getTime()).toBeGreaterThan(now.getTime());
        expect(until.getTime()).toBeLessThanOrEqual(Math.max(end.getTime(), now.getTime() + 60_000));
        const { hour } = localParts(until, zone);
        const quiet = hour >= 21 || hour < 8;
        if (quiet) expect(end.getTime() - until.getTime()).toBeLessThan(12 * 3_600_000);
      }),
    );
  });

  test("the nearer the start, the shorter it holds", () => {
    const now = local("2026-06-10T09:00");
    const held = [1, 2, 4, 8, 16, 24].map(
      (hours) =>
        offerWindow(now, new Date(now.getTime() + hours * 3_600_000), wall).getTime() - now.getTime(),
    );
    expect(held).toEqual([...held].sort((a, b) => a - b));
  });
});

describe("what stands between somebody and a place", () => {
  const now = new Date("2026-06-10T12:00:00Z");
  const free: PlaceFacts = {
    stand: "open",
    isOwner: false,
    mine: null,
    allocateAt: null,
    lapsed: false,
    free: 1,
    waiting: 0,
  };
  const mine = { claimId: "a", slotId: "b", state: "claimed" as const, lapsed: false };
  test.each<[string, Partial<PlaceFacts>, Standing]>([
    ["nothing", {}, "free"],
    ["it is over", { stand: "gone", mine }, "gone"],
    ["it is one's own", { isOwner: true }, "own"],
    ["a place already", { mine }, "already"],
    ["a place already, and an offer to somebody else that ran out", { mine, lapsed: true }, "already"],
    ["it takes nobody new, and an offer ran out", { stand: "closed", lapsed: true }, "closed"],
    ["a place already, and it is closed", { mine, stand: "closed" }, "already"],
    ["it takes nobody new", { stand: "closed" }, "closed"],
    ["others took all places", { free: 0 }, "full"],
    ["others took all places and more wait", { free: 0, waiting: 3 }, "full"],
    ["a line that has not moved up yet", { free: 1, waiting: 2 }, "due"],
    ["an offer nobody took in time", { free: 0, waiting: 2, lapsed: true }, "due"],
    [
      "one's own offer that ran out",
      { mine: { ...mine, state: "offered", lapsed: true }, lapsed: true },
      "due",
    ],
    ["a fair serving later on", { allocateAt: new Date("2026-06-10T12:01:00Z"), waiting: 3 }, "drawn"],
    ["a fair serving that is due", { allocateAt: now, waiting: 3 }, "due"],
    [
      "one's own place in a line to be served",
      { allocateAt: new Date("2026-06-11"), mine: { ...mine, state: "waiting" } },
      "already",
    ],
  ])("%s", (_, facts, expected) => {
    expect(standing({ ...free, ...facts }, now)).toBe(expected);
  });
});
