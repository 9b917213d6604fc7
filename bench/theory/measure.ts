// Many runs of several policies, each run the same for all of them.
import { fates } from "./instances.ts";
import { type Instance, type Policy, play } from "./model.ts";

export interface Measured {
  /** Means over the runs, and their standard errors. */
  done: number;
  doneError: number;
  nudges: number;
  nudgesError: number;
}

export function measure(
  instance: Instance,
  policies: readonly Policy[],
  series: string,
  runs: number,
): Measured[] {
  const sums = policies.map(() => ({ done: 0, doneSquares: 0, nudges: 0, nudgesSquares: 0 }));
  for (const fate of fates(instance, series, runs))
    policies.forEach((policy, i) => {
      const sum = sums[i];
      if (!sum) return;
      const { done, nudges } = play(instance, policy, fate);
      sum.done += done;
      sum.doneSquares += done * done;
      sum.nudges += nudges;
      sum.nudgesSquares += nudges * nudges;
    });
  return sums.map((sum) => ({
    done: sum.done / runs,
    doneError: standardError(sum.done, sum.doneSquares, runs),
    nudges: sum.nudges / runs,
    nudgesError: standardError(sum.nudges, sum.nudgesSquares, runs),
  }));
}

const standardError = (sum: number, squares: number, runs: number) =>
  Math.sqrt(Math.max(0, squares / runs - (sum / runs) ** 2) / (runs - 1));
