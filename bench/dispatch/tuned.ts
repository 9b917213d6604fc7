// What each rival does best with, as `npm run -s bench -- dispatch-tuning` found it on seeds that are never reported.
import type { Plan } from "./plans.ts";

type By = "lot" | "rest" | "distance" | "chance";
const waves = (by: By, size: number, each: "slot" | "place", everyMinutes: number): Plan => ({
  is: "waves",
  by,
  size,
  each,
  everyMinutes,
});

/** At 12 calls a day each keeps what is best at 8. */
export const tuned: Record<string, { 4: Plan; 8: Plan }> = {
  everyone: { 4: { is: "everyone" }, 8: { is: "everyone" } },
  nearest: { 4: { is: "nearest", k: 12 }, 8: { is: "nearest", k: 8 } },
  waves_random: { 4: waves("lot", 10, "slot", 30), 8: waves("lot", 3, "slot", 30) },
  waves_rested: { 4: waves("rest", 10, "slot", 30), 8: waves("rest", 5, "slot", 30) },
  waves_nearest: { 4: waves("distance", 10, "slot", 30), 8: waves("distance", 3, "slot", 30) },
  waves_learnt: { 4: waves("chance", 4, "place", 15), 8: waves("chance", 5, "slot", 60) },
};

export const tunedFor = (name: string, perDay: number): Plan => {
  const plans = tuned[name];
  if (!plans) throw new Error(`no rival of the name ${name}`);
  return perDay < 8 ? plans[4] : plans[8];
};
