// What is posted about those who come.
import { z } from "zod";

export const outcomeFields = z.object({ outcome: z.enum(["done", "missed", "not_needed"]) });
export const tieFields = z.object({ answer: z.enum(["yes", "no"]) });
