// What the forms and addresses of conversations send.
import { z } from "zod";
import { longest } from "../messages/public.ts";

/** Words, a photo, or both. */
export const writing = z.object({
  body: z.string().max(longest).default(""),
  photo: z.instanceof(File).optional(),
});

/** The number of the first message of the page after. */
export const beforeField = z.coerce.number().int().min(1).max(2_000_000_000).optional();
