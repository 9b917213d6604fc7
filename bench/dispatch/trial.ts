// Many simulated lives at once: jobs go to as many threads as there are processors, and come back in order.
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ROOT } from "../../src/platform/root.ts";
import { say } from "../ground.ts";
import type { Tally } from "./days.ts";
import type { Plan } from "./plans.ts";
import type { Truth } from "./world.ts";

export interface Job {
  seed: number;
  perDay: number;
  truth: Truth;
  plan: Plan;
}

export async function tallies(jobs: readonly Job[], what: string): Promise<Tally[]> {
  const results: Tally[] = [];
  let given = 0;
  let done = 0;
  const threads = Math.min(jobs.length, availableParallelism());
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(join(ROOT, "bench/dispatch-thread.ts"));
      let mine = -1;
      const next = () => {
        mine = given++;
        const job = jobs[mine];
        if (job) worker.postMessage(job);
        else worker.terminate().then(() => resolve(), reject);
      };
      worker.on("message", (tally: Tally) => {
        results[mine] = tally;
        done++;
        if (done % 10 === 0 || done === jobs.length) say(`${what}: ${done} of ${jobs.length} lives`);
        next();
      });
      worker.on("error", reject);
      next();
    });
  await Promise.all(Array.from({ length: threads }, one));
  return results;
}

export interface Figures {
  full: number;
  median_min: number | null;
  p90_min: number | null;
  nudges_per_place: number;
  left: number;
  busiest_tenth: number;
}

/** What several lives say together; people who left on average of the lives. */
export function together(lives: readonly Tally[]): Figures {
  const sum = (of: (tally: Tally) => number) => lives.reduce((all, life) => all + of(life), 0);
  const minutes = lives.flatMap((life) => life.minutes).sort((a, b) => a - b);
  const at = (share: number) => {
    const minute = minutes[Math.floor(minutes.length * share)];
    return minute === undefined ? null : Math.round(minute);
  };
  return {
    full: sum(({ full }) => full) / sum(({ calls }) => calls),
    median_min: at(0.5),
    p90_min: at(0.9),
    nudges_per_place:
      sum(({ nudges }) => nudges) /
      Math.max(
        1,
        sum(({ filled }) => filled),
      ),
    left: sum(({ left }) => left) / lives.length,
    busiest_tenth: sum(({ busiestTenth }) => busiestTenth) / lives.length,
  };
}
