// Finds for each rival its best setting at each load, on seeds that are never reported.
import type { Plan } from "./plans.ts";
import { type Figures, tallies, together } from "./trial.ts";
import { truth } from "./world.ts";

export const tuningSeeds = [101, 102];
/** At 12 calls a day each keeps what is best at 8. */
export const tunedAt = [4, 8];

type By = "lot" | "rest" | "distance" | "chance";

const wavesBy = (by: By, each: "slot" | "place", sizes: number[], minutes: number[]): Plan[] =>
  sizes.flatMap((size) =>
    minutes.map((everyMinutes): Plan => ({ is: "waves", by, each, size, everyMinutes })),
  );

/** By the name it is reported under, the settings a rival may choose from: more for those that do well. */
export const choices: Record<string, Plan[]> = {
  everyone: [{ is: "everyone" }],
  nearest: [4, 8, 12].map((k): Plan => ({ is: "nearest", k })),
  waves_random: wavesBy("lot", "slot", [3, 5, 10], [15, 30]),
  waves_rested: wavesBy("rest", "slot", [3, 5, 10], [15, 30]),
  waves_nearest: wavesBy("distance", "slot", [3, 5, 10], [15, 30]),
  waves_learnt: [
    ...wavesBy("chance", "slot", [2, 3, 5, 8, 12], [15, 30, 60]),
    ...wavesBy("chance", "place", [1, 2, 4], [15, 30, 60]),
  ],
};

/** The highest share filled, and of what comes within half a point of it the fewest nudges: kind to the rival. */
export function best<T extends { figures: Figures }>(tried: readonly T[]): T | undefined {
  const most = Math.max(...tried.map(({ figures }) => figures.full));
  return tried
    .filter(({ figures }) => figures.full >= most - 0.005)
    .sort((a, b) => a.figures.nudges_per_place - b.figures.nudges_per_place)[0];
}

export async function tune(names = Object.keys(choices), at = tunedAt, seeds = tuningSeeds) {
  const asked = names.flatMap((name) =>
    (choices[name] ?? []).flatMap((plan) => at.map((perDay) => ({ name, plan, perDay }))),
  );
  const jobs = asked.flatMap(({ plan, perDay }) => seeds.map((seed) => ({ seed, perDay, truth, plan })));
  const lives = await tallies(jobs, "tuning");
  return asked.map((one, i) => ({
    ...one,
    figures: together(lives.slice(i * seeds.length, (i + 1) * seeds.length)),
  }));
}
