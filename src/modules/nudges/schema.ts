// What an answer to a nudge may contain.
import { z } from "zod";

export const answerFields = z.object({
  answer: z.enum(["yes", "no"]),
  /** Warned that it gets tight with something else, and wants it all the same. */
  accept: z.literal("overlap").optional(),
});
export type AnswerFields = z.infer<typeof answerFields>;
