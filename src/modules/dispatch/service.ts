// Whom to ask for a slot now: reads who could, reckons who would, and lets the rules decide.
import type { Db } from "../../platform/db.ts";
import { localParts } from "../../platform/zoned.ts";
import { type Ask, answeredWithin, chanceOf, type Learnt, learntIn } from "../habits/public.ts";
import type { Nudge } from "../nudges/public.ts";
import { partAt } from "../profiles/public.ts";
import { type Stuck, stuckBecause } from "../prospects/public.ts";
import type { Occasion, Slot } from "../turnout/public.ts";
import {
  type Answers,
  type Candidate,
  decide,
  type Need,
  type Outlook,
  outlook,
  prospect,
  type Settings,
} from "./rules.ts";
import { couldBeAsked, countHindered, groupsAround, type Known, type Wanted } from "./store.ts";

export interface Question {
  occasion: Occasion;
  slot: Pick<Slot, "id" | "role" | "needs" | "places" | "taken" | "waiting">;
  /** The kind of help: "need.moving". */
  kind: string;
  languages: readonly string[];
  /** Nudges for this slot that nobody has answered. */
  pending: readonly Pick<Nudge, "chance" | "sentAt">[];
  /** The group, and its neighbours when they are asked too. */
  groups: readonly string[];
  now: Date;
  /** The quiet hours where it takes place: only those are asked whom something urgent may wake. */
  quiet: boolean;
  urgent: boolean;
  settings: Settings;
}

export interface Chosen {
  personId: string;
  chance: number;
  km: number | null;
  reasons: string[];
  /** What the chance rested on. */
  ask: Ask;
}

export interface Whom extends Outlook {
  ask: Chosen[];
  /** The chance of filling if everybody were asked who can be; undefined when nobody had to be looked at. */
  hope?: number;
}

/** So many of the likeliest are looked at more closely: far more than a wave takes, and few enough that pages go on. */
const mostLookedAt = 400;

export const answersOf = (learnt: Learnt): Answers => ({
  within: (ms) => answeredWithin(learnt, ms),
  noes: learnt.noes,
  usual: learnt.usual,
});

/** When it starts, or once that is past or for what has no time, when nobody is needed any more. */
export const deadlineOf = ({ startsAt, expiresAt }: Occasion, now: Date): Date =>
  startsAt && startsAt > now ? startsAt : expiresAt;

export const openPlaces = ({ places, taken, waiting }: Pick<Slot, "places" | "taken" | "waiting">): number =>
  Math.max(0, places - taken - waiting);

/** Whom to ask for one slot now, and when to look again. Reads people only when too few are likely to come. */
export async function whomToAsk(db: Db, question: Question): Promise<Whom> {
  const { settings, quiet, urgent } = question;
  const learnt = await learntIn(db, question.occasion.groupId);
  const answers = answersOf(learnt);
  const need = needOf(question);
  const view = outlook(need, answers, settings);
  if (view.lookAt === null || view.chance >= view.wanted || (quiet && !urgent)) return { ...view, ask: [] };
  const people = await peopleFor(db, question, learnt);
  const candidates = people.map(({ candidate }) => candidate);
  const { ask: chosen, ...decided } = decide(need, candidates, answers, settings);
  const byId = new Map(people.map((one) => [one.candidate.personId, one]));
  return {
    ...decided,
    hope: prospect(need, candidates, answers),
    ask: chosen.map(({ personId, chance, reasons }) => ({
      personId,
      chance,
      // Of everybody it is true that they belong to a group that is asked.
      reasons: reasons.length > 0 ? reasons : ["member"],
      km: byId.get(personId)?.candidate.km ?? null,
      ask: byId.get(personId)?.ask as Ask,
    })),
  };
}

/** The chance of filling if everybody were asked who can be. */
export async function hopeFor(db: Db, question: Question): Promise<number> {
  const learnt = await learntIn(db, question.occasion.groupId);
  const people = await peopleFor(db, question, learnt);
  return prospect(
    needOf(question),
    people.map(({ candidate }) => candidate),
    answersOf(learnt),
  );
}

const needOf = ({ occasion, slot, pending, now }: Question): Need => ({
  open: openPlaces(slot),
  pending: pending.map(({ chance, sentAt }) => ({ chance, sentAt: sentAt.getTime() })),
  now: now.getTime(),
  deadline: deadlineOf(occasion, now).getTime(),
});

