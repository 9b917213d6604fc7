// When the world's story is told: half past eight on a Danish morning.
import { addDays, fromLocal, localDay, localParts } from "../../../src/platform/zoned.ts";

export const zone = "Europe/Copenhagen";

/** Half past eight on the day of `moment`. */
export const morningOn = (moment: Date, daysLater = 0): Date => dayAt(moment, daysLater, "08:30");

/** The latest half past eight that is not after `moment`. */
export function morningOf(moment: Date): Date {
  const same = morningOn(moment);
  return same <= moment ? same : morningOn(moment, -1);
}

/** A time on the wall ("15:00") of the day of `moment`, or so many days later. */
export function dayAt(moment: Date, daysLater: number, time: string): Date {
  return fromLocal(`${addDays(localDay(moment, zone), daysLater)}T${time}`, zone);
}

/** The same moment, or seven hours later (or with -1 earlier) when people sleep. */
export function awake(moment: Date, direction: 1 | -1): Date {
  return localParts(moment, zone).hour < 7 ? new Date(moment.getTime() + direction * 7 * 3_600_000) : moment;
}
