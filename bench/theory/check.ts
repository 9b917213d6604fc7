// What must hold whatever the figures say: the bound bounds, the guarantees hold, and tiny groups can be solved exactly.
import { random } from "../../db/worlds/denmark/random.ts";
import { fillChance } from "../../src/modules/dispatch/rules.ts";
import { exAnte } from "./bound.ts";
import { whomToAsk } from "./choice.ts";
import { measure } from "./measure.ts";
import { type Instance, leastHazard, type Silence, stillSilent } from "./model.ts";
import { learnPrices, ours } from "./ours.ts";
import { everyone, scaledDown, sparse } from "./rivals.ts";

const runs = 20_000;

export function must(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(`this bench is wrong: ${sentence}`);
}

/** Of the bound, for both policies of the paper: 1 - 1/e of what scaling by 1 / (2 - q) leaves. */
export const guarantee = (instance: Instance): number =>
  (1 - 1 / Math.E) / (2 - leastHazard(instance.silence));

/** Plays everything on two groups small enough to know the best policy. Gives ours as a share of that best. */
export async function checkExactly(): Promise<number[]> {
  checkChoice();
  const shares: number[] = [];
  for (const silence of [
    { kind: "geometric", hazard: 0.2 },
    { kind: "fixed", periods: 3 },
  ] satisfies Silence[]) {
    const instance = tiny(silence);
    const program = await exAnte(instance);
    const best = bestPossible(instance);
    must(best <= program.bound + 1e-6, `the best policy completes ${best}, the bound is ${program.bound}`);
    const policies = [
      ours(instance, learnPrices(instance, 0)),
      everyone(instance),
      scaledDown(instance, program),
      sparse(instance, program, [0, 1, 2]).policy,
    ];
    measure(instance, policies, "exactly", runs).forEach(({ done, doneError }, i) => {
      must(done <= best + 4 * doneError, `${policies[i]?.name} completes ${done}, the best is ${best}`);
      if (i === 0) shares.push(done / best);
      if (i >= 2) must(done >= guarantee(instance) * program.bound - 4 * doneError, "a guarantee fails");
    });
  }
  return shares;
}

function tiny(silence: Silence): Instance {
  const chance = random(`tiny, ${silence.kind}`);
  const periods = 9;
  const [volunteers, kinds] = [3, 2];
  return {
    name: "tiny",
    seed: `tiny, ${silence.kind}`,
    volunteers,
    kinds,
    periods,
    silence,
    rate: Array.from({ length: periods }, () => [0.2 + 0.3 * chance.next(), 0.1 + 0.3 * chance.next()]),
    match: Array.from({ length: kinds }, () =>
      Array.from({ length: volunteers }, () => 0.1 + 0.6 * chance.next()),
    ),
  };
}

/** The best policy's completed tasks: every set of volunteers tried for every task, from the last period back. */
function bestPossible({ rate, match, periods, silence, volunteers }: Instance): number {
  const known = new Map<string, number>();
  const never = 99;
  const from = (t: number, ages: readonly number[]): number => {
    if (t === periods) return 0;
    const key = `${t} ${ages}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const listening = ages.map((age) => (age === never ? 1 : 1 - stillSilent(silence, age)));
    const older = (set: number) =>
      ages.map((age, v) => (set & (1 << v) ? 1 : age === never ? never : age + 1));
    const wait = from(t + 1, older(0));
    let value = wait;
    (rate[t] ?? []).forEach((arrives, s) => {
      let best = wait;
      for (let set = 1; set < 1 << volunteers; set++) {
        if (ages.some((_, v) => set & (1 << v) && listening[v] === 0)) continue;
        const nobody = ages.reduce(
          (none, _, v) => (set & (1 << v) ? none * (1 - (listening[v] ?? 0) * (match[s]?.[v] ?? 0)) : none),
          1,
        );
        best = Math.max(best, 1 - nobody + from(t + 1, older(set)));
      }
      value += arrives * (best - wait);
    });
    known.set(key, value);
    return value;
  };
  return from(
    0,
    Array.from({ length: volunteers }, () => never),
  );
}

/** Joining and leaving one at a time may miss the best set; over many draws it must come within a hundredth of it. */
function checkChoice(): void {
  const chance = random("choice");
  let [found, best] = [0, 0];
  for (let round = 0; round < 1000; round++) {
    const help = Array.from({ length: 8 }, () => 0.7 * chance.next());
    const price = help.map(() => 0.3 * chance.next());
    const pick = (list: readonly number[], set: readonly number[]) => set.map((v) => list[v] ?? 0);
    const value = (set: readonly number[]) =>
      fillChance(1, pick(help, set)) - pick(price, set).reduce((sum, one) => sum + one, 0);
    const everySet = Array.from({ length: 256 }, (_, bits) =>
      [...help.keys()].filter((v) => bits & (1 << v)),
    );
    found += value(whomToAsk(help, price));
    best += Math.max(...everySet.map(value));
  }
  must(found >= 0.99 * best, `sets worth ${found} were asked, the best are worth ${best}`);
}
