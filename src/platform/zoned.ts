// Times as people say them: the wall clock of an IANA zone, to and from moments, right across summer time.

export interface LocalParts {
  /** As in "2026-06-10". */
  day: string;
  hour: number;
  minute: number;
  second: number;
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  weekday: number;
}

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    // Swedish writes ISO 8601, apart from the T.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    formats.set(zone, format);
  }
  return format;
}

/** What the wall clock shows, as in "2026-06-10T09:00:00". @throws RangeError for a zone nobody knows */
export function localIso(at: Date, zone: string): string {
  return formatOf(zone).format(at).replace(" ", "T");
}

/** The date there, as in "2026-06-10". */
export const localDay = (at: Date, zone: string): string => localIso(at, zone).slice(0, 10);

export function localParts(at: Date, zone: string): LocalParts {
  const iso = localIso(at, zone);
  const [hour = 0, minute = 0, second = 0] = iso.slice(11).split(":").map(Number);
  const day = iso.slice(0, 10);
  return { day, hour, minute, second, weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7 };
}

/** How far the wall clock is ahead of UTC, in milliseconds. */
function ahead(ms: number, zone: string): number {
  const whole = Math.floor(ms / 1000) * 1000;
  return Date.parse(`${localIso(new Date(whole), zone)}Z`) - whole;
}

/**
 * The moment a wall clock shows `local` ("2026-06-10T09:00" or with a space and seconds). An hour that summer time
 * skips is taken as much later as was skipped; of an hour that comes twice the first is meant (Temporal's "compatible").
 * @throws RangeError when it is no date and time, or the zone is unknown
 */
export function fromLocal(local: string, zone: string): Date {
  const wall = Date.parse(`${local.replace(" ", "T")}Z`);
  if (Number.isNaN(wall)) throw new RangeError(`no local time: ${local}`);
  const before = ahead(wall - dayMs, zone);
  const after = ahead(wall + dayMs, zone);
  const first = wall - before;
  const second = wall - after;
  if (ahead(first, zone) === before) return new Date(first);
  return new Date(ahead(second, zone) === after ? second : first);
}

/** The day so many days later, as in "2026-06-11". */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** When the day of `at` begins there, or the one so many days later. */
export function startOfDay(at: Date, zone: string, daysLater = 0): Date {
  return fromLocal(`${addDays(localDay(at, zone), daysLater)}T00:00`, zone);
}
