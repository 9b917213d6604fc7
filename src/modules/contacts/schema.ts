// What the button that begins a conversation sends.
import { z } from "zod";

export const beginning = z.object({
  kind: z.string().max(20),
  subject: z.uuid(),
  claim: z.uuid().optional(),
});
