// What a draft holds, which steps fill it, and when what was chosen takes place.
import type { Category, Detail, Direction, Language, Need, Role, Timing } from "../calls/public.ts";

export const consents = ["said", "written", "guardian"] as const;
export type Consent = (typeof consents)[number];

export const parts = ["morning", "afternoon", "evening"] as const;
export type Part = (typeof parts)[number];
/** Hours on the wall clock. */
export const partHours: Record<Part, readonly [string, string]> = {
  morning: ["08:00", "12:00"],
  afternoon: ["12:00", "17:00"],
  evening: ["17:00", "21:00"],
};

export interface DraftSlot {
  role: Role;
  places: number;
  needs: Need[];
}

/** Answers so far; what is undefined has not been asked yet. */
export interface Fields {
  direction: Direction;
  category: string;
  party?: number;
  children?: boolean;
  onBehalf?: boolean;
  consent?: Consent;
  /** ISO 8601; when the consent was noted down. */
  consentAt?: string;
  timing?: Timing;
  part?: Part;
  /** "2026-03-29", "14:00": on the wall clock of the group. */
  date?: string;
  from?: string;
  to?: string;
  remote?: boolean;
  placeId?: string;
  /** What was typed to find a place, while it is not found yet. */
  sought?: string;
  meetingPoint?: string;
  address?: string;
  languages?: Language[];
  slots?: DraftSlot[];
  details?: Detail[];
  note?: string;
  noteLang?: string;
}

type Asks = Pick<Category, "party" | "asks">;

/** Whether children are asked about together with the number of people. */
export const asksChildren = ({ party, asks }: Asks): boolean =>
  party === "people" && asks.includes("children");

/** The details the last page asks about. */
export const extrasOf = (category: Asks): Detail[] =>
  category.asks.filter((detail) => !(detail === "children" && asksChildren(category)));

/** All details, from whichever page. */
export const detailsOf = ({ children, details = [] }: Fields): Detail[] =>
  children ? ["children", ...details] : details;

export const steps = ["people", "when", "where", "languages", "slots", "extras", "check"] as const;
export type Step = (typeof steps)[number];
/** Pages of a step that has two. */
export const pages = [
  "people",
  "consent",
  "when",
  "part",
  "time",
  "where",
  "address",
  "languages",
  "slots",
  "extras",
  "check",
] as const;
export type StepPage = (typeof pages)[number];

const belongsTo: Partial<Record<StepPage, Step>> = {
  consent: "people",
  part: "when",
  time: "when",
  address: "where",
};
export const stepOf = (page: StepPage): Step => belongsTo[page] ?? (page as Step);

/** The steps this category needs. A gift is not asked for anybody, and nobody meets at a telephone. */
export function stepsFor(category: Pick<Category, "direction" | "remote">): Step[] {
  return steps.filter(
    (step) =>
      !(step === "people" && category.direction === "offer") &&
      !(step === "where" && category.remote === "always"),
  );
}

/** Whether a step has been answered. */
export function isAnswered(step: Step, fields: Fields): boolean {
  if (step === "people") return fields.onBehalf === false || fields.consent !== undefined;
  if (step === "when") return hasWhen(fields);
  if (step === "where")
    return fields.remote === true || (fields.placeId !== undefined && fields.meetingPoint !== undefined);
  if (step === "languages") return fields.languages !== undefined;
  if (step === "slots") return (fields.slots?.length ?? 0) > 0;
  return step === "extras" && fields.details !== undefined;
}

function hasWhen({ timing, part, date, from, to }: Fields): boolean {
  if (timing === "today") return part !== undefined;
  if (timing === "date") return date !== undefined && from !== undefined && to !== undefined;
  return timing !== undefined;
}

/** The first step still to answer; undefined when the draft can be published. */
export const missingStep = (category: Category, fields: Fields): Step | undefined =>
  stepsFor(category).find((step) => step !== "check" && !isAnswered(step, fields));

/** Where to go once `page` is saved: its second page, the next step, or straight to the check when all is answered. */
export function nextPage(page: StepPage, category: Category, fields: Fields): StepPage {
  const second = secondPage(stepOf(page), fields);
  if (page === stepOf(page) && second) return second;
  // Several places have that name: choose one.
  if (page === "where" && !fields.remote && !fields.placeId) return "where";
  if (missingStep(category, fields) === undefined) return "check";
  const all = stepsFor(category);
  return all[all.indexOf(stepOf(page)) + 1] ?? "check";
}

/** The page before; undefined on the first one. */
export function previousPage(page: StepPage, category: Category, fields: Fields): StepPage | undefined {
  if (stepOf(page) !== page) return stepOf(page);
  const all = stepsFor(category);
  const before = all[all.indexOf(page as Step) - 1];
  return before && (secondPage(before, fields) ?? before);
}

