// Pure decisions about the line before a place: how claims move, who is served, how long an offer holds.
import type { LocalParts } from "../../platform/zoned.ts";

export type ClaimState = "waiting" | "offered" | "claimed" | "arrived" | "released" | "missed";

/** How a claim may move. Whoever missed it may turn out to have been there. */
const moves: Record<ClaimState, readonly ClaimState[]> = {
  waiting: ["offered", "claimed", "released"],
  offered: ["claimed", "released"],
  claimed: ["arrived", "missed", "released"],
  arrived: ["missed", "released"],
  missed: ["claimed"],
  released: [],
};

export const mayMove = (from: ClaimState, to: ClaimState): boolean => moves[from].includes(to);

/** The states a claim can come from, for the condition of the statement that moves it. */
export const comingTo = (to: ClaimState): ClaimState[] =>
  (Object.keys(moves) as ClaimState[]).filter((from) => mayMove(from, to));

/** Of which a person has at most one in an occasion. */
export const live = ["waiting", "offered", "claimed", "arrived"] as const satisfies ClaimState[];
/** Those that hold one of the slot's places. */
export const holding = ["offered", "claimed", "arrived"] as const satisfies ClaimState[];

export interface Wish {
  claimId: string;
  /** When the person last got a place that was given out in this way in this group; null for never. */
  servedAt: Date | null;
  /** A lot nobody chose and nobody can change, unique among the wishes. */
  lot: string;
}

/**
 * Who gets a place, and how the others go on standing in line: those who never got one come first, then those who
 * got one longest ago, and the lot decides between equals. It does not matter who was quicker.
 */
export function allocate<W extends Wish>(places: number, wishes: readonly W[]): { served: W[]; line: W[] } {
  const fair = [...wishes].sort(
    (a, b) => (a.servedAt?.getTime() ?? 0) - (b.servedAt?.getTime() ?? 0) || (a.lot < b.lot ? -1 : 1),
  );
  return { served: fair.slice(0, Math.max(0, places)), line: fair.slice(Math.max(0, places)) };
}

/** The clock on the wall where it takes place. */
export interface Wall {
  read(at: Date): Pick<LocalParts, "day" | "hour">;
  /** The moment it shows that, as in "2026-06-10T08:30". */
  at(local: string): Date;
}

const minute = 60_000;
const shortest = 10 * minute;
const longest = 12 * 60 * minute;
/** Nobody has to look at a phone from nine in the evening to eight in the morning. */
const [quietFrom, quietTo] = [21, 8];
/** An offer that holds over the night holds until people had time to see it. */
const seen = "08:30";

/**
 * Until when an offered place is kept: a quarter of the time left, at least ten minutes and at most twelve hours. It
 * never runs out in quiet hours unless the start comes too soon after them.
 * @param end when it starts, or for what has no time or has begun, when nobody is needed any more
 */
export function offerWindow(now: Date, end: Date, wall: Wall): Date {
  const left = end.getTime() - now.getTime();
  const held = Math.min(Math.max(left / 4, shortest), longest);
  const until = new Date(now.getTime() + Math.max(Math.min(held, left), minute));
  const { day, hour } = wall.read(until);
  if (hour < quietFrom && hour >= quietTo) return until;
  const morning = wall.at(`${hour >= quietFrom ? dayAfter(day) : day}T${seen}`);
  return morning.getTime() + shortest <= end.getTime() ? morning : until;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What decides whether somebody can take a place in a slot, or stand in line for it. */
export interface PlaceFacts {
  stand: "open" | "closed" | "gone";
  isOwner: boolean;
  /** The person's own live claim in this occasion; `lapsed` when it is an offer that ran out. */
  mine: { claimId: string; slotId: string; state: ClaimState; lapsed: boolean } | null;
  /** The line is to be served fairly, and has not been. */
  allocateAt: Date | null;
  /** An offer ran out and nobody has taken note of it yet. */
  lapsed: boolean;
  free: number;
  waiting: number;
}

/**
 * One word for what stands between a person and a place. "due": the line is not up to date, and may look otherwise
 * once it is. "drawn": all who want a place stand in line until they are served fairly.
 */
export type Standing = "gone" | "own" | "already" | "due" | "closed" | "drawn" | "full" | "free";

export function standing(facts: PlaceFacts, now: Date): Standing {
  if (facts.stand === "gone") return "gone";
  if (facts.isOwner) return "own";
  if (facts.mine) return facts.mine.lapsed ? "due" : "already";
  if (facts.stand === "closed") return "closed";
  if (facts.allocateAt) return facts.allocateAt <= now ? "due" : "drawn";
  if (facts.lapsed || (facts.free > 0 && facts.waiting > 0)) return "due";
  return facts.free > 0 ? "free" : "full";
}
