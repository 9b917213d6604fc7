// Six groups to play the model in, and the chance of their runs, all from printed seeds.
import { type Random, random } from "../../db/worlds/denmark/random.ts";
import type { Fate, Instance, Silence } from "./model.ts";

interface Shape {
  volunteers: number;
  kinds: number;
  periods: number;
  silence: Silence;
  /** Tasks a period, on average. */
  load: number;
}

const geometric = (hazard: number): Silence => ({ kind: "geometric", hazard });
const fixed = (periods: number): Silence => ({ kind: "fixed", periods });

const shapes: Shape[] = [
  { volunteers: 20, kinds: 8, periods: 50, silence: geometric(0.15), load: 0.7 },
  { volunteers: 30, kinds: 8, periods: 40, silence: geometric(0.1), load: 0.7 },
  { volunteers: 40, kinds: 10, periods: 50, silence: geometric(0.05), load: 0.7 },
  { volunteers: 40, kinds: 9, periods: 45, silence: geometric(0.1), load: 0.85 },
  { volunteers: 20, kinds: 10, periods: 40, silence: fixed(7), load: 0.7 },
  { volunteers: 30, kinds: 9, periods: 50, silence: fixed(7), load: 0.85 },
];

export const instances = (series: string): Instance[] =>
  shapes.map((shape, i) => instance(shape, `${series} ${i + 1}`));

/** People and places scattered over a town of 20 by 20 km: who would help with what falls with the distance. */
function instance(shape: Shape, seed: string): Instance {
  const chance = random(seed);
  const point = () => ({ x: 20 * chance.next(), y: 20 * chance.next() });
  const homes = Array.from({ length: shape.volunteers }, point);
  const places = Array.from({ length: shape.kinds }, point);
  const match = places.map((place) =>
    homes.map((home) => {
      const km = Math.hypot(home.x - place.x, home.y - place.y);
      return Math.min(0.9, 1.25 * beta(chance, 1.2, 4.5) * Math.exp(-km / 12));
    }),
  );
  const { kinds, periods, volunteers, silence, load } = shape;
  const spell = silence.kind === "fixed" ? `silent for ${silence.periods}` : `hazard ${silence.hazard}`;
  return {
    name: `${volunteers} volunteers, ${kinds} kinds, ${periods} periods, ${spell}`,
    seed,
    volunteers,
    kinds,
    periods,
    silence,
    match,
    rate: rates(chance, kinds, periods, load),
  };
}

/** Each kind has its own weight and its own season, a wave over the periods. */
function rates(chance: Random, kinds: number, periods: number, load: number): number[][] {
  const weights = Array.from({ length: kinds }, () => 0.3 + chance.next());
  const phases = weights.map(() => chance.next());
  const raw = Array.from({ length: periods }, (_, t) =>
    weights.map((weight, s) => weight * (1 + 0.8 * Math.sin(2 * Math.PI * (t / periods + (phases[s] ?? 0))))),
  );
  const mean = raw.flat().reduce((sum, rate) => sum + rate, 0) / periods;
  return raw.map((row) => {
    const scaled = row.map((rate) => (rate * load) / mean);
    const total = scaled.reduce((sum, rate) => sum + rate, 0);
    return total > 0.98 ? scaled.map((rate) => (rate * 0.98) / total) : scaled;
  });
}

/** A draw from Beta(a, b): Jöhnk's way, two powers of uniforms whose sum is at most 1. */
function beta(chance: Random, a: number, b: number): number {
  for (;;) {
    const x = chance.next() ** (1 / a);
    const y = chance.next() ** (1 / b);
    if (x + y <= 1 && x + y > 0) return x / (x + y);
  }
}

/** So many runs' chance, one after the other. */
export function* fates(instance: Instance, series: string, runs: number): Generator<Fate> {
  const chance = random(`${instance.seed}: ${series}`);
  const uniform = () =>
    instance.rate.map(() => Array.from({ length: instance.volunteers }, () => chance.next()));
  for (let run = 0; run < runs; run++)
    yield {
      tasks: arrivals(instance, chance),
      answer: uniform(),
      coin: uniform(),
      silent: uniform().map((row) => row.map((u) => silenceOf(instance.silence, u))),
    };
}

/** The kind of each period's task, -1 where none arrives. */
export function arrivals(instance: Instance, chance: Random): number[] {
  return instance.rate.map((row) => {
    let left = chance.next();
    for (let s = 0; s < row.length; s++) {
      left -= row[s] ?? 0;
      if (left < 0) return s;
    }
    return -1;
  });
}

const silenceOf = (silence: Silence, u: number) =>
  silence.kind === "fixed" ? silence.periods : 1 + Math.floor(Math.log(1 - u) / Math.log(1 - silence.hazard));
