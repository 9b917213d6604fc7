// When which calls open in a replayed day: more where more people live, most before noon and after work.
import { random } from "../denmark/random.ts";
import { type Template, templates } from "../denmark/templates.ts";

/** Calls a day for each thousand members. Invented: about sixty in Copenhagen, two in a town of 1,300. */
const perThousand = 1.5;
/** However few people live in the world: otherwise nothing would happen in a small one. */
const least = 60;

/** How much happens in each hour of the day; at night somebody cannot sleep. */
const hours = [1, 0, 0, 0, 0, 1, 3, 7, 12, 14, 13, 11, 8, 8, 8, 9, 11, 12, 12, 11, 9, 7, 4, 2];

/** How long before it is needed something is asked for: the shares and spans of the simulated group, in minutes. */
const leads = { soon: [90, 180], day: [360, 1440], days: [2880, 5760] } as const;
const shares = { soon: 25, day: 45, days: 30 };

export interface Opening {
  at: Date;
  /** Index of the group. */
  group: number;
  template: Template;
  /** Where the owner is found among the members: at least 0, below 1. */
  owner: number;
  /** When it should begin, to the minute; null for what has no agreed time. */
  startsAt: Date | null;
}

export interface Span {
  from: Date;
  to: Date;
}

const minute = 60_000;

/** All calls of a span, in order. The same for the same seed. @param hourOf the hour on the wall */
export function rhythm(
  { from, to }: Span,
  members: readonly number[],
  seed: string,
  hourOf: (at: Date) => number,
): Opening[] {
  const chance = random(`rhythm ${seed}`);
  const people = members.reduce((sum, size) => sum + size, 0);
  const whole = hours.reduce((sum, share) => sum + share, 0);
  const perDay = Math.max((people / 1000) * perThousand, least);
  const mean = (at: number) => (perDay * (hours[hourOf(new Date(at))] ?? 0)) / whole / 60;
  const openings: Opening[] = [];
  for (let at = from.getTime(); at < to.getTime(); at += minute) {
    for (let n = poisson(mean(at), chance.next); n > 0; n--) {
      const moment = new Date(at + Math.floor(chance.next() * minute));
      const template = chance.pick(templates);
      openings.push({
        at: moment,
        group: weighted(members, chance.next() * people),
        template,
        owner: chance.next(),
        startsAt:
          template.hours.length > 0 ? begins(moment, chance.weighted(shares), chance.next(), hourOf) : null,
      });
    }
  }
  return openings.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** How many of what happens so often on average happen: Knuth, The Art of Computer Programming 3.4.1. */
function poisson(mean: number, next: () => number): number {
  let n = 0;
  for (let left = next(); left > Math.exp(-mean); left *= next()) n++;
  return n;
}

function weighted(weights: readonly number[], at: number): number {
  let left = at;
  const found = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return found < 0 ? weights.length - 1 : found;
}

/** On a quarter of an hour, and at a time when people are up. */
function begins(at: Date, which: keyof typeof leads, share: number, hourOf: (at: Date) => number): Date {
  const [least, most] = leads[which];
  const quarter = 15 * minute;
  let start = Math.ceil((at.getTime() + (least + (most - least) * share) * minute) / quarter) * quarter;
  while (hourOf(new Date(start)) < 8 || hourOf(new Date(start)) >= 20) start += 60 * minute;
  return new Date(start);
}
