// Pure decisions about those who come: when to remind them, and what can be said of how it went.
import type { LocalParts } from "../../platform/zoned.ts";

/** The clock on the wall where it takes place. */
export interface Wall {
  read(at: Date): Pick<LocalParts, "day" | "hour">;
  /** The moment it shows that, as in "2026-06-10T18:00". */
  at(local: string): Date;
}

export type Reminder = "evening" | "soon";

const minute = 60_000;
const hour = 60 * minute;
const [quietFrom, quietTo] = [21, 8];

const isQuiet = (at: Date, wall: Wall): boolean => {
  const { hour } = wall.read(at);
  return hour >= quietFrom || hour < quietTo;
};

/**
 * When to remind of something: at six the evening before, and two hours before it starts. Where that would be in quiet
 * hours, late in the evening it comes forward to half past eight; in the small hours the evening before has to do.
 */
export function remindersOf(startsAt: Date, wall: Wall): { evening: Date; soon: Date | null } {
  const evening = wall.at(`${dayBefore(wall.read(startsAt).day)}T18:00`);
  const soon = new Date(startsAt.getTime() - 2 * hour);
  if (!isQuiet(soon, wall)) return { evening, soon };
  const local = wall.read(soon);
  return { evening, soon: local.hour >= quietFrom ? wall.at(`${local.day}T20:30`) : null };
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 24 * hour).toISOString().slice(0, 10);

/** A reminder that comes late, because Nabo was away, is still worth something for a while. */
const worth: Record<Reminder, number> = { evening: 3 * hour, soon: 1.5 * hour };

/** Which reminder is due, if any. Who took the place within the hour before knows. */
export function dueReminder(
  { startsAt, claimedAt }: { startsAt: Date; claimedAt: Date },
  now: Date,
  wall: Wall,
): Reminder | null {
  if (now >= startsAt || isQuiet(now, wall)) return null;
  const times = remindersOf(startsAt, wall);
  const isDue = (kind: Reminder): boolean => {
    const at = times[kind]?.getTime();
    if (at === undefined || now.getTime() < at || now.getTime() >= at + worth[kind]) return false;
    return claimedAt.getTime() + hour <= at;
  };
  return isDue("soon") ? "soon" : isDue("evening") ? "evening" : null;
}

/** Setting out and being there are said from half a day before it starts. */
export const mayBeOnTheWay = (startsAt: Date | null, now: Date): boolean =>
  startsAt === null || startsAt.getTime() - now.getTime() <= 12 * hour;

/** What came of it can be said once it has begun, or at any time when no time was agreed. */
export const hasBegun = (startsAt: Date | null, now: Date): boolean => startsAt === null || startsAt <= now;

const daysToSay = 30;

/** And for a month after its end. */
export const isHistory = (end: Date, now: Date): boolean =>
  now.getTime() - end.getTime() > daysToSay * 24 * hour;

export interface Tie {
  ownerTie: boolean | null;
  personTie: boolean | null;
}

export const isTied = ({ ownerTie, personTie }: Tie): boolean => ownerTie === true && personTie === true;

/** Both hear of it at the moment the second says yes. A no is never told, nor that there was an answer at all. */
export const becomesTied = (before: Tie, after: Tie): boolean => !isTied(before) && isTied(after);
