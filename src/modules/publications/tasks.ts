// What is done about calls once their time is over.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { afterEnd } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "publications.ended": (payload) => afterEnd(platform, String(payload["id"])),
});
