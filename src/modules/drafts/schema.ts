// What the pages of a draft send.
import { z } from "zod";
import {
  type Category,
  categories,
  details,
  floors,
  languages,
  type Need,
  needs,
  type Role,
  roleNeeds,
  roles,
  timings,
} from "../calls/public.ts";
import { consents, type Fields, parts } from "./rules.ts";

/** "need.moving" */
const whats = categories.map(({ direction, name }) => `${direction}.${name}`) as [string, ...string[]];

export const startFields = z.object({ what: z.enum(whats), group: z.string().min(1).max(80) });

/** Numbers as phones send them in any keyboard: Arabic and Persian digits too. */
const plain = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));

const count = (least: number, most: number) =>
  z
    .string()
    .max(6)
    .transform((text) => Number(plain(text) || Number.NaN))
    .pipe(z.number().int().min(least).max(most));

/** "9", "9.30", "09:30" as "09:30". */
const time = z
  .string()
  .max(10)
  .transform((text) => {
    const [, hours, minutes = "00"] = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?$/.exec(plain(text)) ?? [];
    return hours ? `${hours.padStart(2, "0")}:${minutes}` : "";
  })
  .pipe(z.string().min(1, "drafts:error.time"));

/** "2026-03-29", or "29/3/2026" where the browser has no calendar. */
const date = z
  .string()
  .max(20)
  .transform((text) => {
    const [, day = "", month = "", year = ""] = /^(\d\d?)[./-](\d\d?)[./-](\d{4})$/.exec(plain(text)) ?? [];
    const iso = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : plain(text);
    const moment = Date.parse(`${iso}T00:00Z`);
    // Years nobody means have no time in every zone, and the last of them no tomorrow.
    const known = /^2\d{3}-/.test(iso) && !Number.isNaN(moment);
    return known && new Date(moment).toISOString().slice(0, 10) === iso ? iso : "";
  })
  .pipe(z.string().min(1, "drafts:error.date"));

const peopleFields = z.object({
  party: count(1, 500).optional(),
  children: z.literal("yes").optional(),
  who: z.enum(["me", "other"]),
});
const consentFields = z.object({ consent: z.enum(consents, "drafts:error.consent") });
const whenFields = z.object({ timing: z.enum(timings) });
const partFields = z.object({ part: z.enum(parts) });
const timeFields = z.object({ date, from: time, to: time });
const whereFields = z.object({
  place: z.string().max(80).optional(),
  sought: z.string().max(80).optional(),
});
const addressFields = z.object({ meeting: z.string().max(120), address: z.string().max(300) });
const languagesFields = z.object({ languages: z.array(z.enum(languages)).max(languages.length) });

const none = z.literal("").transform(() => 0);
const fieldsFor = <P extends string, S extends z.ZodType>(prefix: P, make: (role: Role) => S) =>
  Object.fromEntries(roles.map((role) => [`${prefix}_${role}`, make(role)])) as { [R in `${P}_${Role}`]: S };

/** How many of each role, and what they are asked to bring. */
const slotsFields = z.object({
  ...fieldsFor("places", () => none.or(count(0, 500)).optional()),
  ...fieldsFor("needs", (role) => z.array(z.enum(roleNeeds[role] as [Need, ...Need[]])).max(needs.length)),
});

const extrasFields = z.object({
  details: z.array(z.enum(details)).max(details.length),
  floor: z.enum(floors).or(z.literal("")).optional(),
  note: z.string().max(600),
  note_lang: z.enum(languages).optional(),
  photo: z.instanceof(File).optional(),
  remove_photo: z.literal("yes").optional(),
});

/** The pages with a question, and what each sends. */
export const questions = {
  people: peopleFields,
  consent: consentFields,
  when: whenFields,
  part: partFields,
  time: timeFields,
  where: whereFields,
  address: addressFields,
  languages: languagesFields,
  slots: slotsFields,
  extras: extrasFields,
};
export type Question = keyof typeof questions;

/** A draft's answers as the fields of its pages hold them; what is not answered yet as this category proposes it. */
export function filledIn(fields: Fields, category: Category, lang: string): Record<string, string[]> {
  const one = (value: string | number | undefined) => (value === undefined ? [] : [String(value)]);
  const slots = fields.slots ?? category.slots;
  return {
    party: one(fields.party ?? 1),
    children: fields.children ? ["yes"] : [],
    who: fields.onBehalf === undefined ? ["me"] : [fields.onBehalf ? "other" : "me"],
    consent: one(fields.consent),
    timing: one(fields.timing),
    part: one(fields.part),
    date: one(fields.date),
    from: one(fields.from),
    to: one(fields.to),
    place: one(fields.remote ? "remote" : fields.placeId),
    sought: one(fields.sought),
    meeting: one(fields.meetingPoint),
    address: one(fields.address),
    languages: fields.languages ?? [lang],
    details: fields.details ?? [],
    floor: one(fields.details?.find((detail) => floors.includes(detail))),
    note: one(fields.note),
    note_lang: one(fields.noteLang),
    ...Object.fromEntries(
      slots.flatMap(({ role, places, needs }) => [
        [`places_${role}`, [String(places)]],
        [`needs_${role}`, needs],
      ]),
    ),
  };
}
