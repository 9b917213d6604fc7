// Days and times on the pages about being asked; by the Gregorian calendar and a clock of 24 hours.
import type { T } from "../../../platform/words.ts";
import { openEnd } from "../rules.ts";

const day = { weekday: "long", day: "numeric", month: "long" } as const;

/** Until when a break lasts: one sentence. The year only when it is another one. */
export function untilWords(t: T, until: Date, zone: string, now: Date): string {
  if (until >= openEnd) return t("attention:paused.open");
  const year = (at: Date) => new Intl.DateTimeFormat("en", { year: "numeric", timeZone: zone }).format(at);
  const shape = year(until) === year(now) ? day : ({ ...day, year: "numeric" } as const);
  const date = new Intl.DateTimeFormat(t.locale, { ...shape, timeZone: zone }).format(until);
  return t("attention:paused.until", { date });
}

/** "Wednesday, 14:30": within the last seven days that is enough. */
export const lateWords = (t: T, at: Date, zone: string): string =>
  new Intl.DateTimeFormat(t.locale, {
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