async function peopleFor(
  db: Db,
  question: Question,
  learnt: Learnt,
): Promise<{ candidate: Candidate; ask: Ask }[]> {
  const { hour } = localParts(question.now, question.occasion.zone);
  return (await knownFor(db, question)).map((one) => {
    const ask = askOf(one, question, hour);
    return { ask, candidate: candidateOf(one, question, chanceOf(learnt, ask)) };
  });
}

/** One row a person: whoever is in several of the groups is asked as a member of the first. */
async function knownFor(db: Db, question: Question): Promise<Known[]> {
  const known = await couldBeAsked(db, wantedOf(question), mostLookedAt);
  if (question.groups.length === 1) return known;
  const nearer = known.toSorted(
    (a, b) => question.groups.indexOf(a.groupId) - question.groups.indexOf(b.groupId),
  );
  return [...new Map(nearer.toReversed().map((one) => [one.personId, one])).values()];
}

function wantedOf({ occasion, slot, kind, languages, groups, now, quiet, urgent }: Question): Wanted {
  const { startsAt, endsAt, expiresAt, zone, remote, at } = occasion;
  return {
    occasionId: occasion.id,
    ownerId: occasion.ownerId,
    groups,
    kind,
    needs: slot.needs,
    languages,
    shift: startsAt ? partAt(localParts(startsAt, zone)) : null,
    from: startsAt,
    to: startsAt && (endsAt ?? expiresAt),
    now,
    at: remote ? null : at,
    atNight: quiet && urgent,
  };
}

const askOf = (one: Known, { kind, now, occasion }: Question, hour: number): Ask => ({
  kind,
  at: now.getTime(),
  hour,
  // What is done from afar is next door to everybody.
  km: occasion.remote ? 0 : one.km,
  habit: one.yes === null ? null : { yes: one.yes, tries: one.tries ?? 0 },
  listener:
    one.belief === null || one.believedAt === null
      ? null
      : {
          belief: one.belief,
          believedAt: one.believedAt.getTime(),
          unanswered: one.unanswered ?? 0,
          turnedAwayAt: one.turnedAwayAt?.getTime() ?? null,
        },
});

const newFor = 28 * 86_400_000;

/** What the question to the database has made sure of already stands as such. */
function candidateOf(
  one: Known,
  { occasion, slot, languages, now, quiet, urgent }: Question,
  chance: number,
): Candidate {
  const { personId, km, helps, asks, weeklyLimit } = one;
  return {
    personId,
    chance,
    km,
    helps,
    askedAt: one.believedAt?.getTime() ?? null,
    record: { yes: Math.round(one.yes ?? 0), asks: Math.round(one.tries ?? 0) },
    newcomer: now.getTime() - one.memberSince.getTime() < newFor,
    fromNeighbours: one.groupId !== occasion.groupId,
    languages,
    skills: slot.needs,
    facts: {
      isAsker: personId === occasion.ownerId,
      takesPart: false,
      asked: false,
      blocked: false,
      muted: false,
      pausedUntil: null,
      weeklyLimit,
      asksInWeek: asks,
      busy: false,
      freeThen: occasion.startsAt && one.freeWeek !== 0 ? true : null,
      lacks: null,
      sharesLanguage: true,
      quietHours: quiet,
      mayWake: urgent && one.urgentAtNight,
    },
  };
}

const nearKm = 25;

/** Why a slot does not fill, for the host. */
export async function whyStuck(db: Db, question: Question): Promise<Stuck> {
  const rows = await countHindered(db, wantedOf(question), nearKm);
  const able = rows.find(({ hindrance }) => hindrance === "");
  const hindered = Object.fromEntries(rows.map(({ hindrance, count }) => [hindrance, count]));
  return stuckBecause({ able: able?.count ?? 0, ableNear: able?.near ?? 0, hindered }) ?? "unlikely";
}

const mostNeighbours = 4;
const neighbourKm = 40;

/** A group and those around it that are asked when it is too small or finds nobody. */
export const withNeighbours = async (db: Db, groupId: string): Promise<string[]> => [
  groupId,
  ...(await groupsAround(db, groupId, mostNeighbours, neighbourKm)),
];
