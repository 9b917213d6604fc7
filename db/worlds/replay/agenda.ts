// What people of a replay are going to do, and when: the next is always at hand.

export interface Plan {
  at: number;
  do(): Promise<void>;
}

/** In the order of their moments; of the same moment, as they were added. */
export class Agenda {
  readonly #plans: Plan[] = [];

  add(plan: Plan): void {
    let [low, high] = [0, this.#plans.length];
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((this.#plans[mid] as Plan).at > plan.at) low = mid + 1;
      else high = mid;
    }
    this.#plans.splice(low, 0, plan);
  }

  /** When the next is due; null when nobody plans anything. */
  next(): number | null {
    return this.#plans.at(-1)?.at ?? null;
  }

  take(): Plan | undefined {
    return this.#plans.pop();
  }
}
