// Lives through the days of a simulated group under one policy, event by event, and counts what came of it.
import {
  awayFor,
  type Call,
  day,
  deafFor,
  distance,
  hour,
  leavesOver,
  reaction,
  shiftOf,
  shiftOfWeek,
  type World,
  warmUp,
} from "./world.ts";

/** One slot of a call while it is open. */
export interface Slot {
  id: number;
  call: Call;
  kind: number;
  places: number;
  taken: number;
  fullAt: number | null;
  nudges: Nudge[];
  /** When the policy looks next, so that an older appointment is passed over. */
  lookAt: number;
  /** How often people were asked. */
  waves: number;
}

export interface Nudge {
  person: number;
  slot: Slot;
  at: number;
  answer: "yes" | "no" | null;
  answeredAt: number | null;
  /** The policy's own note. */
  note: unknown;
}

/** What a policy may know of the people. */
export interface Known {
  world: World;
  now: number;
  /** How many nudges each person got in the last seven days. */
  lately(person: number): number;
  askedAt: Float64Array;
  helps(person: number): number;
  /** Who is free then by their week. */
  free(slot: Slot): number[];
  /** Of those free: still there, not busy then, not asked for the call before, and below the weekly limit. */
  able(person: number, slot: Slot): boolean;
  km(person: number, slot: Slot): number;
}

export interface Policy {
  /** Whom to ask for this slot now, and when to look again unless something happens. */
  look(slot: Slot, known: Known): { ask: { person: number; note?: unknown }[]; lookAt: number | null };
  /** Whether it looks at once after a no. */
  looksAtNo: boolean;
  sent?(nudge: Nudge, known: Known): void;
  /** Told once of each nudge: at the answer, or a day later. `late` is a yes to what was full. */
  heard?(nudge: Nudge, known: Known, late: boolean): void;
}

export interface Tally {
  calls: number;
  full: number;
  /** Minutes until full, of the calls that filled. */
  minutes: number[];
  places: number;
  filled: number;
  nudges: number;
  turnedAway: number;
  left: number;
  busiestTenth: number;
}

type Event = { at: number; order: number } & (
  | { what: "open"; call: Call }
  | { what: "look"; slot: Slot }
  | { what: "answer" | "silence"; nudge: Nudge }
);

const weeklyLimit = 3;

