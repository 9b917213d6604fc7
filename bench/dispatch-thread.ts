// One thread of the trial: lives through a job and says what came of it.
import { parentPort } from "node:worker_threads";
import { live } from "./dispatch/days.ts";
import { policyOf } from "./dispatch/plans.ts";
import type { Job } from "./dispatch/trial.ts";
import { world } from "./dispatch/world.ts";

parentPort?.on("message", ({ seed, perDay, truth, plan }: Job) => {
  parentPort?.postMessage(live(world(seed, perDay, truth), policyOf(plan, truth.kinds)));
});
