// What is counted, what follows from it, and what is said of small counts.
import { expect, test } from "vitest";
import {
  figuresOf,
  helpersPerPlace,
  type Places,
  type Supply,
  said,
  saidPeople,
  suiting,
  type Want,
  wantFrom,
  wantOf,
} from "./rules.ts";

const wants: [string, number, number, number, Want][] = [
  ["places stay empty, however many helpers there are", 68, 54, 750, "needs_people"],
  ["more than one in ten stays empty", 100, 89, 400, "needs_people"],
  ["one in ten stays empty, and some help", 10, 9, 12, "balanced"],
  ["one in ten stays empty, and many help", 10, 9, 30, "enough"],
  ["all filled, by few who do it all", 40, 40, 19, "needs_people"],
  ["all filled, by just enough", 40, 40, 20, "balanced"],
  ["all filled, and nearly a turn every three months", 40, 40, 119, "balanced"],
  ["all filled, and a turn every three months", 40, 40, 120, "enough"],
  ["too few places to go by", 4, 0, 14, "quiet"],
  ["no place at all, and many helpers", 0, 0, 335, "quiet"],
  ["no place at all, and nobody", 0, 0, 0, "quiet"],
  ["just enough to go by, and nobody came", 5, 0, 0, "needs_people"],
];
test.each(wants)("%s", (_, needed, found, helpers, want) => {
  expect(wantOf({ needed, found, helpers })).toBe(want);
  expect([want, null]).toContain(wantFrom({ needed, found }));
});

const place = (kind: string, more: Partial<Places> = {}): Places => ({
  kind,
  needs: [],
  languages: [],
  over: true,
  places: 1,
  taken: 0,
  ...more,
});

const places: Places[] = [
  place("need.moving", { needs: ["car"], places: 6, taken: 4 }),
  place("need.moving", { needs: ["lifting"], places: 12, taken: 12, languages: ["ar", "en"] }),
  place("need.moving", { needs: ["lifting"], places: 4, taken: 1, over: false }),
  place("need.legal", { needs: ["legal", "danish"], places: 5, taken: 1, languages: ["ti"] }),
  place("need.form", { places: 2, taken: 2 }),
];
const supply: Supply[] = [
  { skills: ["car", "lifting"], people: 7 },
  { skills: ["lifting"], people: 20 },
  { skills: ["legal"], people: 3 },
  { skills: ["danish", "legal"], people: 2 },
  { skills: [], people: 11 },
];

test("places are counted by kind, the worst off first, and people once for each kind", () => {
  expect(figuresOf(places, supply)).toEqual({
    needed: 25,
    found: 19,
    free: 3,
    helpers: 43,
    kinds: [
      { kind: "need.legal", needed: 5, found: 1, free: 0, offering: 2 },
      { kind: "need.moving", needed: 18, found: 16, free: 3, offering: 27 },
      { kind: "need.form", needed: 2, found: 2, free: 0, offering: 43 },
    ],
  });
  expect(figuresOf([], [])).toEqual({ needed: 0, found: 0, free: 0, helpers: 0, kinds: [] });
});

const readers: [string, string[], string[], [number, number, number]][] = [
  ["who offers nothing and speaks English", [], ["en"], [2, 2, 0]],
  ["who carries and speaks Arabic", ["lifting"], ["ar"], [14, 14, 3]],
  ["who carries and speaks Danish", ["lifting"], ["da"], [2, 2, 3]],
  ["who drives and carries", ["lifting", "car"], ["da", "en"], [20, 18, 3]],
  ["who knows the law, but no Danish", ["legal"], ["ti"], [2, 2, 0]],
  ["who knows the law in Danish and Tigrinya", ["legal", "danish"], ["ti"], [7, 3, 0]],
];
test.each(readers)("somebody %s", (_, skills, speaks, [needed, found, free]) => {
  expect(suiting(places, { skills, speaks })).toEqual({ needed, found, free });
});

const counts: [number, number | null, number | null][] = [
  [0, null, null],
  [4, null, null],
  [5, 5, 5],
  [7, 7, 5],
  [8, 8, 10],
  [43, 43, 45],
  [98, 98, 100],
  [104, 104, 100],
  [996, 996, 1000],
  [37_898, 37_898, 37_900],
];
test.each(counts)("%i is said as %s, and of people as %s", (count, one, people) => {
  expect(said(count)).toBe(one);
  expect(saidPeople(count)).toBe(people);
});

test.each([
  [4, 100, null],
  [100, 4, null],
  [40, 19, 0],
  [40, 70, 2],
  [40, 758, 19],
  [68, 37_898, 560],
  [5, 38_000, 7600],
])("for %i places and %i helpers: %s for each", (needed, helpers, each) => {
  expect(helpersPerPlace({ needed, helpers })).toBe(each);
});
