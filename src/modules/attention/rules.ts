// What people may wish about being asked, how long a break lasts, and how much they want at the moment.

export interface Wishes {
  /** Asks in seven days at most; 0 is never. */
  weeklyLimit: number;
  /** Asked again from then on; null without a break. */
  pausedUntil: Date | null;
  /** May be asked in the quiet hours for what a host marked as urgent. */
  urgentAtNight: boolean;
  /** Ids of the groups that do not ask them. */
  muted: readonly string[];
}

/** Of somebody who has not said anything. */
export const usual: Wishes = { weeklyLimit: 3, pausedUntil: null, urgentAtNight: false, muted: [] };

/** Asks are counted over so many milliseconds, so that no Monday morning brings them all. */
export const weekMs = 7 * 86_400_000;

export const pauses = ["week", "month", "open"] as const;
export type Pause = (typeof pauses)[number];

/** The end of a break that goes on until the person says so. */
export const openEnd = new Date("9999-12-31T00:00:00Z");

/** Quiet hours end then, and so do breaks. */
const morning = "08:00";

/**
 * When a break that begins on that day is over, as the wall clock says it: "2026-06-17T08:00". A month is the same day
 * of the next one, or its last. Null: when the person says so.
 * @param today as in "2026-06-10"
 */
export function pauseEnd(today: string, pause: Pause): string | null {
  if (pause === "open") return null;
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const end =
    pause === "week" ? Date.UTC(year, month - 1, day + 7) : Date.UTC(year, month, Math.min(day, lastOfNext));
  return `${new Date(end).toISOString().slice(0, 10)}T${morning}`;
}

/** "never": they chose so. "paused": for a while. "open": up to their limit. */
export type Standing = "never" | "paused" | "open";

export function standingOf(wishes: Pick<Wishes, "weeklyLimit" | "pausedUntil">, now: Date): Standing {
  if (wishes.weeklyLimit === 0) return "never";
  return wishes.pausedUntil !== null && wishes.pausedUntil > now ? "paused" : "open";
}

/** How many more asks this week there is room for, given how many there were in the last seven days. */
export const roomLeft = (
  wishes: Pick<Wishes, "weeklyLimit" | "pausedUntil">,
  asked: number,
  now: Date,
): number => (standingOf(wishes, now) === "open" ? Math.max(0, wishes.weeklyLimit - asked) : 0);
