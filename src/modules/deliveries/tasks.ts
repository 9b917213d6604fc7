// Deliveries in the background: one notice, and forgetting.
import { z } from "zod";
import type { Platform } from "../../platform/platform.ts";
import type { Handlers } from "../../platform/tasks.ts";
import { channels } from "../channels/public.ts";
import { forgetOld, send } from "./service.ts";

const sending = z.object({
  id: z.uuid(),
  until: z.coerce.date().optional(),
  atNight: z.boolean().optional(),
  only: z.enum(channels).optional(),
  tries: z.number().optional(),
});

export const tasks = (platform: Platform): Handlers => ({
  "deliveries.send": (payload) => send(platform, sending.parse(payload)),
  "deliveries.forget": { cron: "31 2 * * *", run: () => forgetOld(platform) },
});
