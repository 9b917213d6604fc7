// Whom to ask now, and when enough were asked.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Answers,
  type Candidate,
  decide,
  type Facts,
  fast,
  fillChance,
  gentle,
  hindrance,
  type Need,
  outlook,
  prospect,
  stillComing,
} from "./rules.ts";

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 5, 10, 9);
/** Half of the answers come within half an hour, nearly all within five hours. */
const answers: Answers = {
  within: (ms) => (ms <= 0 ? 0 : 1 - 2 ** (-ms / (30 * minute))),
  noes: 0.2,
  usual: 0.2,
};

const fine: Facts = {
  isAsker: false,
  takesPart: false,
  asked: false,
  blocked: false,
  muted: false,
  pausedUntil: null,
  weeklyLimit: 3,
  asksInWeek: 0,
  busy: false,
  freeThen: true,
  lacks: null,
  sharesLanguage: true,
  quietHours: false,
  mayWake: false,
};

const somebody = (personId: string, changes: Partial<Candidate> = {}): Candidate => ({
  personId,
  facts: fine,
  chance: 0.3,
  km: 5,
  askedAt: null,
  helps: 0,
  record: { yes: 0, asks: 0 },
  newcomer: false,
  fromNeighbours: false,
  languages: [],
  skills: [],
  ...changes,
});

const need = (changes: Partial<Need> = {}): Need => ({
  open: 1,
  pending: [],
  now,
  deadline: now + 24 * hour,
  ...changes,
});

const flag = fc.boolean();
const someFacts: fc.Arbitrary<Facts> = fc.record({
  isAsker: fc.constant(false),
  takesPart: flag,
  asked: flag,
  blocked: flag,
  muted: flag,
  pausedUntil: fc.constantFrom(null, now - hour, now + hour),
  weeklyLimit: fc.nat(7),
  asksInWeek: fc.nat(7),
  busy: flag,
  freeThen: fc.constantFrom(true, false, null),
  lacks: fc.constantFrom(null, "car"),
  sharesLanguage: flag,
  quietHours: flag,
  mayWake: flag,
});
/** Most have nothing or one thing against them, so that both kinds come together. */
const oneThing = someFacts.chain((facts) =>
  fc.constantFrom(...(Object.keys(facts) as (keyof Facts)[])).map((key) => ({ ...fine, [key]: facts[key] })),
);
const crowd: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      facts: fc.oneof(oneThing, fc.constant(fine), someFacts),
      chance: fc.double({ min: 0, max: 0.95, noNaN: true }),
      km: fc.constantFrom(null, 0.5, 2, 9),
      askedAt: fc.constantFrom(null, now - hour, now - 500 * hour),
      helps: fc.nat(9),
      newcomer: flag,
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((one, i) => somebody(`p${i}`, one)));
const someNeed = fc
  .record({
    open: fc.nat(4),
    left: fc.integer({ min: -5, max: 100 * 60 }),
    pending: fc.array(
      fc.record({ chance: fc.double({ min: 0, max: 0.95, noNaN: true }), ago: fc.nat(600) }),
      { maxLength: 5 },
    ),
  })
  .map(({ open, left, pending }) =>
    need({
      open,
      deadline: now + left * minute,
      pending: pending.map(({ chance, ago }) => ({ chance, sentAt: now - ago * minute })),
    }),
  );
describe("the chance to fill", () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 });

  test("is what going through every outcome says", () => {
    fc.assert(
      fc.property(fc.nat(6), chances, (open, each) => {
        let sum = 0;
        for (let outcome = 0; outcome < 1 << each.length; outcome++) {
          let [likely, yes] = [1, 0];
          each.forEach((chance, i) => {
            const says = ((outcome >> i) & 1) === 1;
            likely *= says ? chance : 1 - chance;
            yes += says ? 1 : 0;
          });
          if (yes >= open) sum += likely;
        }
        expect(fillChance(open, each)).toBeCloseTo(sum, 9);
      }),
    );
  });

  test("if everybody were asked is no less than what those already asked promise", () => {
    fc.assert(
      fc.property(someNeed, crowd, (slot, people) => {
        const asked = people.map((one) => ({ ...one, facts: { ...one.facts, asked: true } }));
        const without = prospect(slot, asked, answers);
        expect(prospect(slot, people, answers)).toBeGreaterThanOrEqual(without - 1e-9);
        expect(without).toBeCloseTo(slot.deadline > now ? outlook(slot, answers, gentle).chance : without, 9);
      }),
    );
  });

  test("falls while somebody stays silent, from what was believed to nothing", () => {
    const coming = [0, 10, 30, 120, 600].map((minutes) =>
      stillComing({ chance: 0.5, sentAt: now - minutes * minute }, now, now + 24 * hour, answers),
    );
    expect(coming[0]).toBeCloseTo(0.5, 6);
    expect(coming).toEqual([...coming].sort((a, b) => b - a));
    expect(coming.at(-1)).toBeLessThan(0.01);
  });

  test("counts nobody whose answer would come too late", () => {
    expect(stillComing({ chance: 0.5, sentAt: now }, now, now, answers)).toBe(0);
    expect(stillComing({ chance: 0.5, sentAt: now }, now, now + 30 * minute, answers)).toBeCloseTo(0.25, 6);
  });
});

