// Learning from each ask: when it goes out, and when it is known what became of it.
import type { Db } from "../../platform/db.ts";
import {
  type Ask,
  experienceAfter,
  habitAfter,
  type Learnt,
  learnt,
  listenerAfter,
  nudged,
  type Outcome,
  turnedAway,
} from "./rules.ts";
import * as store from "./store.ts";

/** What a group's experience says. */
export const learntIn = async (db: Db, groupId: string): Promise<Learnt> =>
  learnt(await store.experienceOf(db, groupId));

/** One who was asked. `ask` is what was known of them at that moment. */
export interface WasAsked {
  groupId: string;
  personId: string;
  ask: Ask;
}

/** In the transaction that asks: for a while they may not hear a second one. */
export async function noteAsked(trx: Db, asked: readonly WasAsked[]): Promise<void> {
  for (const [groupId, ofGroup] of Map.groupBy(asked, (one) => one.groupId)) {
    const known = await learntIn(trx, groupId);
    const listeners = await store.listenersOf(trx, idsOf(ofGroup));
    await store.saveListeners(
      trx,
      ofGroup.map(({ personId, ask }) => ({
        personId,
        ...nudged(known, listeners.get(personId) ?? null, ask.at),
      })),
    );
  }
}

/** "turned_away": said yes when others had been quicker. "stood_down" and "silent": said nothing. */
export type Became = "yes" | "no" | "stood_down" | "silent" | "turned_away";

/** In the transaction that writes down what became of these asks. Each is learnt from once: the caller sees to it. */
export async function learn(trx: Db, asked: readonly WasAsked[], became: Became, now: Date): Promise<void> {
  for (const [groupId, ofGroup] of Map.groupBy(asked, (one) => one.groupId)) {
    for (const [kind, ofKind] of Map.groupBy(ofGroup, ({ ask }) => ask.kind))
      await learnKind(trx, { groupId, kind, asked: ofKind, became, at: now.getTime() });
  }
}

interface Lesson {
  groupId: string;
  kind: string;
  asked: readonly WasAsked[];
  became: Became;
  at: number;
}

async function learnKind(trx: Db, { groupId, kind, asked, became, at }: Lesson): Promise<void> {
  const ids = idsOf(asked);
  let experience = await store.holdExperience(trx, groupId);
  const known = learnt(experience);
  const habits = await store.habitsOf(trx, ids, kind);
  const listeners = await store.listenersOf(trx, ids);
  const lessons = asked.map(({ personId, ask }) => ({ personId, ask, outcome: outcomeOf(ask, became, at) }));
  for (const { ask, outcome } of lessons) experience = experienceAfter(experience, known, ask, outcome);
  await store.saveExperience(trx, groupId, experience);
  await store.saveHabits(
    trx,
    kind,
    lessons.map(({ personId, ask, outcome }) => ({
      personId,
      ...habitAfter(known, habits.get(personId) ?? null, ask, outcome),
    })),
  );
  await store.saveListeners(
    trx,
    lessons.flatMap(({ personId, ask, outcome }) => {
      const listener = listeners.get(personId);
      if (!listener) return [];
      const after = listenerAfter(known, listener, ask, outcome);
      return { personId, ...(became === "turned_away" ? turnedAway(after, at) : after) };
    }),
  );
}

function outcomeOf(ask: Ask, became: Became, at: number): Outcome {
  const hadMs = Math.max(0, at - ask.at);
  if (became === "stood_down" || became === "silent") return { answer: "silent", afterMs: null, hadMs };
  return { answer: became === "no" ? "no" : "yes", afterMs: hadMs, hadMs };
}

const idsOf = (asked: readonly WasAsked[]): string[] => [...new Set(asked.map(({ personId }) => personId))];
