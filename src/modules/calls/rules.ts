// What calls are made of: the closed vocabulary, what each category proposes, and the status of a call.
import type { IconName } from "../../ui/icons.ts";

export const directions = ["need", "offer"] as const;
export type Direction = (typeof directions)[number];

export const roles = [
  "driver",
  "carrier",
  "helper",
  "companion",
  "interpreter",
  "caller",
  "sitter",
  "partner",
  "guest",
  "adviser",
  "repairer",
  "taker",
] as const;
export type Role = (typeof roles)[number];

export const needs = [
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
  "vetted",
] as const;
export type Need = (typeof needs)[number];

export const details = [
  "floor_ground",
  "floor_1",
  "floor_2",
  "floor_3",
  "floor_4plus",
  "no_lift",
  "stairs",
  "step_free",
  "parking",
  "children",
  "pets",
  "women_only",
  "bring_gloves",
  "bring_tools",
] as const;
export type Detail = (typeof details)[number];

/** Details of which only one can be true. */
export const floors: readonly Detail[] = ["floor_ground", "floor_1", "floor_2", "floor_3", "floor_4plus"];

/** Languages people can meet in, as ISO 639 codes; a wider choice than the languages of the pages. */
export const languages = [
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
] as const;
export type Language = (typeof languages)[number];

export const timings = ["now", "today", "date", "flexible"] as const;
export type Timing = (typeof timings)[number];

export interface ProposedSlot {
  role: Role;
  places: number;
  needs: Need[];
}

export interface Category {
  direction: Direction;
  name: string;
  icon: IconName;
  slots: ProposedSlot[];
  /** How long it usually takes. */
  minutes: number;
  /** "always": nobody has to meet; "possible": the asker chooses. */
  remote: "never" | "possible" | "always";
  /** What "for how many" counts. */
  party: "people" | "children" | "none";
  /** Details worth asking about. */
  asks: Detail[];
}

const floorAsks: Detail[] = [...floors, "no_lift"];
const meeting: Detail[] = ["women_only", "children", "step_free"];

const slot = (role: Role, places = 1, ...needs: Need[]): ProposedSlot => ({ role, places, needs });

const need = (
  name: IconName,
  minutes: number,
  slots: ProposedSlot[],
  rest: Partial<Category> = {},
): Category => ({
  direction: "need",
  name,
  icon: name,
  minutes,
  slots,
  remote: "never",
  party: "none",
  asks: meeting,
  ...rest,
});
const offer = (name: IconName, minutes: number, rest: Partial<Category> = {}): Category => ({
  direction: "offer",
  name,
  icon: name,
  minutes,
  slots: [slot("taker")],
  remote: "never",
  party: "none",
  asks: [],
  ...rest,
});

export const categories: readonly Category[] = [
  need("moving", 180, [slot("driver", 2, "car"), slot("carrier", 4, "lifting")], {
    party: "people",
    asks: [
      ...floorAsks,
      "stairs",
      "parking",
      "children",
      "pets",
      "women_only",
      "bring_gloves",
      "bring_tools",
    ],
  }),
  need("furniture", 90, [slot("driver", 1, "van"), slot("carrier", 2)], {
    asks: [...floorAsks, "stairs", "parking", "bring_gloves", "bring_tools"],
  }),
  need("bicycle", 60, [slot("helper", 1, "bike_repair")], { asks: ["bring_tools", "women_only"] }),
  need("transport", 60, [slot("driver", 1, "car")], {
    party: "people",
    asks: ["children", "step_free", "pets", "women_only"],
  }),
  need("come_along", 90, [slot("companion")], { party: "people" }),
  need("translate_meeting", 60, [slot("interpreter")], { party: "people" }),
  need("phone_call", 20, [slot("caller")], { remote: "always", asks: ["women_only"] }),
  need("form", 45, [slot("helper")], { remote: "possible", asks: ["women_only", "children"] }),
  need("childcare", 60, [slot("sitter", 1, "vetted")], {
    party: "children",
    asks: ["women_only", "pets", ...floorAsks],
  }),
  need("homework", 60, [slot("helper")], {
    party: "children",
    remote: "possible",
    asks: ["women_only", "pets"],
  }),
  need("danish", 60, [slot("partner")], { party: "people", remote: "possible" }),
  need("dinner", 120, [slot("guest", 4)], {
    asks: ["children", "pets", "women_only", "step_free", ...floorAsks],
  }),
  need("legal", 45, [slot("adviser")], { remote: "possible", asks: ["women_only", "children"] }),
  need("health", 90, [slot("companion")], { party: "people" }),
  need("repair", 90, [slot("repairer", 1, "tools")], {
    asks: [...floorAsks, "parking", "bring_tools", "women_only", "pets"],
  }),
  need("other", 60, [slot("helper")], {
    party: "people",
    remote: "possible",
    asks: [...meeting, ...floorAsks, "parking"],
  }),
  offer("bicycle", 20, { asks: ["bring_tools"] }),
  offer("furniture", 30, { asks: [...floorAsks, "stairs", "parking", "bring_tools"] }),
  offer("clothes", 20),
  offer("dinner", 120, {
    slots: [slot("guest", 4)],
    asks: ["children", "pets", "women_only", "step_free", ...floorAsks],
  }),
  offer("tickets", 120, { asks: ["children", "step_free"] }),
  offer("other", 20, {
    icon: "gift",
    remote: "possible",
    asks: [...floorAsks, "parking"],
  }),
];

