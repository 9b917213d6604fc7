// What nudges do by themselves: be forgotten.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetOld } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "nudges.forget": { cron: "44 2 * * *", run: () => forgetOld(platform) },
});
