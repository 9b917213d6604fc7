// Who comes to what: people of the group who are free then and have what is needed, the least busy first.
import { groups } from "./groups.ts";
import { type Random, random } from "./random.ts";
import type { Entry, Part } from "./roster.ts";
import type { Row } from "./rows.ts";

export interface Span {
  start: Date;
  end: Date;
}

export interface Wish {
  group: number;
  /** Null: can be done from anywhere, or has no time yet. */
  during: Span | null;
  needs: readonly string[];
  /** Whoever is found should rather be one of these. */
  rather?: Part;
  not: ReadonlySet<number>;
}

export interface Casting {
  person(number: number): Row<"people">;
  /** The how-manieth person that is; undefined when nobody fits. They are booked for that time. */
  find(wish: Wish): number | undefined;
  book(person: number, during: Span | null): void;
  /** Somebody who asks for something in the group. */
  owner(group: number, part: Part | "host"): number;
}

/** The first three, and the three of the cast in Copenhagen, are never found: what they take part in is said by hand. */
const reserved = 6;

export function casting(entries: readonly Entry[], people: readonly Row<"people">[]): Casting {
  const members = groups.map((_, group) =>
    entries.filter((entry) => entry.person >= reserved && entry.joined.includes(group)),
  );
  const booked = new Map<number, Span[]>();
  const asked = new Map<number, number>();
  const chance: Random = random("casting");

  const free = (person: number, during: Span | null) =>
    !during || !(booked.get(person) ?? []).some(({ start, end }) => start < during.end && during.start < end);
  const fits = (person: number, needs: readonly string[]) =>
    needs.every((need) => people[person]?.skills?.includes(need));
  const least = (found: readonly Entry[], counts: (person: number) => number) =>
    chance.shuffled(found).sort((a, b) => counts(a.person) - counts(b.person))[0]?.person;

  function book(person: number, during: Span | null) {
    booked.set(person, [...(booked.get(person) ?? []), ...(during ? [during] : [])]);
  }

  return {
    person: (number) => people[number] as Row<"people">,
    book,
    find({ group, during, needs, rather, not }) {
      const able = (members[group] ?? []).filter(
        ({ person }) => !not.has(person) && free(person, during) && fits(person, needs),
      );
      const liked = able.filter(({ part }) => part === rather);
      const found = least(liked.length ? liked : able, (person) => booked.get(person)?.length ?? 0);
      if (found !== undefined) book(found, during);
      return found;
    },
    owner(group, part) {
      const all = members[group] ?? [];
      const fitting = all.filter((entry) =>
        part === "host" ? entry.hosts.includes(group) : entry.part === part,
      );
      const found = least(fitting.length ? fitting : all, (person) => asked.get(person) ?? 0);
      if (found === undefined) throw new Error(`nobody in group ${group} could ask`);
      asked.set(found, (asked.get(found) ?? 0) + 1);
      return found;
    },
  };
}
