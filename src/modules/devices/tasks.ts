// What is done about links to other devices in the background: forgetting.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetLinks } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "devices.forget": { cron: "41 2 * * *", run: () => forgetLinks(platform) },
});
