// What the waiting list does by itself: passes on places whose offer ran out, and serves the line when it is time.
import { z } from "zod";
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetOld, settle, settleAll } from "./service.ts";

const payload = z.object({ occasionId: z.uuid() });

export const tasks = (platform: Platform): Handlers => ({
  "waiting.settle": async (given) => {
    await settle(platform, payload.parse(given).occasionId);
  },
  "waiting.sweep": { cron: "* * * * *", run: () => settleAll(platform) },
  "waiting.forget": { cron: "35 2 * * *", run: () => forgetOld(platform) },
});