const byName = new Map(categories.map((category) => [`${category.direction}.${category.name}`, category]));

/** What can sensibly be asked of those who take a role; few, so that choosing is quick. */
export const roleNeeds: Record<Role, readonly Need[]> = {
  driver: ["car", "van", "trailer"],
  carrier: ["lifting"],
  helper: ["bike_repair", "tools", "danish", "homework", "computer"],
  companion: ["danish", "interpreting", "car"],
  interpreter: ["interpreting"],
  caller: ["danish", "interpreting"],
  sitter: ["childcare", "vetted"],
  partner: ["danish", "homework"],
  guest: ["cooking"],
  adviser: ["legal", "danish"],
  repairer: ["tools"],
  taker: ["car", "van", "lifting"],
};

/** Undefined for what is not in the vocabulary. */
export const findCategory = (direction: string, name: string): Category | undefined =>
  byName.get(`${direction}.${name}`);

export const statuses = ["draft", "open", "filled", "under_way", "done", "cancelled", "expired"] as const;
export type Status = (typeof statuses)[number];

export interface StatusFacts {
  publishedAt: Date | null;
  cancelledAt: Date | null;
  removedAt: Date | null;
  closedAt: Date | null;
  startsAt: Date | null;
  /** Where there is an agreed time it ends then; otherwise when waiting stops making sense. */
  expiresAt: Date;
  places: number;
  /** Places held: claimed, arrived and offered. */
  taken: number;
}

/**
 * The one word for where a call stands. It begins at `startsAt` and is over at `expiresAt`, to the millisecond.
 * A call that has begun with nobody in it is still open: somebody may yet come.
 */
export function statusOf(facts: StatusFacts, now: Date): Status {
  if (!facts.publishedAt) return "draft";
  if (facts.cancelledAt || facts.removedAt) return "cancelled";
  if (facts.closedAt) return "done";
  const somebody = facts.taken > 0;
  if (now >= facts.expiresAt) return somebody ? "done" : "expired";
  if (facts.startsAt && now >= facts.startsAt && somebody) return "under_way";
  return facts.taken >= facts.places ? "filled" : "open";
}

/** Whether people can still take a place, or a place in the line. */
export const isLive = (status: Status): boolean =>
  status === "open" || status === "filled" || status === "under_way";

/** The parts of a board, in the order they are read. */
export const parts = ["today", "week", "later", "offers", "found"] as const;
export type Part = (typeof parts)[number];

export interface Bounds {
  /** The first moment of tomorrow, and of the day a week from today, on the group's wall clock. */
  tomorrow: Date;
  week: Date;
}

/** Where a call stands on the board. What has no agreed time can wait, so it stands with what comes later. */
export function partOf(
  line: { open: boolean; direction: Direction; startsAt: number | null },
  bounds: Bounds,
): Part {
  if (!line.open) return "found";
  if (line.direction === "offer") return "offers";
  if (!line.startsAt) return "later";
  if (line.startsAt < bounds.tomorrow.getTime()) return "today";
  return line.startsAt < bounds.week.getTime() ? "week" : "later";
}

type Slots = { slots: readonly { places: number; taken: number }[] };
export const placesOf = (call: Slots): number => call.slots.reduce((sum, slot) => sum + slot.places, 0);
export const takenOf = (call: Slots): number => call.slots.reduce((sum, slot) => sum + slot.taken, 0);
