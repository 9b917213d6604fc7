// Notices in the background: forgetting.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetOld } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "notices.forget": { cron: "29 2 * * *", run: () => forgetOld(platform) },
});
