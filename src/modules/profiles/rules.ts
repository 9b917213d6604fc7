// Pure decisions about profiles: the week as a number, and which skills one may give oneself.
import type { LocalParts } from "../../platform/zoned.ts";

export const daysInWeek = 7;
export const partsOfDay = ["morning", "afternoon", "evening"] as const;

/** The free parts of a week as one number: bit 0 is Monday morning, bit 20 Sunday evening. */
export function weekOf(parts: readonly number[]): number {
  return parts.reduce((bits, part) => bits | (1 << part), 0);
}

/** The part of the week at a time on the wall clock: mornings end at noon, afternoons at five. */
export function partAt({ weekday, hour }: Pick<LocalParts, "weekday" | "hour">): number {
  return (weekday - 1) * partsOfDay.length + (hour < 12 ? 0 : hour < 17 ? 1 : 2);
}

/** How many of the 21 parts are free. */
export function freeCount(bits: number): number {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count++;
  return count;
}

/** What a form of our own words changes in a list: words it does not offer, given by others, stay as they are. */
export function rechosen(
  before: readonly string[],
  offered: readonly string[],
  chosen: readonly string[],
): string[] {
  return [
    ...before.filter((word) => !offered.includes(word)),
    ...offered.filter((word) => chosen.includes(word)),
  ];
}
