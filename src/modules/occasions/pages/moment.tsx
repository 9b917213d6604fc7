// A moment in the reader's words.
import type { T } from "../../../platform/words.ts";

/** "Wednesday 10 June, 14:30"; in every language by the Gregorian calendar and a clock of 24 hours. */
export const momentWords = (at: Date, zone: string, t: T): string =>
  new Intl.DateTimeFormat(t.locale, {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
