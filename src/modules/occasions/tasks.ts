// What occasions do by themselves: forget where people live.
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { forgetAddresses } from "./store.ts";

export const tasks = (platform: Platform): Handlers => ({
  "occasions.forget": {
    cron: "10 2 * * *",
    run: async () => {
      await forgetAddresses(platform.db, platform.clock.now());
    },
  },
});