const settings = fc.constantFrom(gentle, fast);

describe("whom to ask", () => {
  test("never anybody with a hindrance, and nobody twice", () => {
    fc.assert(
      fc.property(someNeed, crowd, settings, (slot, people, how) => {
        const asked = decide(slot, people, answers, how).ask.map(({ personId }) => personId);
        expect(new Set(asked).size).toBe(asked.length);
        for (const id of asked) {
          const facts = people.find(({ personId }) => personId === id)?.facts as Facts;
          expect(hindrance(facts, now)).toBeNull();
        }
      }),
    );
  });

  test("the same facts lead to the same people, in whatever order they are read", () => {
    fc.assert(
      fc.property(someNeed, crowd, settings, (slot, people, how) => {
        const decided = decide(slot, people, answers, how);
        expect(decide(slot, people.toReversed(), answers, how)).toEqual(decided);
      }),
    );
  });

  test("nobody more once those asked will most likely do", () => {
    fc.assert(
      fc.property(someNeed, crowd, settings, (slot, people, how) => {
        const before = outlook(slot, answers, how);
        const { ask, chance, wanted } = decide(slot, people, answers, how);
        if (before.chance >= before.wanted || before.lookAt === null) expect(ask).toEqual([]);
        else if (ask.length > 0) {
          const last = {
            ...slot,
            pending: [...slot.pending, ...ask.slice(0, -1).map((one) => ({ ...one, sentAt: now }))],
          };
          expect(outlook(last, answers, how).chance).toBeLessThan(wanted);
          expect(chance).toBeGreaterThanOrEqual(before.chance);
        }
      }),
    );
  });

  test("those with a better chance first, and of equals who was asked longest ago", () => {
    const { ask } = decide(
      need({ open: 4, deadline: now + hour }),
      [
        somebody("likely", { chance: 0.6 }),
        somebody("lately", { askedAt: now - hour }),
        somebody("long-ago", { askedAt: now - 900 * hour }),
        somebody("never", {}),
      ],
      answers,
      fast,
    );
    expect(ask.map(({ personId }) => personId)).toEqual(["likely", "never", "long-ago", "lately"]);
  });

  test("rather somebody rested than somebody who was asked three times this week or carries the group", () => {
    const [first] = decide(
      need(),
      [
        somebody("asked-much", { facts: { ...fine, asksInWeek: 3, weeklyLimit: 7 } }),
        somebody("carries", { helps: 8 }),
        somebody("rested", { chance: 0.29 }),
      ],
      answers,
      gentle,
    ).ask;
    expect(first?.personId).toBe("rested");
  });

  test("somebody new before somebody a little likelier", () => {
    const people = [
      somebody("usual", { chance: 0.31, askedAt: now - 500 * hour }),
      somebody("new", { newcomer: true }),
    ];
    expect(decide(need(), people, answers, gentle).ask[0]?.personId).toBe("new");
  });

  test("more the nearer the start, and nobody for what is full or has begun", () => {
    const people = Array.from({ length: 60 }, (_, i) => somebody(`p${i}`));
    const count = (slot: Need) => decide(slot, people, answers, gentle).ask.length;
    const days = count(need({ open: 3, deadline: now + 72 * hour }));
    expect(days).toBeGreaterThan(0);
    expect(count(need({ open: 3, deadline: now + 90 * minute }))).toBeGreaterThan(days);
    expect(count(need({ open: 0 }))).toBe(0);
    expect(count(need({ deadline: now }))).toBe(0);
    expect(count(need({ deadline: now - hour }))).toBe(0);
  });

  test("the fast setting asks at least as many as the gentle one", () => {
    const people = Array.from({ length: 60 }, (_, i) => somebody(`p${i}`));
    fc.assert(
      fc.property(someNeed, (slot) => {
        const [few, many] = [gentle, fast].map((how) => decide(slot, people, answers, how).ask.length);
        expect(many).toBeGreaterThanOrEqual(few ?? 0);
      }),
    );
  });

  test("looks again at least every hour, sooner when time is short, and never after the start", () => {
    fc.assert(
      fc.property(someNeed, (slot) => {
        const { lookAt } = outlook(slot, answers, gentle);
        if (slot.open === 0 || slot.deadline <= now) expect(lookAt).toBeNull();
        else {
          expect(lookAt).toBeGreaterThan(now);
          expect(lookAt).toBeLessThanOrEqual(Math.min(now + hour, slot.deadline));
        }
      }),
    );
  });
});
