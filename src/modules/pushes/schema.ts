// What a device says when it fetches words.
import { z } from "zod";

/** The mark it was sent: a notice's id, or a word for all that is unread. */
export const markField = z.uuid().optional();
