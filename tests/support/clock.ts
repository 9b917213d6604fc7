// A clock that tests set by hand.
import type { Clock } from "../../src/platform/clock.ts";

export interface TestClock extends Clock {
  set(to: Date | string): void;
  /** Moves on by a number of minutes. */
  pass(minutes: number): void;
}

/** A summer morning in Denmark unless told otherwise: 09:00 in Copenhagen. */
export function testClock(start: Date | string = "2026-06-10T07:00:00Z"): TestClock {
  let at = new Date(start);
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to);
    },
    pass: (minutes) => {
      at = new Date(at.getTime() + minutes * 60_000);
    },
  };
}
