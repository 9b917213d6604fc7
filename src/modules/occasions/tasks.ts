// What occasions do by themselves: pass on that they changed, forget where people live, what they wrote, and in the end who asked.
import { z } from "zod";
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { followChange, forget } from "./service.ts";

const changed = z.object({ occasionId: z.uuid() });

export const tasks = (platform: Platform): Handlers => ({
  "occasions.changed": (payload) => followChange(platform, changed.parse(payload).occasionId),
  "occasions.forget": { cron: "10 2 * * *", run: () => forget(platform) },
});
