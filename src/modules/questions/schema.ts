// What the forms of questions and answers send.
import { z } from "zod";
import { maxLength, removalReasons } from "./rules.ts";

/** Longer than what may be kept, so that a text a little too long comes back whole. */
export const writing = z.object({ body: z.string().min(1).max(maxLength) });

export const removal = z.object({ reason: z.enum(removalReasons).optional() });
