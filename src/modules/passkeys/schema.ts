// What the forms of passkeys may contain, and what a browser's answer to a challenge must hold.
import { z } from "zod";
import { nameField } from "../people/public.ts";

const answerField = z.string().min(1).max(16_000);
export const addForm = z.object({ name: nameField, answer: answerField });
export const wayInForm = z.object({ answer: answerField, next: z.string().max(500).optional() });

const bytes = z.string().regex(/^[\w-]{1,12000}$/);
const credential = { id: bytes, rawId: bytes, type: z.literal("public-key") };

const made = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .catch([]),
  }),
});
const shown = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes,
  }),
});
export type Made = z.infer<typeof made>;
export type Shown = z.infer<typeof shown>;
export type Answer = Made | Shown;

function read<A>(schema: z.ZodType<A>, text: string): A | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What a browser said after making a passkey (RegistrationResponseJSON); undefined when it is something else. */
export const readMade = (text: string): Made | undefined => read(made, text);
/** What a browser said after using one (AuthenticationResponseJSON). */
export const readShown = (text: string): Shown | undefined => read(shown, text);
