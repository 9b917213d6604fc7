// Learning who says yes: what is taken for granted at first, what is learnt from, and that it comes to the truth.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Ask,
  answeredWithin,
  chanceOf,
  type Experience,
  experienceAfter,
  habitAfter,
  type Learnt,
  type Listener,
  learnt,
  listenerAfter,
  listening,
  noExperience,
  nudged,
  type Outcome,
  turnedAway,
} from "./rules.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 5, 10, 9);
const nothing = learnt(noExperience);

const ask = (changes: Partial<Ask> = {}): Ask => ({
  kind: "need.moving",
  at: now,
  hour: 9,
  km: 0.5,
  habit: null,
  listener: null,
  ...changes,
});
const yes: Outcome = { answer: "yes", afterMs: 20 * minute, hadMs: 20 * minute };
const no: Outcome = { answer: "no", afterMs: 20 * minute, hadMs: 20 * minute };
const silent: Outcome = { answer: "silent", afterMs: null, hadMs: day };
const asked = (changes: Partial<Listener> = {}): Listener => ({
  belief: 0.2,
  believedAt: now,
  unanswered: 1,
  turnedAwayAt: null,
  ...changes,
});

/** The same lesson many times over, each from what was learnt before. */
function taught(lessons: [Ask, Outcome][], from: Experience = noExperience): Learnt {
  let experience = from;
  for (const [one, outcome] of lessons)
    experience = experienceAfter(experience, learnt(experience), one, outcome);
  return learnt(experience);
}
const times = (count: number, lesson: [Ask, Outcome]) => Array.from({ length: count }, () => lesson);

