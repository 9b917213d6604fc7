// What the forms about being asked send.
import { z } from "zod";
import { pauses } from "./rules.ts";

/** Asks a week, as the form has them. No number is read from an empty answer: that would be "never". */
export const limits = ["0", "1", "2", "3", "4", "5", "6", "7"] as const;

export const askingForm = z.object({
  weekly: z.enum(limits),
  night: z.literal("on").optional(),
});
export const pauseForm = z.object({ for: z.enum(pauses) });
export const blockForm = z.object({ claim: z.uuid() });
