// Taking back what a device shows, in the background.
import { z } from "zod";
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { replace } from "./service.ts";

const replacing = z.object({ id: z.uuid() });

export const tasks = (platform: Platform): Handlers => ({
  "pushes.replace": (payload) => replace(platform, replacing.parse(payload).id),
});
