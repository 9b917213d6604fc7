// What questions do by themselves: forget what was taken away, and what is long over.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetOldThreads, forgetRemovedPosts } from "./service.ts";

export const tasks = (platform: Platform): Handlers => ({
  "questions.forget": {
    cron: "40 2 * * *",
    run: async () => {
      await forgetRemovedPosts(platform);
      await forgetOldThreads(platform);
    },
  },
});
