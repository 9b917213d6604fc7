// Notices in the background: letters, and forgetting.
import { z } from "zod";
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetOld, mailNotice } from "./service.ts";

const letter = z.object({ id: z.uuid(), until: z.coerce.date().optional() });

export const tasks = (platform: Platform): Handlers => ({
  "notices.mail": async (payload) => {
    const { id, until } = letter.parse(payload);
    await mailNotice(platform, id, until);
  },
  "notices.forget": { cron: "29 2 * * *", run: () => forgetOld(platform) },
});
