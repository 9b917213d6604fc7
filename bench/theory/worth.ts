// What a listening volunteer is worth from now on, and so what it costs to silence them: one small dynamic program each.
import type { Silence } from "./model.ts";

export interface Worth {
  /** listening[period]: help to be expected from them until the end if they listen now; 0 beyond the end. */
  listening: number[];
  /** The same for somebody nudged in this period. */
  nudged: number[];
}

/**
 * Backwards through the periods. `best(period, nudged, kept)` gives the expected best of a period from what is left
 * after a nudge and without one; it includes both.
 */
export function worthOf(
  silence: Silence,
  periods: number,
  best: (period: number, nudged: number, kept: number) => number,
): Worth {
  const listening = new Array<number>(periods + 1).fill(0);
  const nudged = new Array<number>(periods + 1).fill(0);
  for (let t = periods - 1; t >= 0; t--) {
    const kept = listening[t + 1] ?? 0;
    const after =
      silence.kind === "fixed"
        ? (listening[t + silence.periods] ?? 0)
        : silence.hazard * kept + (1 - silence.hazard) * (nudged[t + 1] ?? 0);
    nudged[t] = after;
    listening[t] = best(t, after, kept);
  }
  return { listening, nudged };
}

/** What silencing a listening volunteer in this period takes from later tasks. */
export const price = ({ listening, nudged }: Worth, period: number): number =>
  (listening[period + 1] ?? 0) - (nudged[period] ?? 0);
