// Shapes of what is sent to calls.
import { z } from "zod";
import { langField, nameField } from "../people/public.ts";
import { categories, languages } from "./rules.ts";

/** Nothing that does not fit narrows the board: an old link still shows it. */
const lenient = <S extends z.ZodType<string>>(schema: S) => schema.or(z.literal("")).catch("");

export const boardQuery = z.object({
  what: lenient(z.enum(categories.map((c) => `${c.direction}.${c.name}`) as [string, ...string[]])),
  when: lenient(z.enum(["today", "week"])),
  language: lenient(z.enum(languages)),
  km: lenient(z.enum(["2", "5", "10", "25"])),
});
export type BoardQuery = z.infer<typeof boardQuery>;

export const claimFields = z.object({
  slot: z.uuid(),
  /** Of somebody who is not signed in. */
  name: nameField.optional(),
  lang: langField.optional(),
  /** Stand in line when it is full. */
  wait: z.literal("on").optional(),
  /** Warned that it gets tight, and wants it all the same. */
  accept: z.literal("overlap").optional(),
});

export const slotFields = z.object({ slot: z.uuid() });
export const removalFields = z.object({ reason: z.string().min(3).max(300) });
