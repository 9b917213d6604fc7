// What attendance does by itself: reminds those who are expected, and asks again about those nobody knows.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { askAgain, remind } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "attendance.remind": { cron: "*/5 * * * *", run: () => remind(platform) },
  "attendance.ask": { cron: "*/5 * * * *", run: () => askAgain(platform) },
});
