// What the addresses of the inbox may contain.
import { z } from "zod";

/** The last notice of the page before. */
export const beforeField = z.uuid().optional();
