// What the form that reports messages sends.
import { z } from "zod";

export const disclosure = z.object({
  messages: z.array(z.uuid()).min(1, "disclosures:error.none").max(100),
  reason: z.string().min(3, "disclosures:error.reason").max(600),
});
