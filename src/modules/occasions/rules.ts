// What an occasion is: a time, a place, and the people it needs; whether it is still going to be.
import type { Point } from "../../platform/places.ts";

export interface SlotNeed {
  role: string;
  needs: string[];
  places: number;
}

export interface NewOccasion {
  id: string;
  kind: "call";
  groupId: string;
  ownerId: string;
  /** Null when the time is still to be agreed. The clock on the wall of `zone` is worked out from these. */
  startsAt: Date | null;
  endsAt: Date | null;
  zone: string;
  /** Nobody can take a place from then on. */
  expiresAt: Date;
  /** Done from anywhere: nobody has to travel. */
  remote: boolean;
  placeId: string;
  area: string;
  at: Point;
  meetingPoint: string;
  /** Until then those who want a place stand in line, and then the line is served fairly. Null: first come. */
  allocateAt: Date | null;
  slots: SlotNeed[];
  /** Kept apart, shown to few, and deleted a week after the end. */
  address: string | null;
}

/** What can be changed of an occasion. Slots keep their order, and new ones follow at the end. */
export type OccasionChange = Pick<
  NewOccasion,
  | "startsAt"
  | "endsAt"
  | "expiresAt"
  | "remote"
  | "placeId"
  | "area"
  | "at"
  | "meetingPoint"
  | "slots"
  | "address"
>;

/** An occasion as it stands. */
export interface Occasion extends Omit<NewOccasion, "slots" | "address" | "ownerId"> {
  ownerId: string | null;
  allocatedAt: Date | null;
  cancelledAt: Date | null;
  closedAt: Date | null;
  removedAt: Date | null;
  /** The group takes nobody in until then. */
  boardClosedUntil: Date | null;
}

/** "gone": it will not be, or is over. "closed": it goes on, and takes nobody new. "open": it does. */
export type Stand = "open" | "closed" | "gone";

export function standOf(
  occasion: Pick<Occasion, "cancelledAt" | "removedAt" | "expiresAt" | "closedAt" | "boardClosedUntil">,
  now: Date,
): Stand {
  if (occasion.cancelledAt || occasion.removedAt || now >= occasion.expiresAt) return "gone";
  if (occasion.closedAt || (occasion.boardClosedUntil && now < occasion.boardClosedUntil)) return "closed";
  return "open";
}

/** Whether its line waits to be served fairly, so that nobody can be quicker. */
export const isDrawn = ({ allocateAt, allocatedAt }: Pick<Occasion, "allocateAt" | "allocatedAt">): boolean =>
  allocateAt !== null && allocatedAt === null;

/** How long something without an end is taken to last; as the claim statement does. */
export const assumedMinutes = 60;

const day = 86_400_000;

/** When its exact address is deleted: a week after the end. */
export const addressEnds = ({ endsAt, expiresAt }: Pick<Occasion, "endsAt" | "expiresAt">): Date =>
  new Date((endsAt ?? expiresAt).getTime() + 7 * day);

export type PlanStep =
  | { do: "add"; position: number; slot: SlotNeed }
  | { do: "keep"; id: string; slot: SlotNeed }
  | { do: "drop"; id: string };

/**
 * How slots get from what they are to what is wanted, place by place in their order. Nobody loses a place: a slot
 * shrinks only down to what is taken, and goes only when nobody holds or waits for a place in it. One with no places
 * is no longer wanted.
 */
export function planSlots(
  now: readonly (SlotNeed & { id: string; position: number; taken: number; waiting: number })[],
  wanted: readonly SlotNeed[],
): PlanStep[] {
  const next = Math.max(-1, ...now.map(({ position }) => position)) + 1;
  const kept = now.map((slot, i): PlanStep => {
    const wish = wanted[i];
    if (wish?.places)
      return { do: "keep", id: slot.id, slot: { ...wish, places: Math.max(wish.places, slot.taken) } };
    if (slot.taken + slot.waiting === 0) return { do: "drop", id: slot.id };
    const { role, needs, taken } = slot;
    return { do: "keep", id: slot.id, slot: { role, needs, places: Math.max(1, taken) } };
  });
  const added = wanted
    .slice(now.length)
    .map((slot, i): PlanStep => ({ do: "add", position: next + i, slot }));
  return [...kept, ...added];
}

/** Where people read about an occasion. */
export const occasionUrl = ({ kind, id }: Pick<Occasion, "kind" | "id">): string => `/${kind}s/${id}`;
