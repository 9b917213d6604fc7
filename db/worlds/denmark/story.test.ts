// What the demo world tells, as rows and before any database: its vocabulary, its mixture, its size.
import { describe, expect, test } from "vitest";
import {
  details,
  findCategory,
  languages,
  needs,
  roles,
  type Status,
  statusOf,
} from "../../../src/modules/calls/rules.ts";
import { findContact } from "../../../src/modules/questions/rules.ts";
import { placeById } from "../../../src/platform/places.ts";
import { cities, realSize } from "./cities.ts";
import { cityCount, groupIndex, groups } from "./groups.ts";
import { random } from "./random.ts";
import { roster } from "./roster.ts";
import { story } from "./story.ts";
import { demo } from "./three.ts";

const at = new Date("2026-06-10T06:30:00Z");
const { occasions, slots, calls, claims, people, posts } = story(at);

function statuses(slug: string): Status[] {
  const groupId = groups[groupIndex(slug)]?.id;
  return occasions
    .filter((o) => o.group_id === groupId)
    .map((occasion) => {
      const mine = slots.filter((slot) => slot.occasion_id === occasion.id);
      const date = (value: unknown) => value as Date | null;
      return statusOf(
        {
          publishedAt: date(occasion.published_at),
          cancelledAt: date(occasion.cancelled_at),
          removedAt: date(occasion.removed_at),
          closedAt: date(occasion.closed_at),
          startsAt: date(occasion.starts_at),
          expiresAt: occasion.expires_at as Date,
          places: mine.reduce((sum, slot) => sum + slot.places, 0),
          taken: mine.reduce((sum, slot) => sum + (slot.taken ?? 0), 0),
        },
        at,
      );
    });
}

const count = (slug: string) =>
  Object.fromEntries(
    [...Map.groupBy(statuses(slug), (status) => status)].map(([status, all]) => [status, all.length]),
  );

describe("the roster", () => {
  const members = (size: number) => {
    const counts = new Array<number>(groups.length).fill(0);
    for (const { joined } of roster(size))
      for (const group of joined) counts[group] = (counts[group] ?? 0) + 1;
    return counts;
  };

  test("at the real size every city group has exactly its members", () => {
    expect(members(realSize).slice(0, cityCount)).toEqual(cities.map(([, size]) => size));
    expect(cities.reduce((sum, [, size]) => sum + size, 0)).toBe(realSize);
  });

  test("in the demo the cities stand in the same proportion", () => {
    const counts = members(3000);
    cities.forEach(([place, size], i) => {
      expect(Math.abs((counts[i] ?? 0) - size / 50), place).toBeLessThanOrEqual(1);
    });
  });

  test("a larger world begins with the smaller one", () => {
    const small = [...roster(700)];
    expect([...roster(2000)].slice(0, 700)).toEqual(small);
  });
});

describe("calls", () => {
  test("thirty are open in Copenhagen, and every status is there", () => {
    const found = count("venligboerne-koebenhavn");
    expect(found.open).toBe(30);
    expect(Object.keys(found).sort()).toEqual([
      "cancelled",
      "done",
      "expired",
      "filled",
      "open",
      "under_way",
    ]);
  });

  test("every city and centre has open calls, the larger ones in many states", () => {
    for (const { slug, kind, members } of groups) {
      const found = count(slug);
      expect(found.open, slug).toBeGreaterThan(0);
      if (kind === "city" && members >= 1600) expect(Object.keys(found).length, slug).toBeGreaterThan(4);
    }
  });

  test("only words of the vocabulary are used", () => {
    for (const { direction, category, languages: asked, details: told } of calls) {
      expect(findCategory(direction, category), `${direction} ${category}`).toBeDefined();
      expect(languages).toEqual(expect.arrayContaining(asked ?? []));
      expect(details).toEqual(expect.arrayContaining(told ?? []));
    }
    for (const slot of slots) {
      expect(roles).toContain(slot.role);
      expect(needs).toEqual(expect.arrayContaining(slot.needs ?? []));
    }
    for (const { speaks, skills } of people) {
      expect(languages).toEqual(expect.arrayContaining(speaks ?? []));
      expect(needs).toEqual(expect.arrayContaining(skills ?? []));
    }
    for (const { place_id } of occasions) expect(placeById(place_id)).toBeDefined();
  });

  test("what people write holds no contact details, and is in a language they speak", () => {
    const speaks = new Map(people.map((person) => [person.id, person.speaks ?? []]));
    for (const { body } of posts) expect(findContact(body), body).toBeUndefined();
    calls.forEach(({ note, note_lang }, i) => {
      if (!note) return;
      expect(findContact(note), note).toBeUndefined();
      expect(speaks.get(occasions[i]?.owner_id ?? "")).toContain(note_lang);
    });
  });

  test("lines, offered places, fair offers, thanks and drop-outs are among them", () => {
    const states = new Set(claims.map(({ state }) => state));
    expect([...states].sort()).toEqual(["arrived", "claimed", "missed", "offered", "released", "waiting"]);
    expect(occasions.filter(({ allocate_at }) => allocate_at && allocate_at > at).length).toBeGreaterThan(10);
    expect(claims.some(({ late }) => late) && claims.some(({ thanked_at }) => thanked_at)).toBe(true);
    expect(calls.some(({ on_behalf }) => on_behalf) && occasions.some(({ removed_at }) => removed_at)).toBe(
      true,
    );
    expect(posts.filter(({ question_id }) => question_id).length).toBeGreaterThan(3);
  });

  test("nobody else is called like the three", () => {
    const first = people.map(({ name }) => name.split(" ")[0]);
    for (const name of ["Amal", "Jonas", "Karen"])
      expect(first.filter((other) => other === name)).toHaveLength(1);
  });

  test("Jonas has places ahead, one offered, one in line, and a thank-you", () => {
    const mine = claims.filter(({ person_id }) => person_id === demo.neighbour);
    const states = mine.map(({ state, thanked_at }) => (thanked_at ? "thanked" : state)).sort();
    expect(states).toEqual(["claimed", "offered", "released", "thanked", "thanked", "waiting"]);
  });
});

test("every hour of the year, and every change of the clock, gives a morning", () => {
  for (const day of ["2026-03-29", "2026-10-25", "2026-12-31", "2028-02-29"]) {
    const { occasions: rows } = story(new Date(`${day}T07:30:00Z`));
    for (const { starts_at, ends_at } of rows) {
      if (starts_at && ends_at) expect((ends_at as Date) > (starts_at as Date)).toBe(true);
    }
  }
});

test("chance falls the same way every time", () => {
  const numbers = (sentence: string) => Array.from({ length: 5 }, random(sentence).next);
  expect(numbers("a")).toEqual(numbers("a"));
  expect(numbers("a")).not.toEqual(numbers("b"));
  const { next } = random("spread");
  const mean = Array.from({ length: 10_000 }, next).reduce((a, b) => a + b, 0) / 10_000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
});
