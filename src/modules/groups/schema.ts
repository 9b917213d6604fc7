// What the forms of groups send.
import { z } from "zod";
import { signUpFields } from "../people/public.ts";
import { endReasons } from "./rules.ts";

/** A page of ours to go back to. */
const back = z
  .string()
  .max(200)
  .regex(/^\/(groups|calls)\/[a-z0-9/-]+$/)
  .optional();

export const joining = z.object({
  name: signUpFields.name.optional(),
  lang: signUpFields.lang.optional(),
  back,
});

const personField = z.uuid();
export const member = z.object({ person: personField });
export const ending = z.object({ person: personField, reason: z.enum(endReasons) });

export const closing = z.object({ until: z.iso.date("groups:error.date") });
