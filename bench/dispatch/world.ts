// The simulated group: its people, what they would say, and the calls that come. All of its figures are invented.
import { beta, exponential, lot, normal, stream } from "./chance.ts";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What is invented. Days, kilometres, minutes and shares as said. */
export interface Truth {
  people: number;
  sideKm: number;
  kinds: number;
  /** The share of the 21 shifts of a week in which somebody is free. */
  free: number;
  /** A yes next door is this times Beta(betaA, betaB), and falls by e for each `fallKm`. */
  scale: number;
  betaA: number;
  betaB: number;
  fallKm: number;
  delayMedian: number;
  delaySpread: number;
  saysNo: number;
  deafDays: number;
  awayDays: number;
  leaves: number;
  leavesMore: number;
  /** Whether a nudge to somebody deaf deafens them longer. */
  deepens: boolean;
}

export const truth: Truth = {
  people: 1500,
  sideKm: 20,
  kinds: 5,
  free: 0.35,
  scale: 1.25,
  betaA: 1.2,
  betaB: 4.5,
  fallKm: 12,
  delayMedian: 25,
  delaySpread: 1.1,
  saysNo: 0.35,
  deafDays: 3,
  awayDays: 8,
  leaves: 0.0007,
  leavesMore: 0.0022,
  deepens: false,
};

export const days = 75;
export const warmUp = 20;

export interface Call {
  id: number;
  at: number;
  start: number;
  x: number;
  y: number;
  slots: { kind: number; places: number }[];
}

export interface World {
  seed: number;
  truth: Truth;
  x: Float64Array;
  y: Float64Array;
  /** Bits of the week's shifts. */
  week: Uint32Array;
  /** The share of yes next door, by person and kind. */
  will: Float64Array;
  calls: Call[];
}

export function world(seed: number, perDay: number, truth: Truth): World {
  const { people, sideKm, kinds, free, scale, betaA, betaB } = truth;
  const where = stream(seed, 1);
  const whether = stream(seed, 2);
  const shifts = stream(seed, 3);
  return {
    seed,
    truth,
    x: Float64Array.from({ length: people }, () => where() * sideKm),
    y: Float64Array.from({ length: people }, () => where() * sideKm),
    week: Uint32Array.from({ length: people }, () => {
      let bits = 0;
      for (let shift = 0; shift < 21; shift++) if (shifts() < free) bits |= 1 << shift;
      return bits;
    }),
    will: Float64Array.from({ length: people * kinds }, () => scale * beta(betaA, betaB, whether)),
    calls: callsOf(seed, perDay, truth),
  };
}

function callsOf(seed: number, perDay: number, { sideKm, kinds }: Truth): Call[] {
  const next = stream(seed, 4 + perDay);
  const calls: Call[] = [];
  for (let at = exponential(day / perDay, next()); at < days * day; at += exponential(day / perDay, next())) {
    const lead = leadTime(next(), next());
    const order = Array.from({ length: kinds }, (_, kind) => ({ kind, by: next() })).sort(
      (a, b) => a.by - b.by,
    );
    const slots = order.slice(0, 1 + Math.floor(next() * 3)).map(({ kind }) => ({
      kind,
      places: 2 + Math.floor(next() * 3),
    }));
    calls.push({ id: calls.length, at, start: at + lead, x: next() * sideKm, y: next() * sideKm, slots });
  }
  return calls;
}

/** A quarter within three hours, three in ten days ahead, the others within the day. */
function leadTime(which: number, u: number): number {
  if (which < 0.25) return (90 + 90 * u) * minute;
  if (which < 0.7) return (6 + 18 * u) * hour;
  return (2 + 2 * u) * day;
}

/** The third of the day something starts in, counted from the beginning, and within the week. */
export const shiftOf = (at: number): number => Math.floor(at / (8 * hour));
export const shiftOfWeek = (at: number): number => shiftOf(at) % 21;

export const distance = ({ x, y }: World, person: number, call: Call): number =>
  Math.hypot((x[person] ?? 0) - call.x, (y[person] ?? 0) - call.y);

/** What a person would answer who hears the nudge, and when. */
export function reaction(
  world: World,
  person: number,
  call: Call,
  kind: number,
): { answer: "yes" | "no" | null; ms: number } {
  const { seed, truth, will } = world;
  const chance = Math.min(
    0.9,
    (will[person * truth.kinds + kind] ?? 0) * Math.exp(-distance(world, person, call) / truth.fallKm),
  );
  const z = normal(lot(seed, 10, person, call.id), lot(seed, 11, person, call.id));
  const ms = truth.delayMedian * Math.exp(truth.delaySpread * z) * minute;
  if (lot(seed, 12, person, call.id) < chance) return { answer: "yes", ms };
  return { answer: lot(seed, 13, person, call.id) < truth.saysNo ? "no" : null, ms };
}

/** How long a nudge for this call deafens, how long being turned away does, and whether the person leaves over it. */
export const deafFor = ({ seed, truth }: World, person: number, call: Call): number =>
  exponential(truth.deafDays * day, lot(seed, 14, person, call.id));
export const awayFor = ({ seed, truth }: World, person: number, call: Call): number =>
  exponential(truth.awayDays * day, lot(seed, 15, person, call.id));
export const leavesOver = ({ seed, truth }: World, person: number, call: Call, lately: number): boolean =>
  lot(seed, 16, person, call.id) < truth.leaves + truth.leavesMore * lately;
