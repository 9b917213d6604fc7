// What a policy that learns keeps of the people: the product's own records, updated by the product's own rules.
import type { Answers } from "../../src/modules/dispatch/rules.ts";
import {
  type Ask,
  answeredWithin,
  chanceOf,
  type Experience,
  experienceAfter,
  type Habit,
  habitAfter,
  type Learnt,
  type Listener,
  learnt,
  listenerAfter,
  noExperience,
  nudged,
  turnedAway,
} from "../../src/modules/habits/rules.ts";
import type { Known, Nudge, Slot } from "./days.ts";
import { day, hour, minute } from "./world.ts";

/** How often what the counts say is worked out anew. */
const rereadAfter = 6 * hour;

const read = 200;

export const sorted = (people: number[], key: (person: number) => number): number[] =>
  people
    .map((person) => ({ person, key: key(person) }))
    .sort((a, b) => a.key - b.key)
    .map(({ person }) => person);

export function firstAble(order: number[], count: number, slot: Slot, known: Known): number[] {
  const able: number[] = [];
  for (const person of order) {
    if (able.length >= count) break;
    if (known.able(person, slot)) able.push(person);
  }
  return able;
}

export class Memory {
  private habits = new Map<number, Habit>();
  private listeners = new Map<number, Listener>();
  private experience: Experience = noExperience;
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Learnt = learnt(noExperience);
  private kinds: number;
  private orders = new Map<number, number[]>();

  constructor(kinds: number) {
    this.kinds = kinds;
  }

  learnt(now: number): Learnt {
    if (now - this.readAt >= rereadAfter) {
      this.reading = learnt(this.experience);
      this.readAt = now;
    }
    return this.reading;
  }

  ask(person: number, slot: Slot, known: Known): Ask {
    return {
      kind: String(slot.kind),
      at: known.now,
      hour: Math.floor((known.now % day) / hour),
      km: known.km(person, slot),
      habit: this.habit(person, slot.kind),
      listener: this.listeners.get(person) ?? null,
    };
  }

  habit(person: number, kind: number): Habit | null {
    return this.habits.get(person * this.kinds + kind) ?? null;
  }

  /**
   * Those who could be asked, at most as many of the likeliest as the product reads for one decision: by how often
   * they said yes and how near they live, as it stood when the slot opened.
   */
  likely(slot: Slot, known: Known): number[] {
    let order = this.orders.get(slot.id);
    if (!order) {
      const crude = (person: number) => {
        const { yes, tries } = this.habit(person, slot.kind) ?? { yes: 0, tries: 0 };
        return ((yes + 1) / (tries + 6)) * Math.exp(-known.km(person, slot) / 15);
      };
      order = sorted(known.free(slot), (person) => -crude(person));
      this.orders.set(slot.id, order);
    }
    return firstAble(order, read, slot, known);
  }

  chance(ask: Ask): number {
    return chanceOf(this.learnt(ask.at), ask);
  }

  sent(nudge: Nudge): void {
    this.listeners.set(
      nudge.person,
      nudged(this.reading, this.listeners.get(nudge.person) ?? null, nudge.at),
    );
  }

  heard(nudge: Nudge, ask: Ask, now: number, late: boolean): void {
    const { person, slot } = nudge;
    const reading = this.learnt(now);
    const answer = nudge.answeredAt === null ? "silent" : (nudge.answer ?? "silent");
    const outcome = {
      answer,
      afterMs: nudge.answeredAt === null ? null : nudge.answeredAt - nudge.at,
      hadMs: Math.min(day, slot.call.start - nudge.at),
    } as const;
    const key = person * this.kinds + slot.kind;
    this.habits.set(key, habitAfter(reading, this.habits.get(key) ?? null, ask, outcome));
    const listener = this.listeners.get(person);
    if (listener) {
      const after = listenerAfter(reading, listener, ask, outcome);
      this.listeners.set(person, late ? turnedAway(after, now) : after);
    }
    this.experience = experienceAfter(this.experience, reading, ask, outcome);
  }

  /** How answers come, as dispatch/rules wants to know it. Exact to the nearest minute, so that it is worked out once. */
  answers(now: number): Answers {
    const reading = this.learnt(now);
    const cache = caches.get(reading) ?? new Map<number, number>();
    caches.set(reading, cache);
    return {
      noes: reading.noes,
      usual: reading.usual,
      within: (ms) => {
        const key = Math.round(ms / minute);
        let share = cache.get(key);
        if (share === undefined) cache.set(key, (share = answeredWithin(reading, key * minute)));
        return share;
      },
    };
  }
}

const caches = new WeakMap<Learnt, Map<number, number>>();
