// Pure decisions about digests: what is too old for one, and how long to wait after a failure.

/** Who was not reached for so long is not sent old news; they are in the inbox. */
export const newsDays = 14;

/** Seconds until the next try: growing to six hours, as the queue does it by itself. */
export const pauseAfter = (tries: number): number => Math.round(Math.exp(Math.min(tries, 10)));
