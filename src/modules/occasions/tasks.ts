// What occasions do by themselves: forget where people live, what they wrote, and in the end who asked.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forget } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "occasions.forget": { cron: "10 2 * * *", run: () => forget(platform) },
});
