// What attendance does by itself: reminds those who are expected.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { remind } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "attendance.remind": { cron: "*/5 * * * *", run: () => remind(platform) },
});
