// The policy of the product, as it runs there: src/modules/habits/rules.ts and src/modules/dispatch/rules.ts.
import {
  type Candidate,
  decide,
  type Facts,
  outlook,
  type Settings,
} from "../../src/modules/dispatch/rules.ts";
import type { Ask } from "../../src/modules/habits/rules.ts";
import type { Policy } from "./days.ts";
import { Memory } from "./memory.ts";

const fine: Facts = {
  isAsker: false,
  takesPart: false,
  asked: false,
  blocked: false,
  muted: false,
  pausedUntil: null,
  weeklyLimit: 3,
  asksInWeek: 0,
  busy: false,
  freeThen: true,
  lacks: null,
  sharesLanguage: true,
  quietHours: false,
  mayWake: false,
};

interface Sent {
  ask: Ask;
  chance: number;
}

export function ours(settings: Settings, kinds: number): Policy & { memory: Memory } {
  const memory = new Memory(kinds);
  return {
    memory,
    looksAtNo: true,
    look(slot, known) {
      const { now } = known;
      const pending = slot.nudges
        .filter(({ answeredAt }) => answeredAt === null)
        .map(({ at, note }) => ({ sentAt: at, chance: (note as Sent).chance }));
      const need = {
        open: slot.places - slot.taken,
        pending,
        now,
        deadline: slot.call.start,
      };
      const answers = memory.answers(now);
      const before = outlook(need, answers, settings);
      if (before.chance >= before.wanted) return { ask: [], lookAt: before.lookAt };
      const asks = new Map<string, Ask>();
      const candidates = memory.likely(slot, known).map((person): Candidate => {
        const ask = memory.ask(person, slot, known);
        const id = String(person).padStart(5, "0");
        asks.set(id, ask);
        return {
          personId: id,
          facts: { ...fine, asksInWeek: known.lately(person) },
          chance: memory.chance(ask),
          km: ask.km,
          askedAt: ask.listener?.believedAt ?? null,
          helps: known.helps(person),
          record: { yes: ask.habit?.yes ?? 0, asks: ask.habit?.tries ?? 0 },
          newcomer: false,
          fromNeighbours: false,
          languages: [],
          skills: [],
        };
      });
      const { ask, lookAt } = decide(need, candidates, answers, settings);
      return {
        ask: ask.map(({ personId, chance }) => ({
          person: Number(personId),
          note: { ask: asks.get(personId), chance },
        })),
        lookAt,
      };
    },
    sent: (nudge) => memory.sent(nudge),
    heard: (nudge, known, late) => memory.heard(nudge, (nudge.note as Sent).ask, known.now, late),
  };
}
