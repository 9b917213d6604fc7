// Digests in the background.
import { z } from "zod";
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { sendDigest } from "./service.ts";

const digest = z.object({ personId: z.uuid(), tries: z.number().optional() });

export const tasks = (platform: Platform): Handlers => ({
  "digests.send": (payload) => {
    const { personId, tries } = digest.parse(payload);
    return sendDigest(platform, personId, tries);
  },
});
