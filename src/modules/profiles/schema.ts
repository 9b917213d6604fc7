// What the forms about oneself may contain.
import { z } from "zod";
import { langField, nameField } from "../people/public.ts";

/** Languages people can say they speak; pages exist in fewer. ISO 639, Kurdish by its two standards. */
export const tongues = [
  "da",
  "en",
  "ar",
  "fa",
  "prs",
  "ps",
  "ti",
  "so",
  "uk",
  "tr",
  "kmr",
  "ckb",
  "fr",
  "ru",
  "ur",
  "am",
  "sw",
  "de",
  "es",
  "bs",
  "pl",
] as const;

/** What people can offer, in the words calls ask for. */
export const skills = [
  "car",
  "van",
  "trailer",
  "lifting",
  "bike_repair",
  "tools",
  "danish",
  "interpreting",
  "legal",
  "cooking",
  "childcare",
  "homework",
  "computer",
] as const;
export type Skill = (typeof skills)[number];

export const aboutForm = z.object({
  name: nameField,
  lang: langField,
  speaks: z.array(z.enum(tongues)).max(tongues.length),
  skills: z.array(z.enum(skills)).max(skills.length),
});
export const areaForm = z.object({ place: z.string().max(80) });
export const weekForm = z.object({ free: z.array(z.coerce.number().int().min(0).max(20)).max(21) });
export const emailForm = z.object({ email: z.string().min(1).max(254).pipe(z.email()) });
export const searchField = z
  .string()
  .trim()
  .normalize()
  .max(80)
  .regex(/^[^\0]*$/);
