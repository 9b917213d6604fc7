// Pure decisions about deliveries: when the digest of the day goes, how long a message is worth carrying.

const digestHour = 17;
/** Digests go out over so many minutes, so that no carrier gets all of them at once. */
const spread = 30;

/** The wall-clock time of somebody's digest on a day ("2026-06-10T17:12"); for one person always the same minute. */
export function digestTime(day: string, personId: string): string {
  const minute = [...personId].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 100_003, 7) % spread;
  return `${day}T${digestHour}:${String(minute).padStart(2, "0")}`;
}

const day = 86_400;
/** How long a push service keeps a message for a device that is away, in seconds: a day, or until it is of no use. */
export function secondsToKeep(now: Date, until: Date | undefined): number {
  const left = until ? Math.floor((until.getTime() - now.getTime()) / 1000) : day;
  return Math.min(Math.max(left, 0), day);
}

/** As often as the queue tries by itself. */
export const mostTries = 25;

const longestText = 480;

/** A text for SMS: what does not fit into a few of them is left out. */
export function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1).trimEnd()}…`;
}
