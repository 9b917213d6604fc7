// What the forms about people may contain.
import { z } from "zod";
import { langs } from "../../platform/words.ts";

/** Letters of any script; no line breaks or characters that turn text around. */
export const nameField = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u, "people:error.name")
  .regex(/[\p{L}\p{N}]/u, "people:error.name");
export const langField = z.enum(langs);
/** "This is not my phone." */
export const shortField = z.literal("yes").optional();
const wayField = z.string().max(500).optional();

/** Also the fields another form shows to somebody who is not signed in. */
export const signUpFields = { name: nameField, lang: langField };

export const joinForm = z.object({
  ...signUpFields,
  short: shortField,
  next: wayField,
  group: z.string().max(80).optional(),
});
export const signInForm = z.object({ code: z.string().min(1).max(120), short: shortField, next: wayField });
export const languageForm = z.object({ lang: langField, back: wayField });
export const keptForm = z.object({ next: wayField });
