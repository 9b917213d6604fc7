// What the forms about channels may contain.
import { z } from "zod";
import { channels } from "./rules.ts";

const channelField = z.enum(channels);
export const orderForm = z.object({
  channel: channelField,
  place: z.coerce
    .number()
    .int()
    .min(0)
    .max(channels.length - 1),
});
export const switchForm = z.object({ channel: channelField, to: z.enum(["on", "off"]) });
export const trialForm = z.object({ channel: channelField });
export const digestForm = z.object({ digest: z.enum(["daily", "single"]) });

/** A subscription as the browser gives it (W3C Push API): its keys are base64url of 65 and 16 bytes. */
export const deviceForm = z.object({
  endpoint: z.string().min(1).max(1000),
  p256dh: z
    .string()
    .max(120)
    .regex(/^[\w-]{87}=?$/),
  auth: z
    .string()
    .max(60)
    .regex(/^[\w-]{22}(==)?$/),
});

export const numberForm = z.object({ number: z.string().min(1).max(40) });
export const proofForm = z.object({ code: z.string().min(1).max(40) });
