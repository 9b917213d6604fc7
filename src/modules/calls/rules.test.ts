// The vocabulary of calls is whole, and every status follows from the facts and the clock.
import { expect, test } from "vitest";
import { skills } from "../profiles/public.ts";
import {
  categories,
  details,
  findCategory,
  floors,
  isLive,
  needs,
  roles,
  type Status,
  type StatusFacts,
  statusOf,
} from "./rules.ts";

const at = (time: string) => new Date(`2026-03-10T${time}Z`);
const base: StatusFacts = {
  publishedAt: at("08:00"),
  cancelledAt: null,
  removedAt: null,
  closedAt: null,
  startsAt: at("14:00"),
  expiresAt: at("17:00"),
  places: 6,
  taken: 0,
};
const flexible = { startsAt: null };
const ms = (time: string, by: number) => new Date(at(time).getTime() + by);

const table: [string, Partial<StatusFacts>, Date, Status][] = [
  ["not put up yet", { publishedAt: null }, at("09:00"), "draft"],
  ["not put up yet, and its time is over", { publishedAt: null }, at("20:00"), "draft"],
  ["nobody yet", {}, at("09:00"), "open"],
  ["some, before it begins", { taken: 5 }, at("09:00"), "open"],
  ["everybody, before it begins", { taken: 6 }, at("09:00"), "filled"],
  ["everybody, a moment before", { taken: 6 }, ms("14:00", -1), "filled"],
  ["everybody, as it begins", { taken: 6 }, at("14:00"), "under_way"],
  ["some, a moment before", { taken: 1 }, ms("14:00", -1), "open"],
  ["some, as it begins", { taken: 1 }, at("14:00"), "under_way"],
  ["nobody, as it begins", {}, at("14:00"), "open"],
  ["some, a moment before the end", { taken: 1 }, ms("17:00", -1), "under_way"],
  ["some, as it ends", { taken: 1 }, at("17:00"), "done"],
  ["nobody, a moment before the end", {}, ms("17:00", -1), "open"],
  ["nobody, as it ends", {}, at("17:00"), "expired"],
  ["nobody, long after", {}, at("23:00"), "expired"],
  ["closed early", { closedAt: at("15:00"), taken: 6 }, at("15:00"), "done"],
  ["closed with nobody", { closedAt: at("15:00") }, at("18:00"), "done"],
  ["cancelled before", { cancelledAt: at("12:00"), taken: 3 }, at("13:00"), "cancelled"],
  ["cancelled stays so after its time", { cancelledAt: at("12:00"), taken: 3 }, at("20:00"), "cancelled"],
  ["cancelled and closed", { cancelledAt: at("12:00"), closedAt: at("12:00") }, at("13:00"), "cancelled"],
  ["taken down by a host", { removedAt: at("12:00") }, at("13:00"), "cancelled"],
  ["flexible, nobody", flexible, at("15:00"), "open"],
  ["flexible, everybody", { ...flexible, taken: 6 }, at("15:00"), "filled"],
  ["flexible, run out with somebody", { ...flexible, taken: 2 }, at("17:00"), "done"],
  ["flexible, run out with nobody", flexible, at("17:00"), "expired"],
];

test.each(table)("a call with %s", (_, facts, now, status) => {
  expect(statusOf({ ...base, ...facts }, now)).toBe(status);
});

test("only what is going on can be joined", () => {
  const live: Status[] = ["open", "filled", "under_way"];
  for (const [, facts, now] of table) {
    const status = statusOf({ ...base, ...facts }, now);
    expect(isLive(status)).toBe(live.includes(status));
  }
});

test("every category speaks the vocabulary and proposes at least one place", () => {
  for (const category of categories) {
    expect(findCategory(category.direction, category.name)).toBe(category);
    expect(category.slots.length).toBeGreaterThan(0);
    expect(category.minutes).toBeGreaterThan(0);
    expect(new Set(category.asks).size).toBe(category.asks.length);
    for (const detail of category.asks) expect(details).toContain(detail);
    for (const slot of category.slots) {
      expect(roles).toContain(slot.role);
      expect(slot.places).toBeGreaterThan(0);
      for (const need of slot.needs) expect(needs).toContain(need);
    }
  }
  expect(categories.filter(({ direction }) => direction === "need")).toHaveLength(16);
  for (const floor of floors) expect(details).toContain(floor);
});

test("moving asks for two with a car and four to carry", () => {
  expect(findCategory("need", "moving")?.slots).toEqual([
    { role: "driver", places: 2, needs: ["car"] },
    { role: "carrier", places: 4, needs: ["lifting"] },
  ]);
  expect(findCategory("offer", "moving")).toBeUndefined();
});

test("what a place can ask for is what people can say they bring, and being vetted, which is not theirs to say", () => {
  expect(needs).toEqual([...skills, "vetted"]);
});
