// What others do: tell everyone, tell the nearest, or ask in waves of a fixed size at fixed times.
import type { Ask } from "../../src/modules/habits/rules.ts";
import { lot } from "./chance.ts";
import type { Known, Policy, Slot } from "./days.ts";
import { firstAble, Memory, sorted } from "./memory.ts";
import { minute } from "./world.ts";

type Order = (slot: Slot, known: Known) => number[];

/** An order that does not change while the slot is open. */
function lasting(key: (person: number, slot: Slot, known: Known) => number): Order {
  const orders = new Map<number, number[]>();
  return (slot, known) => {
    const order = orders.get(slot.id) ?? sorted(known.free(slot), (person) => key(person, slot, known));
    orders.set(slot.id, order);
    return order;
  };
}

const byLot = () => lasting((person, slot, { world }) => lot(world.seed, 20, person, slot.id));
const byDistance = () => lasting((person, slot, known) => known.km(person, slot));
/** Least recently asked first, those never asked by lot. */
const byRest = (): Order => {
  const order = byLot();
  return (slot, known) => sorted(order(slot, known), (person) => known.askedAt[person] as number);
};

/** At once and all who could, shared out among the slots of the call by their places. */
export const everyone = (): Policy => ({
  looksAtNo: false,
  look(slot, known) {
    const slots = slot.call.slots;
    const places = slots.reduce((sum, one) => sum + one.places, 0);
    let from = 0;
    for (const one of slots) {
      if (one.kind === slot.kind) break;
      from += one.places;
    }
    const mine = (person: number) => {
      const at = lot(known.world.seed, 21, person, slot.call.id) * places;
      return at >= from && at < from + slot.places;
    };
    const able = firstAble(known.free(slot), Number.POSITIVE_INFINITY, slot, known);
    return {
      ask: able.filter(mine).map((person) => ({ person })),
      lookAt: null,
    };
  },
});

/** So many for each place at opening, and nobody afterwards. */
export function nearest(k: number): Policy {
  const order = byDistance();
  return {
    looksAtNo: false,
    look: (slot, known) => ({
      ask: firstAble(order(slot, known), k * slot.places, slot, known).map((person) => ({ person })),
      lookAt: null,
    }),
  };
}

export interface Waves {
  size: number;
  /** Of a slot, or of each place in it that is still open. */
  each: "slot" | "place";
  everyMinutes: number;
}

const asMany = ({ size, each }: Waves, { places, taken }: Slot) =>
  Math.round(size * (each === "place" ? places - taken : 1));

const waves = (order: Order, setting: Waves): Policy => ({
  looksAtNo: false,
  look: (slot, known) => ({
    ask: firstAble(order(slot, known), asMany(setting, slot), slot, known).map((person) => ({ person })),
    lookAt: known.now + setting.everyMinutes * minute,
  }),
});

export const wavesByLot = (setting: Waves): Policy => waves(byLot(), setting);
export const wavesByRest = (setting: Waves): Policy => waves(byRest(), setting);
export const wavesByDistance = (setting: Waves): Policy => waves(byDistance(), setting);

/** The same waves, the likeliest first by the very chance that our own policy learns. */
export function wavesByChance(setting: Waves, kinds: number): Policy {
  const memory = new Memory(kinds);
  const order: Order = (slot, known) =>
    sorted(memory.likely(slot, known), (person) => -memory.chance(memory.ask(person, slot, known)));
  const plain = waves(order, setting);
  return {
    looksAtNo: false,
    look(slot, known) {
      const { ask, lookAt } = plain.look(slot, known);
      return { ask: ask.map(({ person }) => ({ person, note: memory.ask(person, slot, known) })), lookAt };
    },
    sent: (nudge) => memory.sent(nudge),
    heard: (nudge, known, late) => memory.heard(nudge, nudge.note as Ask, known.now, late),
  };
}