/** Some answers ask for a little more, on a page of its own. */
export function secondPage(step: Step, fields: Fields): StepPage | undefined {
  if (step === "people") return fields.onBehalf ? "consent" : undefined;
  if (step === "when")
    return fields.timing === "today" ? "part" : fields.timing === "date" ? "time" : undefined;
  if (step === "where") return fields.placeId && !fields.remote ? "address" : undefined;
  return undefined;
}

/** The group's wall clock. */
export interface Wall {
  now: Date;
  /** "2026-03-29T14:00" of a moment. */
  local(moment: Date): string;
  /** The moment of a local time; one that is skipped in spring moves on, one that comes twice is the first. */
  moment(local: string): Date;
}

export interface Resolved {
  startsAt: Date | null;
  endsAt: Date | null;
  expiresAt: Date;
}

export type TimeProblem = "past" | "part_over" | "order" | "too_far";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const flexibleDays = 14;
export const farthestDays = 180;
const longestHours = 12;
/** From "now" until the first can be there. */
const headStart = 15 * minute;
/** Less than this left of a part of the day is too little to begin. */
const leastLeft = 30 * minute;

const ceil5 = (moment: Date): Date => new Date(Math.ceil(moment.getTime() / (5 * minute)) * 5 * minute);
const plus = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms);

/** The parts of today that are not over. */
export const partsLeft = (wall: Wall): Part[] =>
  parts.filter((part) => endOf(part, wall).getTime() - wall.now.getTime() >= leastLeft);

const today = (wall: Wall): string => wall.local(wall.now).slice(0, 10);
const endOf = (part: Part, wall: Wall): Date => wall.moment(`${today(wall)}T${partHours[part][1]}`);

/**
 * The moments behind what was chosen. `kept` are those of a call being changed: they stand, even once begun, as long
 * as the same time is chosen.
 */
export function resolveTime(
  fields: Fields,
  minutes: number,
  wall: Wall,
  kept?: Resolved,
): Resolved | { problem: TimeProblem } {
  const { now } = wall;
  if (fields.timing === "flexible") {
    const expiresAt = kept && !kept.startsAt ? kept.expiresAt : plus(now, flexibleDays * day);
    return { startsAt: null, endsAt: null, expiresAt };
  }
  if (fields.timing === "now") {
    const start = ceil5(plus(now, headStart));
    return between(start, plus(start, Math.max(minutes, 60) * minute));
  }
  if (fields.timing === "today") return inPart(fields.part ?? "morning", wall);
  return onDate(fields, wall, kept);
}

const between = (startsAt: Date, endsAt: Date): Resolved => ({ startsAt, endsAt, expiresAt: endsAt });

function inPart(part: Part, wall: Wall): Resolved | { problem: TimeProblem } {
  if (!partsLeft(wall).includes(part)) return { problem: "part_over" };
  const start = wall.moment(`${today(wall)}T${partHours[part][0]}`);
  return between(start > wall.now ? start : ceil5(wall.now), endOf(part, wall));
}

function onDate(
  { date = "", from = "", to = "" }: Fields,
  wall: Wall,
  kept?: Resolved,
): Resolved | { problem: TimeProblem } {
  const start = wall.moment(`${date}T${from}`);
  // "22:00 to 01:00" ends on the day after.
  const end = wall.moment(`${to > from ? date : dayAfter(date)}T${to}`);
  const length = end.getTime() - start.getTime();
  if (length <= 0 || length > longestHours * hour) return { problem: "order" };
  if (start.getTime() - wall.now.getTime() > farthestDays * day) return { problem: "too_far" };
  const same = start.getTime() === kept?.startsAt?.getTime() && end > wall.now;
  return start > wall.now || same ? between(start, end) : { problem: "past" };
}

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00Z`) + day).toISOString().slice(0, 10);

const quiet = { from: "21:00", to: "08:00" };

/**
 * When those in line for an offer are served: a quarter of the time it stands, at least 15 minutes and at most 12
 * hours, and not at night where the morning is still early enough.
 */
export function allocateAt({ startsAt, expiresAt }: Resolved, wall: Wall): Date {
  const end = startsAt ?? expiresAt;
  const left = end.getTime() - wall.now.getTime();
  const wait = Math.min(Math.max(left / 4, 15 * minute), 12 * hour, left / 2);
  const at = plus(wall.now, wait);
  const local = wall.local(at);
  const time = local.slice(11, 16);
  if (time < quiet.from && time >= quiet.to) return at;
  const date = local.slice(0, 10);
  const morning = wall.moment(`${time >= quiet.from ? dayAfter(date) : date}T${quiet.to}`);
  return end.getTime() - morning.getTime() >= Math.min(left / 4, hour) ? morning : at;
}
