// A call said in the reader's language, composed from words and numbers, never from what its author wrote.
import { placeById, placeName } from "../../../platform/places.ts";
import type { T } from "../../../platform/words.ts";
import { findCategory, languages } from "../rules.ts";

export interface SaidCall {
  direction: string;
  category: string;
  timing: string;
  party: number;
  details: string[];
  /** Places in all slots together. */
  places: number;
  startsAt: Date | null;
  endsAt: Date | null;
  expiresAt: Date;
  zone: string;
  remote: boolean;
  placeId: string;
  /** The area's name as it was when the call was written. */
  area: string;
}

export interface SaidSlot {
  role: string;
  needs: string[];
  places: number;
}

/** "Help moving, a family of 4". An offer counts what it gives: "3 bicycles to give away". */
export function titleOf(
  call: Pick<SaidCall, "direction" | "category" | "party" | "details" | "places">,
  t: T,
): string {
  const title = t(`calls:title.${call.direction}.${call.category}`, { count: call.places });
  const party = partyOf(call, t);
  return party ? t("calls:title.with_party", { title, party }) : title;
}

/** "a family of 4", "for 3 people", "2 children"; empty when there is nothing to count. */
export function partyOf(call: Pick<SaidCall, "direction" | "category" | "party" | "details">, t: T): string {
  const counts = findCategory(call.direction, call.category)?.party ?? "none";
  if (counts === "none" || call.party < 2) return "";
  if (counts === "children") return t("calls:party.children", { count: call.party });
  return t(call.details.includes("children") ? "calls:party.family" : "calls:party.people", {
    count: call.party,
  });
}

/** The category in a word or two, as beside its picture. */
export const categoryOf = (call: { direction: string; category: string }, t: T): string =>
  t(`calls:category.${call.direction}.${call.category}`);

/** "Today 14:00–17:00", "Wednesday 3 December, 14:00–17:00", "When it suits you, until 7 December". */
export function whenOf(
  call: Pick<SaidCall, "timing" | "startsAt" | "endsAt" | "expiresAt" | "zone">,
  t: T,
  now: Date,
): string {
  const { startsAt, endsAt, zone } = call;
  if (!startsAt) return t("calls:when.flexible", { date: dayOf(call.expiresAt, zone, t, now) });
  const away = daysBetween(now, startsAt, zone);
  const soon = call.timing === "now" && away === 0 && now < (endsAt ?? startsAt);
  if (soon) return t("calls:when.now", { to: timeOf(endsAt ?? startsAt, zone, t) });
  const key = away === 0 ? "today" : away === 1 ? "tomorrow" : away === -1 ? "yesterday" : "day";
  const values = { day: capital(dayOf(startsAt, zone, t, now), t), from: timeOf(startsAt, zone, t) };
  return endsAt
    ? t(`calls:when.${key}`, { ...values, to: timeOf(endsAt, zone, t) })
    : t(`calls:when.${key}_from`, values);
}

/** The same on a page, where "14:00–17:00" stays on one line (U+2060, word joiner). */
export const unbroken = (when: string): string => when.replace(/(\d)–(?=\d)/, "$1\u2060–\u2060");

/** The area in the reader's language, or that nobody needs to go anywhere. */
export function whereOf(call: Pick<SaidCall, "remote" | "placeId" | "area">, t: T): string {
  if (call.remote) return t("calls:where.remote");
  const place = placeById(call.placeId);
  return place ? placeName(place, t.lang) : call.area;
}

/** "2 drivers with a car". */
export function slotOf(slot: SaidSlot, t: T): string {
  const [first, ...rest] = slot.needs;
  const own = `calls:slot_with.${slot.role}.${first}`;
  if (first && rest.length === 0 && t.has(own)) return t(own, { count: slot.places });
  const people = t(`calls:slot.${slot.role}`, { count: slot.places });
  return slot.needs.length ? t("calls:slot.with", { people, needs: needsOf(slot.needs, t) }) : people;
}

/** "a car and strong arms": what a place in a slot asks for. */
export const needsOf = (needs: string[], t: T): string =>
  listOf(
    needs.map((need) => t(`calls:need.${need}`)),
    t,
    "conjunction",
  );

export const detailOf = (detail: string, t: T): string => t(`calls:detail.${detail}`);

/** A language's name in the reader's language. Intl's names, except where ours say it more clearly. */
export function languageName(code: string, t: T): string {
  const ours = `calls:language.${code}`;
  return t.has(ours)
    ? t(ours)
    : (formatter(`names ${t.locale}`, () => new Intl.DisplayNames(t.locale, { type: "language" })).of(code) ??
        code);
}

/** "Arabic, Kurdish or English": any of them will do. In the vocabulary's order. */
export const languagesOf = (codes: readonly string[], t: T): string =>
  listOf(
    languages.filter((code) => codes.includes(code)).map((code) => languageName(code, t)),
    t,
    "disjunction",
  );

/** "Wednesday 3 December"; the year only when it is another one. */
export function dayOf(date: Date, zone: string, t: T, now: Date): string {
  const other = yearOf(date, zone) !== yearOf(now, zone);
  return dates(t.locale, zone, other ? "long" : "day").format(date);
}

/** 24 hours, as the language writes it: "14:00", "14.00". */
export const timeOf = (date: Date, zone: string, t: T): string => dates(t.locale, zone, "time").format(date);

export function listOf(items: string[], t: T, type: "conjunction" | "disjunction"): string {
  return formatter(`${type} ${t.locale}`, () => new Intl.ListFormat(t.locale, { type })).format(items);
}

const shapes = {
  day: { weekday: "long", day: "numeric", month: "long" },
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  plain: { year: "numeric", month: "2-digit", day: "2-digit" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making one takes longer than using it a hundred times.
const formatters = new Map<string, unknown>();
function formatter<F>(name: string, make: () => F): F {
  let found = formatters.get(name);
  if (!found) formatters.set(name, (found = make()));
  return found as F;
}

const dates = (locale: string, zone: string, shape: keyof typeof shapes) =>
  formatter(
    `${shape} ${locale} ${zone}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        ...shapes[shape],
        calendar: "gregory",
        numberingSystem: "latn",
        timeZone: zone,
      }),
  );

/** "2026-03-29" on the wall calendar of `zone`. */
const calendarDay = (date: Date, zone: string): string => dates("sv-SE", zone, "plain").format(date);

const yearOf = (date: Date, zone: string): string => calendarDay(date, zone).slice(0, 4);

const daysBetween = (a: Date, b: Date, zone: string): number =>
  (Date.parse(calendarDay(b, zone)) - Date.parse(calendarDay(a, zone))) / 86_400_000;

const capital = (text: string, t: T): string => text.charAt(0).toLocaleUpperCase(t.locale) + text.slice(1);
