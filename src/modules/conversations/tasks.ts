// Conversations in the background: telling of what somebody did not read on, and forgetting.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetDue, tellIfUnread } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "conversations.unread": ({ id, personId }) => tellIfUnread(platform, String(id), String(personId)),
  "conversations.forget": { cron: "35 2 * * *", run: () => forgetDue(platform) },
});
