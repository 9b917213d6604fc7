// Channels in the background: forgetting numbers nobody proved.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetUnproven } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "channels.forget": { cron: "33 2 * * *", run: () => forgetUnproven(platform) },
});
