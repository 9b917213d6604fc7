// Steps follow each other for every category, and what was chosen becomes the right moments, also when clocks change.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromLocal, localIso } from "../../platform/zoned.ts";
import { categories, findCategory } from "../calls/public.ts";
import {
  allocateAt,
  type Fields,
  isAnswered,
  missingStep,
  nextPage,
  partsLeft,
  previousPage,
  resolveTime,
  type StepPage,
  stepOf,
  stepsFor,
  type Wall,
} from "./rules.ts";

const zone = "Europe/Copenhagen";
const wallAt = (now: string): Wall => ({
  now: fromLocal(now, zone),
  local: (moment) => localIso(moment, zone).slice(0, 16),
  moment: (local) => fromLocal(local, zone),
});
const base: Fields = { direction: "need", category: "moving" };
const categoryOf = (direction: string, name: string) => {
  const found = findCategory(direction, name);
  if (!found) throw new Error(name);
  return found;
};
const moving = categoryOf("need", "moving");

/** The answer of each page that lets one go on. */
const answer: Record<StepPage, Partial<Fields>> = {
  people: { onBehalf: false },
  consent: { onBehalf: true, consent: "said" },
  when: { timing: "now" },
  part: { timing: "today", part: "evening" },
  time: { timing: "date", date: "2026-06-12", from: "14:00", to: "17:00" },
  where: { placeId: "odense-461" },
  address: { meetingPoint: "" },
  languages: { languages: [] },
  slots: { slots: [{ role: "driver", places: 1, needs: [] }] },
  extras: { details: [] },
  check: {},
};

describe("steps", () => {
  test.each(categories.map((category) => [`${category.direction} ${category.name}`, category] as const))(
    "%s: answering page after page ends at the check, and back leads the same way",
    (_, category) => {
      let fields: Fields = { direction: category.direction, category: category.name };
      let page: StepPage = stepsFor(category)[0] ?? "check";
      const seen: StepPage[] = [];
      expect(previousPage(page, category, fields)).toBeUndefined();
      while (page !== "check") {
        seen.push(page);
        expect(seen.length).toBeLessThan(12);
        fields = { ...fields, ...answer[page] };
        page = nextPage(page, category, fields);
      }
      expect(missingStep(category, fields)).toBeUndefined();
      expect(new Set(seen.map(stepOf))).toEqual(
        new Set(stepsFor(category).filter((step) => step !== "check")),
      );
      for (let at: StepPage | undefined = "check"; at; at = previousPage(at, category, fields)) {
        if (at !== "check") expect(at).toBe(seen.pop());
      }
      expect(seen).toEqual([]);
    },
  );

  test("a need of somebody else, at a date, asks for a little more", () => {
    const asked: Fields = { ...base, onBehalf: true };
    expect(nextPage("people", moving, asked)).toBe("consent");
    expect(isAnswered("people", asked)).toBe(false);
    expect(nextPage("consent", moving, { ...asked, consent: "said" })).toBe("when");
    expect(nextPage("when", moving, { ...base, timing: "date" })).toBe("time");
    expect(nextPage("when", moving, { ...base, timing: "today" })).toBe("part");
    expect(nextPage("where", moving, { ...base, placeId: "odense-461" })).toBe("address");
  });

  test("a changed answer leads back to the check once all is answered", () => {
    const all = Object.assign({ ...base }, ...Object.values(answer), { onBehalf: false, consent: undefined });
    expect(nextPage("languages", moving, all)).toBe("check");
    expect(nextPage("when", moving, { ...all, timing: "today", part: undefined })).toBe("part");
  });

  test("nobody meets at a telephone, and a gift is for nobody in particular", () => {
    expect(stepsFor(categoryOf("need", "phone_call"))).not.toContain("where");
    expect(stepsFor(categoryOf("offer", "bicycle"))).not.toContain("people");
    expect(stepsFor(moving)).toHaveLength(7);
  });
});

const times = (fields: Partial<Fields>, now: string, minutes = 60) => {
  const wall = wallAt(now);
  const found = resolveTime({ ...base, ...fields }, minutes, wall);
  if ("problem" in found) return found.problem;
  return [
    found.startsAt && wall.local(found.startsAt),
    found.endsAt && wall.local(found.endsAt),
    wall.local(found.expiresAt),
  ];
};
const on = (date: string, from: string, to: string): Partial<Fields> => ({ timing: "date", date, from, to });

