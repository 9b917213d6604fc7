// What is done about passkeys in the background: forgetting.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetUnanswered } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "passkeys.forget": { cron: "37 2 * * *", run: () => forgetUnanswered(platform) },
});
