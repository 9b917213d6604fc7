// What the forms about helping somebody back in may contain.
import { z } from "zod";

/** A host says that they met the person and know them. */
const met = z.literal("yes", "recoveries:error.met");
export const beginForm = z.object({ person: z.uuid(), met });
export const confirmForm = z.object({ met });
