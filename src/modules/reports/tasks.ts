// Reports in the background: forgetting.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetOld } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "reports.forget": { cron: "45 2 * * *", run: () => forgetOld(platform) },
});
