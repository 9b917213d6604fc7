// What the forms that found a group send.
import { z } from "zod";
import { groupKinds } from "../groups/public.ts";
import { nameField, signUpFields } from "../people/public.ts";

const groupFields = {
  group: nameField,
  kind: z.enum(groupKinds),
  /** A place's name as somebody types it. */
  place: z.string().min(1).max(80),
  /** Which one is meant, when several are called so. */
  place_id: z.string().max(80).optional(),
};

export const founding = z.object(groupFields);
export const foundingFirst = z.object({ ...signUpFields, ...groupFields });
