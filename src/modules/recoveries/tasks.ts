// What is done about recoveries in the background: ending what nobody went on with, and forgetting.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetOld } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "recoveries.forget": { cron: "43 2 * * *", run: () => forgetOld(platform) },
});
