// What is done about people in the background.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetEnded } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "people.forget": { cron: "17 2 * * *", run: () => forgetEnded(platform) },
});