describe("the chance of a yes", () => {
  test.each<[string, Partial<Ask>, Partial<Ask>]>([
    ["near than far", { km: 1 }, { km: 10 }],
    ["a little nearer", { km: 5 }, { km: 5.5 }],
    ["of who said yes than of who was never asked", { habit: { yes: 1, tries: 1 } }, {}],
    ["of who was never asked than of who stayed silent", {}, { habit: { yes: 0, tries: 2 } }],
    ["of who said yes often than once", { habit: { yes: 5, tries: 5 } }, { habit: { yes: 1, tries: 1 } }],
    [
      "of the rested than of who was just asked",
      { listener: asked({ believedAt: now - 9 * day }) },
      { listener: asked() },
    ],
    [
      "of who answers than of who never does",
      { listener: asked({ unanswered: 0 }) },
      { listener: asked({ unanswered: 9 }) },
    ],
    [
      "of who got a place than of who was turned away",
      { listener: asked() },
      { listener: asked({ turnedAwayAt: now }) },
    ],
  ])("is higher %s", (_, better, worse) => {
    expect(chanceOf(nothing, ask(better))).toBeGreaterThan(chanceOf(nothing, ask(worse)));
  });

  const record = fc.option(
    fc.nat(50).chain((tries) => fc.record({ yes: fc.nat(tries), tries: fc.constant(tries) })),
  );
  const listener = fc.option(
    fc.record({
      belief: fc.double({ min: 0, max: 1, noNaN: true }),
      believedAt: fc.integer({ min: now - 90 * day, max: now }),
      unanswered: fc.nat(30),
      turnedAwayAt: fc.option(fc.integer({ min: now - 90 * day, max: now })),
    }),
  );
  const anyAsk = fc.record({
    kind: fc.constantFrom("need.moving", "offer.coffee"),
    at: fc.constant(now),
    hour: fc.nat(23),
    km: fc.option(fc.double({ min: 0, max: 400, noNaN: true })),
    habit: record,
    listener,
  });
  const outcome = fc.constantFrom(yes, no, silent, { ...silent, hadMs: 0 });

  test("stays a chance, and every record stays sound, whatever is learnt", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyAsk, outcome), { maxLength: 30 }), anyAsk, (lessons, one) => {
        const known = taught(lessons);
        const chance = chanceOf(known, one);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(0.95);
        for (const [lesson, became] of lessons) {
          const { yes, tries } = habitAfter(known, lesson.habit, lesson, became);
          expect(tries).toBeGreaterThanOrEqual(lesson.habit?.tries ?? 0);
          expect(yes).toBeLessThanOrEqual(tries + 1e-9);
          const { belief } = listenerAfter(known, nudged(known, lesson.listener, now), lesson, became);
          expect(belief).toBeGreaterThanOrEqual(0);
          expect(belief).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("survives being kept as JSON", () => {
    const experience = experienceAfter(noExperience, nothing, ask(), yes);
    expect(JSON.parse(JSON.stringify(experience))).toEqual(experience);
  });
});

describe("one person's record", () => {
  test("a yes counts whole, and a no next door as one try", () => {
    expect(habitAfter(nothing, null, ask(), yes)).toEqual({ yes: 1, tries: 1 });
    const { yes: said, tries } = habitAfter(nothing, { yes: 1, tries: 1 }, ask(), no);
    expect(said).toBe(1);
    expect(tries).toBeGreaterThan(1.8);
    expect(tries).toBeLessThanOrEqual(2);
  });
  test.each<[string, Ask, Outcome]>([
    ["from far away", ask({ km: 18 }), no],
    ["of who may not have heard", ask({ listener: asked() }), silent],
    ["after a minute", ask(), { ...silent, hadMs: minute }],
  ])("less is held against a silence or no %s", (_, one, outcome) => {
    const plain = habitAfter(nothing, null, ask(), { ...outcome, hadMs: day }).tries;
    expect(habitAfter(nothing, null, one, outcome).tries).toBeLessThan(plain);
  });
});

describe("whether somebody listens", () => {
  test("everybody does who was never asked; a nudge may deafen, and that passes", () => {
    const before = nudged(nothing, null, now);
    const beliefs = [0, 1, 3, 9, 60].map((days) => listening(nothing, before, now + days * day));
    expect(listening(nothing, null, now)).toBe(1);
    expect(beliefs).toEqual([...beliefs].sort((a, b) => a - b));
    expect(beliefs.at(-1)).toBeGreaterThan(0.95);
  });
  test("an answer shows that they did, a silence makes it doubtful", () => {
    const one = ask({ listener: asked({ believedAt: now - day }) });
    const open = nudged(nothing, one.listener, now);
    expect(listenerAfter(nothing, open, one, no).belief).toBeGreaterThan(open.belief);
    expect(listenerAfter(nothing, open, one, silent).belief).toBeLessThan(open.belief);
    expect(listenerAfter(nothing, open, one, no).unanswered).toBe(0);
    expect(listenerAfter(nothing, open, one, silent).unanswered).toBe(2);
  });
  test("what is learnt of an old ask does not undo a newer one", () => {
    const one = ask({ at: now - day });
    const open = nudged(nothing, nudged(nothing, null, one.at), now);
    expect(listenerAfter(nothing, open, one, yes).belief).toBe(open.belief);
  });
  test("who was turned away listens less, for a while", () => {
    const sent = asked({ believedAt: now - 30 * day });
    const away = turnedAway(sent, now);
    expect(listening(nothing, away, now + hour)).toBeLessThan(listening(nothing, sent, now + hour) / 1.2);
    expect(listening(nothing, away, now + 60 * day)).toBeGreaterThan(0.9);
  });
});

/** Several runs of lessons in turn, as life would have it. */
const mixed = (...runs: [Ask, Outcome][][]): [Ask, Outcome][] =>
  (runs[0] ?? []).flatMap((_, i) => runs.flatMap((run) => (run[i] ? [run[i]] : [])));

/** Even shares without chance: `part` of `of` say yes, spread evenly. */
const share = (part: number, of: number, one: Ask): [Ask, Outcome][] =>
  Array.from({ length: of }, (_, i) => [one, (i * part) % of < part ? yes : silent]);

describe("what a group learns", () => {
  test("how willing people are for a kind, and that others may be like them", () => {
    const known = taught(share(60, 100, ask()));
    expect(chanceOf(known, ask())).toBeGreaterThan(2 * chanceOf(nothing, ask()));
    expect(chanceOf(known, ask({ kind: "need.other" }))).toBeGreaterThan(chanceOf(nothing, ask()));
  });
  test("how far people go", () => {
    const known = taught(mixed(share(40, 100, ask({ km: 0.5 })), share(2, 100, ask({ km: 11 }))));
    const fall = (of: Learnt) => chanceOf(of, ask({ km: 11 })) / chanceOf(of, ask({ km: 0.5 }));
    expect(fall(known)).toBeLessThan(fall(nothing) / 2);
  });
  test("when people answer", () => {
    const known = taught(mixed(share(30, 100, ask({ hour: 19 })), share(3, 100, ask({ hour: 7 }))));
    expect(chanceOf(known, ask({ hour: 19 }))).toBeGreaterThan(2 * chanceOf(known, ask({ hour: 7 })));
  });
  test("for how long an ask deafens, long or short", () => {
    const rested = (days: number) =>
      ask({ habit: { yes: 1, tries: 3 }, listener: asked({ believedAt: now - days * day }) });
    const lessons = (within: number) =>
      mixed(
        ...[0.1, 0.7, 1.5, 2.5, 4, 6, 10, 20].map((days) =>
          share(Math.round(60 * (1 - Math.exp(-days / within))), 200, rested(days)),
        ),
      );
    const [short, long] = [taught(lessons(0.5)), taught(lessons(6))];
    expect(short.asked.ms).toBeLessThan(1.2 * day);
    expect(long.asked.ms).toBeGreaterThan(2 * short.asked.ms);
  });
  test("how many of those who would not say so", () => {
    const lesson = (outcome: Outcome): [Ask, Outcome] => [ask(), outcome];
    const outspoken = taught([...times(50, lesson(no)), ...times(10, lesson(silent))]);
    const quiet = taught([...times(10, lesson(no)), ...times(50, lesson(silent))]);
    expect(outspoken.noes).toBeGreaterThan(0.6);
    expect(quiet.noes).toBeLessThan(0.3);
  });
  test("how long answers take", () => {
    const took = (minutes: number): [Ask, Outcome] => [ask(), { ...yes, afterMs: minutes * minute }];
    const quick = taught(times(60, took(5)));
    const slow = taught([...times(30, took(100)), ...times(30, took(400))]);
    expect(answeredWithin(quick, 30 * minute)).toBeGreaterThan(0.85);
    expect(answeredWithin(slow, 30 * minute)).toBeLessThan(0.2);
    expect(answeredWithin(slow, 200 * minute)).toBeCloseTo(0.5, 1);
    expect(answeredWithin(nothing, 0)).toBe(0);
    expect(answeredWithin(nothing, hour)).toBeCloseTo(0.5, 6);
  });
});
