// What is done about calls once their time is over, and long after.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { afterEnd, forgetOld } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "publications.ended": (payload) => afterEnd(platform, String(payload["id"])),
  "publications.forget": { cron: "20 2 * * *", run: () => forgetOld(platform) },
});
