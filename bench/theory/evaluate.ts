// One group: the bound, every policy made and tuned on runs of its own, and all of them measured on the same fresh runs.
import { exAnte, smoothed } from "./bound.ts";
import { guarantee, must } from "./check.ts";
import { type Measured, measure } from "./measure.ts";
import type { Instance, Policy } from "./model.ts";
import { learnPrices, ours, type Prices } from "./ours.ts";
import { bestK, everyone, scaledDown, sparse } from "./rivals.ts";

const tuningRuns = 200;
/** What a nudge costs in completed tasks beyond the attention it takes. */
const usual = 0.01;
/** The same, cheap to dear, for the picture and for the sparing setting. */
const nudgePrices = [0, 0.005, usual, 0.02, 0.03, 0.04, 0.05, 0.08];
const sizes = [1, 2, 3, 5, 8, 12, 20];

export type PolicyName =
  | "ours"
  | "ours_sparing"
  | "notify_all"
  | "top_k"
  | "scaled_down"
  | "sparse"
  | "sparse_smoothed";

export interface Evaluated {
  instance: Instance;
  bound: number;
  /** Expected in all periods together. */
  tasks: number;
  /** The k of top-k, and the price of a nudge in the sparing setting. */
  k: number;
  sparing: number;
  certificate: number;
  policies: Record<PolicyName, Measured>;
  frontier: { ours: Measured[]; bestK: Measured[] };
}

export async function evaluate(instance: Instance, runs: number): Promise<Evaluated> {
  const program = await exAnte(instance);
  const inOrder = Array.from({ length: instance.volunteers }, (_, v) => v);
  const their = sparse(instance, program, inOrder);
  const mine = settings(instance);
  const cheap = mine[nudgePrices.indexOf(usual)] as Policy;
  const tried = tune(instance, [their.policy, ...mine]);
  const sparing = tried.slice(1).findIndex(({ nudges }) => nudges <= (tried[0]?.nudges ?? 0));
  const top = inOrder.map((v) => bestK(instance, v + 1));
  const tops = tune(instance, top);
  const best = tops.reduce((most, { done }, i) => (done > (tops[most]?.done ?? 0) ? i : most), 0);
  const policies: Record<PolicyName, Policy> = {
    ours: cheap,
    ours_sparing: mine.at(sparing) as Policy,
    notify_all: everyone(instance),
    top_k: top[best] as Policy,
    scaled_down: scaledDown(instance, program),
    sparse: their.policy,
    sparse_smoothed: sparse(instance, await smoothed(instance), inOrder).policy,
  };
  const measured = measure(instance, Object.values(policies), "runs", runs);
  const result: Evaluated = {
    instance,
    bound: program.bound,
    tasks: instance.rate.flat().reduce((sum, rate) => sum + rate, 0),
    k: best + 1,
    sparing: nudgePrices.at(sparing) ?? usual,
    certificate: their.certificate,
    policies: byName(policies, measured),
    frontier: { ours: tried.slice(1), bestK: sizes.map((size) => tops[size - 1] as Measured) },
  };
  checkPromises(result);
  return result;
}

/** Ours for each price of a nudge. */
function settings(instance: Instance): Policy[] {
  let prices: Prices | undefined;
  return nudgePrices.map((nudge) => {
    prices = learnPrices(instance, nudge, prices);
    return ours(instance, prices);
  });
}

const tune = (instance: Instance, policies: readonly Policy[]) =>
  measure(instance, policies, "tuning", tuningRuns);

const byName = (policies: Record<PolicyName, Policy>, measured: readonly Measured[]) =>
  Object.fromEntries(Object.keys(policies).map((name, i) => [name, measured[i]])) as Record<
    PolicyName,
    Measured
  >;

function checkPromises({ instance, bound, certificate, policies }: Evaluated): void {
  const promised = guarantee(instance) * bound;
  for (const [name, { done, doneError }] of Object.entries(policies))
    must(done <= bound + 4 * doneError, `${name} completes ${done}, more than the bound of ${bound}`);
  must(certificate >= promised - 1e-6, `sparse certifies ${certificate}, less than the promised ${promised}`);
  const { sparse: their, scaled_down: scaled } = policies;
  must(their.done >= certificate - 4 * their.doneError, "sparse completes less than it certifies");
  must(scaled.done >= promised - 4 * scaled.doneError, "scaled-down completes less than it promises");
}
