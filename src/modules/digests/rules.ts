// Pure decisions about digests: what is too old for one, and how long to wait after a failure.

/** Who was not reached for so long is not sent old news; they are in the inbox. */
export const newsDays = 14;

/** What goes by itself is given an hour to do so. */
const ownWay = 3_600_000;

/** Whether something that was told `at` and not sent yet comes along in a digest at `now`. */
export function belongs(urgency: "soon" | "digest" | "silent", at: Date, now: Date): boolean {
  return urgency === "digest" || (urgency === "soon" && now.getTime() - at.getTime() >= ownWay);
}

/** Seconds until the next try: growing to six hours, as the queue does it by itself. */
export const pauseAfter = (tries: number): number => Math.round(Math.exp(Math.min(tries, 10)));
