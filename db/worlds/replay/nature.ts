// How the people of a replay behave. The product is never shown any of it; all figures are those of the simulated
// group (docs/dispatch.md) and invented.
import { type Random, random } from "../denmark/random.ts";

const minute = 60_000;
const day = 1440 * minute;

export const truth = {
  /** A yes next door is this times Beta(1.2, 4.5), falls by e for each `fallKm`, and is never more than `most`. */
  scale: 1.25,
  most: 0.9,
  fallKm: 12,
  delayMedian: 25,
  delaySpread: 1.1,
  saysNo: 0.35,
  deafDays: 3,
  awayDays: 8,
  /** The share of places given back, at any time before it begins. */
  dropsOut: 0.04,
};

export interface Reaction {
  /** Null: says nothing. */
  answer: "yes" | "no" | null;
  /** Milliseconds until the answer. */
  after: number;
}

export interface Nature {
  /** What somebody who hears a nudge does about it. */
  reaction(nudge: { number: number; personId: string; kind: string; km: number | null }): Reaction;
  /** Whether they hear it. Who does is deaf for a while to what comes next. */
  hears(personId: string, at: number): boolean;
  /** Somebody said yes and was too late. */
  turnedAway(personId: string, at: number): void;
  /** Milliseconds until they give the place back, when they do. */
  dropsOut(personId: string, at: number, ahead: number): number | null;
}

/** The same people for the same seed; what falls to each does not depend on what fell to others. */
export function nature(seed: string): Nature {
  const deafUntil = new Map<string, number>();
  const deaden = (personId: string, at: number, days: number, by: string) => {
    const until = at + exponential(days * day, random(`${seed} ${by} ${personId} ${at}`).next());
    deafUntil.set(personId, Math.max(deafUntil.get(personId) ?? 0, until));
  };
  return {
    reaction({ number, personId, kind, km }) {
      const lot = random(`${seed} reaction ${number}`);
      const after = truth.delayMedian * Math.exp(truth.delaySpread * normal(lot)) * minute;
      if (lot.chance(willing(seed, personId, kind, km))) return { answer: "yes", after };
      return { answer: lot.chance(truth.saysNo) ? "no" : null, after };
    },
    hears(personId, at) {
      if (at < (deafUntil.get(personId) ?? 0)) return false;
      deaden(personId, at, truth.deafDays, "deaf");
      return true;
    },
    turnedAway: (personId, at) => deaden(personId, at, truth.awayDays, "away"),
    dropsOut(personId, at, ahead) {
      const lot = random(`${seed} drop ${personId} ${at}`);
      return lot.chance(truth.dropsOut) ? lot.next() * ahead : null;
    },
  };
}

/** The chance of a yes, as it truly is: hidden in the person, for each kind of help. */
export function willing(seed: string, personId: string, kind: string, km: number | null): number {
  const will = truth.scale * beta(1.2, 4.5, random(`${seed} will ${personId} ${kind}`));
  return Math.min(truth.most, will * Math.exp(-(km ?? 0) / truth.fallKm));
}

const exponential = (mean: number, u: number): number => -mean * Math.log(1 - u);

/** A standard normal number (Box and Muller). */
const normal = ({ next }: Random): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** A beta number as the share of one gamma number in two. */
function beta(a: number, b: number, chance: Random): number {
  const x = gamma(a, chance);
  return x / (x + gamma(b, chance));
}

/** Marsaglia and Tsang (2000). */
function gamma(shape: number, chance: Random): number {
  if (shape < 1) return gamma(shape + 1, chance) * (1 - chance.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal(chance);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - chance.next()) < z ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
