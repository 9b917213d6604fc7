// The model of Manshadi and Rodilitz: tasks of several kinds arrive one by one, and a nudge silences whom it reaches.

/** How long a volunteer who was nudged while listening stays silent. */
export type Silence =
  /** At least one period, and each period ends it with this chance (the paper's minimum discrete hazard rate). */
  { kind: "geometric"; hazard: number } | { kind: "fixed"; periods: number };

export interface Instance {
  name: string;
  seed: string;
  volunteers: number;
  kinds: number;
  periods: number;
  /** rate[period][kind]: the chance that this period's task is of this kind; a period's rates sum to at most 1. */
  rate: number[][];
  /** match[kind][volunteer]: the chance that a listening volunteer answers yes. */
  match: number[][];
  silence: Silence;
}

/** All the chance of one run, drawn before it: every policy meets the same tasks, the same answers, the same silences. */
export interface Fate {
  /** The kind of each period's task, -1 where none arrives. */
  tasks: number[];
  /** Below the match chance means yes. [period][volunteer] */
  answer: number[][];
  /** Periods of silence after a nudge. [period][volunteer] */
  silent: number[][];
  /** For policies that choose by chance. [period][volunteer] */
  coin: number[][];
}

export interface Policy {
  name: string;
  /** A fresh memory for one run; the function it gives says whom to nudge for a task of this kind in this period. */
  begin(): (period: number, kind: number, coins: readonly number[]) => readonly number[];
}

/** The chance to be silent still so many periods after a nudge. */
export function stillSilent(silence: Silence, periods: number): number {
  if (periods <= 0) return 1;
  return silence.kind === "fixed" ? (periods < silence.periods ? 1 : 0) : (1 - silence.hazard) ** periods;
}

/** The paper's q. */
export const leastHazard = (silence: Silence): number =>
  silence.kind === "geometric" ? silence.hazard : silence.periods === 1 ? 1 : 0;

/** One run: how many tasks were completed and how many nudges were sent. */
export function play(instance: Instance, policy: Policy, fate: Fate): { done: number; nudges: number } {
  const listensFrom = new Array<number>(instance.volunteers).fill(0);
  const choose = policy.begin();
  let done = 0;
  let nudges = 0;
  fate.tasks.forEach((kind, period) => {
    if (kind < 0) return;
    const asked = choose(period, kind, fate.coin[period] ?? []);
    nudges += asked.length;
    let found = false;
    for (const v of asked) {
      if ((listensFrom[v] ?? 0) > period) continue;
      listensFrom[v] = period + (fate.silent[period]?.[v] ?? 1);
      if ((fate.answer[period]?.[v] ?? 1) < (instance.match[kind]?.[v] ?? 0)) found = true;
    }
    if (found) done++;
  });
  return { done, nudges };
}
