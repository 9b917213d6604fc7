// How much help a group needed and found, whether it wants more people, and what may be said of small counts.

/** Places in calls for help that asked for the same, put up in the last days. */
export interface Places {
  /** The kind of help: "need.moving". */
  kind: string;
  /** What each of them asked for; all of it. */
  needs: readonly string[];
  /** In which languages one could meet; any of them would do. None: in whichever. */
  languages: readonly string[];
  /** Their time has come: who was not found by then was not found. Otherwise they are still looked for. */
  over: boolean;
  places: number;
  taken: number;
}

/** Members one can ask, by what they can offer. */
export interface Supply {
  skills: readonly string[];
  people: number;
}

export interface Count {
  /** Places whose time has come. */
  needed: number;
  /** Those of them that were taken. */
  found: number;
  /** Places still free in what lies ahead. */
  free: number;
}

export interface KindFigures extends Count {
  kind: string;
  /** Members one can ask who bring what some of these places asked for. */
  offering: number;
}

export interface Figures extends Count {
  /** Members one can ask. */
  helpers: number;
  /** Where most people were missing first. */
  kinds: KindFigures[];
}

/** Counts below this are only said as "fewer than 5", so that no figure tells of somebody. */
export const few = 5;

const bring = (skills: readonly string[], needs: readonly string[]): boolean =>
  needs.every((need) => skills.includes(need));

export const count = (places: readonly Places[]): Count => {
  const sum = (those: readonly Places[], of: (one: Places) => number) =>
    those.reduce((all, one) => all + of(one), 0);
  const over = places.filter((one) => one.over);
  return {
    needed: sum(over, (one) => one.places),
    found: sum(over, (one) => one.taken),
    free: sum(
      places.filter((one) => !one.over),
      (one) => one.places - one.taken,
    ),
  };
};

const missing = ({ needed, found }: Count): number => needed - found;

export function figuresOf(places: readonly Places[], supply: readonly Supply[]): Figures {
  const people = (fits: (skills: readonly string[]) => boolean) =>
    supply.reduce((all, one) => all + (fits(one.skills) ? one.people : 0), 0);
  const kinds = [...Map.groupBy(places, ({ kind }) => kind)].map(([kind, own]) => ({
    kind,
    ...count(own),
    offering: people((skills) => own.some(({ needs }) => bring(skills, needs))),
  }));
  kinds.sort((a, b) => missing(b) - missing(a) || b.needed - a.needed || (a.kind < b.kind ? -1 : 1));
  return { ...count(places), helpers: people(() => true), kinds };
}

/** The places somebody could have taken: they bring what is asked for, and share a language. */
export function suiting(
  places: readonly Places[],
  { skills, speaks }: { skills: readonly string[]; speaks: readonly string[] },
): Count {
  const understood = (languages: readonly string[]) =>
    languages.length === 0 || languages.some((language) => speaks.includes(language));
  return count(places.filter(({ needs, languages }) => bring(skills, needs) && understood(languages)));
}

/** "quiet": too little was asked for to say. */
export type Want = "needs_people" | "balanced" | "enough" | "quiet";

/** Of ten places, at most one stays empty. */
const filled = 0.9;
/** With so many helpers for each place, the turn of each comes once in three months. */
const plenty = 3;
/** With fewer, each would have to come twice a month and more. */
const scarce = 0.5;

/** What follows from the places alone; null when it depends on how many can be asked. */
export function wantFrom({ needed, found }: Pick<Count, "needed" | "found">): Want | null {
  if (needed < few) return "quiet";
  return found < needed * filled ? "needs_people" : null;
}

/** Whether a group wants more people, told by what came of its calls: places that stayed empty, and who could be asked. */
export function wantOf({ needed, found, helpers }: Pick<Figures, "needed" | "found" | "helpers">): Want {
  const clear = wantFrom({ needed, found });
  if (clear) return clear;
  if (helpers < needed * scarce) return "needs_people";
  return helpers >= needed * plenty ? "enough" : "balanced";
}

/** As exactly as it matters: to the nearest five, from a hundred ten, from a thousand a hundred. */
function rounded(number: number): number {
  const step = number < 100 ? 5 : number < 1000 ? 10 : 100;
  return Math.round(number / step) * step;
}

/** Helpers for each place that was needed, whole; null when of either there are too few to say. */
export function helpersPerPlace({ needed, helpers }: Pick<Figures, "needed" | "helpers">): number | null {
  if (needed < few || helpers < few) return null;
  const each = Math.round(helpers / needed);
  return each < 20 ? each : rounded(each);
}

/** A count as it may be said: null for too few. */
export const said = (number: number): number | null => (number < few ? null : number);

/** The same for people, rounded: nobody learns of one person's coming or going. */
export const saidPeople = (people: number): number | null => (people < few ? null : rounded(people));