export function live(world: World, policy: Policy): Tally {
  const { people } = world.truth;
  const gone = new Uint8Array(people);
  const askedAt = new Float64Array(people).fill(Number.NEGATIVE_INFINITY);
  const deafUntil = new Float64Array(people);
  const asks: number[][] = Array.from({ length: people }, () => []);
  const helped: number[][] = Array.from({ length: people }, () => []);
  const claimed: Set<number>[] = Array.from({ length: people }, () => new Set());
  const askedFor: Set<number>[] = Array.from({ length: people }, () => new Set());
  const share = new Uint32Array(people);
  const queue = new Queue();
  const done: Slot[][] = [];
  const tally = { nudges: 0, turnedAway: 0, left: 0 };

  const known: Known = {
    world,
    now: 0,
    askedAt,
    lately: (person) => recent(asks[person] as number[], known.now - 7 * day),
    helps: (person) => recent(helped[person] as number[], known.now - 28 * day),
    km: (person, slot) => distance(world, person, slot.call),
    free({ call }) {
      const list: number[] = [];
      for (let person = 0; person < people; person++) if (isFree(person, call)) list.push(person);
      return list;
    },
    able: (person, { call }) =>
      gone[person] === 0 &&
      !(askedFor[person] as Set<number>).has(call.id) &&
      !(claimed[person] as Set<number>).has(shiftOf(call.start)) &&
      ((asks[person] as number[]).length < weeklyLimit || known.lately(person) < weeklyLimit),
  };
  const isFree = (person: number, call: Call) =>
    (((world.week[person] as number) >>> shiftOfWeek(call.start)) & 1) === 1;

  const counts = (call: Call) => call.at >= warmUp * day;

  function send(slot: Slot, person: number, note: unknown): void {
    const { now } = known;
    const { call } = slot;
    const lately = known.lately(person);
    if (!known.able(person, slot) || !isFree(person, call)) throw new Error("asked somebody who must not be");
    const nudge: Nudge = { person, slot, at: now, answer: null, answeredAt: null, note };
    slot.nudges.push(nudge);
    policy.sent?.(nudge, known);
    (asks[person] as number[]).push(now);
    (askedFor[person] as Set<number>).add(call.id);
    askedAt[person] = now;
    if (counts(call)) {
      tally.nudges++;
      share[person] = (share[person] as number) + 1;
    }
    const hears = now >= (deafUntil[person] as number);
    if (hears || world.truth.deepens)
      deafUntil[person] = Math.max(deafUntil[person] as number, now + deafFor(world, person, call));
    if (leavesOver(world, person, call, lately)) {
      gone[person] = 1;
      if (now >= warmUp * day) tally.left++;
      return;
    }
    const { answer, ms } = reaction(world, person, call, slot.kind);
    queue.add({ what: "silence", at: now + day, nudge });
    if (hears && answer && now + ms < call.start) {
      nudge.answer = answer;
      queue.add({ what: "answer", at: now + ms, nudge });
    }
  }

  function look(slot: Slot): void {
    if (slot.fullAt !== null || known.now >= slot.call.start) return;
    const { ask, lookAt } = policy.look(slot, known);
    if (ask.length > 0) slot.waves++;
    for (const { person, note } of ask) send(slot, person, note);
    if (lookAt !== null && lookAt < slot.call.start) {
      slot.lookAt = lookAt;
      queue.add({ what: "look", at: lookAt, slot });
    }
  }

  function answer(nudge: Nudge): void {
    const { person, slot } = nudge;
    if (gone[person] === 1) return;
    const busy = (claimed[person] as Set<number>).has(shiftOf(slot.call.start));
    if (nudge.answer === "yes" && busy) nudge.answer = "no";
    nudge.answeredAt = known.now;
    const late = nudge.answer === "yes" && slot.fullAt !== null;
    policy.heard?.(nudge, known, late);
    if (nudge.answer === "no") {
      if (policy.looksAtNo) look(slot);
    } else if (late) {
      deafUntil[person] = Math.max(
        deafUntil[person] as number,
        known.now + awayFor(world, person, slot.call),
      );
      tally.turnedAway++;
    } else {
      (claimed[person] as Set<number>).add(shiftOf(slot.call.start));
      (helped[person] as number[]).push(known.now);
      slot.taken++;
      if (slot.taken >= slot.places) slot.fullAt = known.now;
    }
  }

  for (const call of world.calls) queue.add({ what: "open", at: call.at, call });
  let slotId = 0;
  for (let event = queue.next(); event; event = queue.next()) {
    known.now = event.at;
    if (event.what === "open") {
      const { call } = event;
      const slots = call.slots.map(
        (slot): Slot => ({
          ...slot,
          id: slotId++,
          call,
          taken: 0,
          fullAt: null,
          nudges: [],
          lookAt: 0,
          waves: 0,
        }),
      );
      if (counts(call)) done.push(slots);
      for (const slot of slots) look(slot);
    } else if (event.what === "look") {
      if (event.slot.lookAt === event.at) look(event.slot);
    } else if (event.what === "answer") answer(event.nudge);
    else if (event.nudge.answeredAt === null) policy.heard?.(event.nudge, known, false);
  }
  return { ...tally, ...outcome(done), busiestTenth: tenth(share) };
}

function outcome(calls: Slot[][]): Pick<Tally, "calls" | "full" | "minutes" | "places" | "filled"> {
  const full = calls.filter((slots) => slots.every(({ fullAt }) => fullAt !== null));
  const all = calls.flat();
  return {
    calls: calls.length,
    full: full.length,
    minutes: full.map(
      (slots) =>
        (Math.max(...slots.map(({ fullAt }) => fullAt ?? 0)) - (slots[0]?.call.at ?? 0)) / (hour / 60),
    ),
    places: all.reduce((sum, { places }) => sum + places, 0),
    filled: all.reduce((sum, { taken }) => sum + taken, 0),
  };
}

/** The share of all asks that the tenth of the people who were asked most had to bear. */
function tenth(share: Uint32Array): number {
  const most = [...share].sort((a, b) => b - a);
  const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
  return sum(most.slice(0, Math.ceil(most.length / 10))) / Math.max(1, sum(most));
}

/** How many of these ascending moments lie after `since`; drops the others. */
function recent(moments: number[], since: number): number {
  while (moments.length > 0 && (moments[0] as number) <= since) moments.shift();
  return moments.length;
}

/** Events in order of time; those of the same moment in the order they were added. A binary heap. */
class Queue {
  private events: Event[] = [];
  private added = 0;

  add(event: Event extends infer E ? (E extends Event ? Omit<E, "order"> : never) : never): void {
    const heap = this.events;
    let i = heap.push({ ...event, order: this.added++ } as Event) - 1;
    while (i > 0 && this.before(i, (i - 1) >> 1)) i = this.swap(i, (i - 1) >> 1);
  }

  next(): Event | undefined {
    const heap = this.events;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    let i = 0;
    for (;;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && this.before(child, least)) least = child;
      if (least === i) return first;
      i = this.swap(i, least);
    }
  }

  private before(i: number, j: number): boolean {
    const [a, b] = [this.events[i] as Event, this.events[j] as Event];
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  private swap(i: number, j: number): number {
    const heap = this.events;
    [heap[i], heap[j]] = [heap[j] as Event, heap[i] as Event];
    return j;
  }
}
