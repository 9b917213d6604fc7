// Looking at what asks for people: when it is time, and at what was overlooked.
import { z } from "zod";
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { look, lookAtOverdue } from "./service.ts";

const payload = z.object({ occasionId: z.uuid() });

export const tasks = (platform: Platform): Handlers => ({
  "askings.look": (given) => look(platform, payload.parse(given).occasionId),
  "askings.sweep": { cron: "* * * * *", run: () => lookAtOverdue(platform) },
});
