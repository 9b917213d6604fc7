// What is done about drafts in the background.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetOld } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "drafts.forget": { cron: "25 2 * * *", run: () => forgetOld(platform) },
});