describe("when", () => {
  test.each<[string, Partial<Fields>, string, ReturnType<typeof times>]>([
    [
      "now",
      { timing: "now" },
      "2026-06-10T09:02",
      ["2026-06-10T09:20", "2026-06-10T10:20", "2026-06-10T10:20"],
    ],
    [
      "now, on the dot",
      { timing: "now" },
      "2026-06-10T09:00",
      ["2026-06-10T09:15", "2026-06-10T10:15", "2026-06-10T10:15"],
    ],
    ["flexible", { timing: "flexible" }, "2026-06-10T09:00", [null, null, "2026-06-24T09:00"]],
    [
      "this afternoon",
      { timing: "today", part: "afternoon" },
      "2026-06-10T09:00",
      ["2026-06-10T12:00", "2026-06-10T17:00", "2026-06-10T17:00"],
    ],
    [
      "an afternoon begun",
      { timing: "today", part: "afternoon" },
      "2026-06-10T14:03",
      ["2026-06-10T14:05", "2026-06-10T17:00", "2026-06-10T17:00"],
    ],
    [
      "an afternoon with half an hour left",
      { timing: "today", part: "afternoon" },
      "2026-06-10T16:30",
      ["2026-06-10T16:30", "2026-06-10T17:00", "2026-06-10T17:00"],
    ],
    ["an afternoon almost over", { timing: "today", part: "afternoon" }, "2026-06-10T16:31", "part_over"],
    ["this morning, in the evening", { timing: "today", part: "morning" }, "2026-06-10T20:00", "part_over"],
    [
      "a date",
      on("2026-06-12", "14:00", "17:00"),
      "2026-06-10T09:00",
      ["2026-06-12T14:00", "2026-06-12T17:00", "2026-06-12T17:00"],
    ],
    [
      "later today",
      on("2026-06-10", "09:01", "10:00"),
      "2026-06-10T09:00",
      ["2026-06-10T09:01", "2026-06-10T10:00", "2026-06-10T10:00"],
    ],
    ["this minute", on("2026-06-10", "09:00", "10:00"), "2026-06-10T09:00", "past"],
    ["yesterday", on("2026-06-09", "14:00", "17:00"), "2026-06-10T09:00", "past"],
    [
      "over midnight",
      on("2026-06-12", "22:00", "01:00"),
      "2026-06-10T09:00",
      ["2026-06-12T22:00", "2026-06-13T01:00", "2026-06-13T01:00"],
    ],
    ["ending before it begins", on("2026-06-12", "14:00", "13:00"), "2026-06-10T09:00", "order"],
    ["ending as it begins", on("2026-06-12", "14:00", "14:00"), "2026-06-10T09:00", "order"],
    [
      "all day long",
      on("2026-06-12", "08:00", "20:00"),
      "2026-06-10T09:00",
      ["2026-06-12T08:00", "2026-06-12T20:00", "2026-06-12T20:00"],
    ],
    ["longer than that", on("2026-06-12", "08:00", "20:01"), "2026-06-10T09:00", "order"],
    ["next year", on("2027-06-12", "14:00", "17:00"), "2026-06-10T09:00", "too_far"],
  ])("%s", (_, fields, now, expected) => {
    expect(times(fields, now)).toEqual(expected);
  });

  test("the night the clocks go forward: an hour that is skipped moves on, and lengths are true", () => {
    // 29 March 2026: 02:00 becomes 03:00.
    const wall = wallAt("2026-03-28T09:00");
    const skipped = resolveTime({ ...base, ...on("2026-03-29", "02:30", "04:00") }, 60, wall);
    expect(skipped).toMatchObject({
      startsAt: new Date("2026-03-29T01:30:00Z"),
      endsAt: new Date("2026-03-29T02:00:00Z"),
    });
    const across = resolveTime({ ...base, ...on("2026-03-28", "22:00", "06:00") }, 60, wall);
    expect(across).toMatchObject({
      startsAt: new Date("2026-03-28T21:00:00Z"),
      endsAt: new Date("2026-03-29T04:00:00Z"),
    });
    expect(times(on("2026-03-29", "02:30", "03:30"), "2026-03-28T09:00")).toBe("order");
    expect(times({ timing: "now" }, "2026-03-29T01:50")).toEqual([
      "2026-03-29T03:05",
      "2026-03-29T04:05",
      "2026-03-29T04:05",
    ]);
  });

  test("the night they go back: of an hour that comes twice the first is meant", () => {
    // 25 October 2026: 03:00 becomes 02:00.
    const twice = resolveTime(
      { ...base, ...on("2026-10-25", "02:30", "04:00") },
      60,
      wallAt("2026-10-24T09:00"),
    );
    expect(twice).toMatchObject({
      startsAt: new Date("2026-10-25T00:30:00Z"),
      endsAt: new Date("2026-10-25T03:00:00Z"),
    });
  });

  test("a call being changed keeps its time, even once it has begun", () => {
    const wall = wallAt("2026-06-10T15:00");
    const [startsAt, endsAt] = [wall.moment("2026-06-10T14:00"), wall.moment("2026-06-10T17:00")];
    const kept = { startsAt, endsAt, expiresAt: endsAt };
    const resolve = (fields: Partial<Fields>, as = kept as Parameters<typeof resolveTime>[3]) =>
      resolveTime({ ...base, ...fields }, 60, wall, as);
    expect(resolve(on("2026-06-10", "14:00", "18:00"))).toMatchObject({
      startsAt,
      endsAt: wall.moment("2026-06-10T18:00"),
    });
    expect(resolve(on("2026-06-10", "14:30", "18:00"))).toEqual({ problem: "past" });
    expect(resolve(on("2026-06-10", "14:00", "14:59"))).toEqual({ problem: "past" });
    const expiresAt = wall.moment("2026-06-12T09:00");
    expect(resolve({ timing: "flexible" }, { startsAt: null, endsAt: null, expiresAt })).toMatchObject({
      expiresAt,
    });
  });

  test("parts of today are offered while at least half an hour of them is left", () => {
    expect(partsLeft(wallAt("2026-06-10T07:00"))).toEqual(["morning", "afternoon", "evening"]);
    expect(partsLeft(wallAt("2026-06-10T11:31"))).toEqual(["afternoon", "evening"]);
    expect(partsLeft(wallAt("2026-06-10T20:31"))).toEqual([]);
  });

  test("whatever is chosen, it either is a problem or lies ahead and ends after it begins", () => {
    const clock = fc
      .integer({ min: 0, max: 1439 })
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);
    const day = fc
      .integer({ min: -3, max: 400 })
      .map((d) => new Date(Date.UTC(2026, 2, 27 + d)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, clock, clock, clock, (date, from, to, now) => {
        const wall = wallAt(`2026-03-27T${now}`);
        const found = resolveTime({ ...base, ...on(date, from, to) }, 60, wall);
        if ("problem" in found) return;
        expect(found.startsAt && found.startsAt > wall.now).toBe(true);
        expect(found.endsAt && found.startsAt && found.endsAt > found.startsAt).toBe(true);
        expect(found.expiresAt).toEqual(found.endsAt);
      }),
      { numRuns: 500 },
    );
  });
});

describe("when those in line for an offer are served", () => {
  test.each([
    ["two weeks: after half a day", "2026-06-10T08:30", null, "2026-06-10T20:30"],
    ["not at night: the next morning", "2026-06-10T14:00", null, "2026-06-11T08:00"],
    [
      "tonight's dinner: a quarter of the time left",
      "2026-06-10T10:00",
      "2026-06-10T18:00",
      "2026-06-10T12:00",
    ],
    ["in an hour: a quarter of an hour", "2026-06-10T10:00", "2026-06-10T11:00", "2026-06-10T10:15"],
    ["in twenty minutes: half of them", "2026-06-10T10:00", "2026-06-10T10:20", "2026-06-10T10:10"],
    [
      "early tomorrow: the morning would be too late",
      "2026-06-10T20:00",
      "2026-06-11T08:15",
      "2026-06-10T23:03",
    ],
  ])("%s", (_, now, starts, expected) => {
    const wall = wallAt(now);
    const startsAt = starts ? wall.moment(starts) : null;
    const expiresAt = startsAt ?? new Date(wall.now.getTime() + 14 * 86_400_000);
    expect(wall.local(allocateAt({ startsAt, endsAt: null, expiresAt }, wall))).toBe(expected);
  });
});
