// The policies as plain records, so that they can be handed to another thread and written down.
import { fast, gentle, type Settings } from "../../src/modules/dispatch/rules.ts";
import type { Policy } from "./days.ts";
import { ours } from "./ours.ts";
import {
  everyone,
  nearest,
  type Waves,
  wavesByChance,
  wavesByDistance,
  wavesByLot,
  wavesByRest,
} from "./rivals.ts";

export type Plan =
  | { is: "ours"; settings?: Partial<Settings>; like?: "fast" }
  | { is: "everyone" }
  | { is: "nearest"; k: number }
  | ({ is: "waves"; by: "lot" | "rest" | "distance" | "chance" } & Waves);

export function policyOf(plan: Plan, kinds: number): Policy {
  if (plan.is === "ours") return ours({ ...(plan.like ? fast : gentle), ...plan.settings }, kinds);
  if (plan.is === "everyone") return everyone();
  if (plan.is === "nearest") return nearest(plan.k);
  if (plan.by === "chance") return wavesByChance(plan, kinds);
  return { lot: wavesByLot, rest: wavesByRest, distance: wavesByDistance }[plan.by](plan);
}
