// What the last page of a draft sends.
import { z } from "zod";
import { langField, nameField } from "../people/public.ts";

export const publicationFields = z.object({
  name: nameField.optional(),
  lang: langField.optional(),
  /** The call a change is meant for. */
  call: z.uuid().optional(),
});
