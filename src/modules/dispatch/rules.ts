// Pure decisions about asking for help: who could, whom to ask now, when to look again, and when enough were asked.
// Times are epoch milliseconds, chances lie between 0 and 1. The exported shapes are what the service stands on.

/** What decides whether somebody can be asked to take this slot at this moment. */
export interface Facts {
  isAsker: boolean;
  /** Has a place in the occasion, or stands in line for one. */
  takesPart: boolean;
  /** Was asked for this occasion; being stood down before answering does not count. */
  asked: boolean;
  /** Either side blocked the other. */
  blocked: boolean;
  muted: boolean;
  pausedUntil: number | null;
  /** 0 to 7. */
  weeklyLimit: number;
  /** In the last seven days, whatever for. */
  asksInWeek: number;
  /** Has promised to be elsewhere then. */
  busy: boolean;
  /** By the person's week; null when they never told. */
  freeThen: boolean | null;
  /** A need of the slot that the person does not meet, as in "car" or "vetted". */
  lacks: string | null;
  sharesLanguage: boolean;
  quietHours: boolean;
  /** A host marked it as urgent, and this person lets urgent asks through at night. */
  mayWake: boolean;
}

/** Each with whether it is so, the most lasting first. */
const hindrances = {
  asker: ({ isAsker }) => isAsker,
  taking_part: ({ takesPart }) => takesPart,
  blocked: ({ blocked }) => blocked,
  asked: ({ asked }) => asked,
  muted: ({ muted }) => muted,
  never: ({ weeklyLimit }) => weeklyLimit <= 0,
  paused: ({ pausedUntil }, now) => pausedUntil !== null && pausedUntil > now,
  lacks: ({ lacks }) => lacks !== null,
  language: ({ sharesLanguage }) => !sharesLanguage,
  busy: ({ busy }) => busy,
  not_free: ({ freeThen }) => freeThen === false,
  asked_out: ({ asksInWeek, weeklyLimit }) => asksInWeek >= weeklyLimit,
  quiet: ({ quietHours, mayWake }) => quietHours && !mayWake,
} satisfies Record<string, (facts: Facts, now: number) => boolean>;

export type Hindrance = keyof typeof hindrances;
const words = Object.keys(hindrances) as Hindrance[];

/** One word why somebody cannot be asked now; null when they can. */
export const hindrance = (facts: Facts, now: number): Hindrance | null =>
  words.find((word) => hindrances[word](facts, now)) ?? null;

/** Somebody who may be asked, with the chance of a yes sooner or later (habits/rules `chanceOf`). */
export interface Candidate {
  personId: string;
  facts: Facts;
  chance: number;
  km: number | null;
  /** When last asked for anything; null for never. */
  askedAt: number | null;
  /** How often they helped in the last 28 days. */
  helps: number;
  /** Asks for this kind of help and how many of them got a yes, counted in whole. */
  record: { yes: number; asks: number };
  /** Came to the group not long ago. */
  newcomer: boolean;
  /** A member of a neighbouring group. */
  fromNeighbours: boolean;
  /** What the call asks for by name and this person has. */
  languages: readonly string[];
  skills: readonly string[];
}

/** Somebody asked who has not answered: the chance of a yes as it was believed when they were asked. */
export interface Pending {
  chance: number;
  sentAt: number;
}

/** One slot of an occasion. `deadline` is when it starts, or for what has no time when nobody is needed any more. */
export interface Need {
  open: number;
  pending: readonly Pending[];
  now: number;
  openedAt: number;
  deadline: number;
}

/** How answers come in this group (habits/rules): the share that has come after so long, and of noes said aloud. */
export interface Answers {
  within(ms: number): number;
  noes: number;
}

/** How eagerly to ask. Found by trying on the simulated world (docs/dispatch.md), the same for every group. */
export interface Settings {
  /** Places are to be filled within this time where the deadline is later. */
  within: number;
  /** The fill chance wanted while there is all the time in the world, and at the end. */
  calm: number;
  late: number;
  /** Over how many usual answering times before the deadline the wanted chance rises. */
  rounds: number;
  /** The price of an ask in chance of a yes, and how much dearer each ask of the last seven days makes it. */
  price: number;
  dearer: number;
  /** For each time somebody helped in the last 28 days. */
  worn: number;
  /** What the first ask of a newcomer is worth beyond its chance. */
  welcome: number;
}

const minute = 60_000;
const hour = 60 * minute;

export const gentle: Settings = {
  within: Number.POSITIVE_INFINITY,
  calm: 0.3,
  late: 0.98,
  rounds: 4,
  price: 0.01,
  dearer: 0.03,
  worn: 0.005,
  welcome: 0.02,
};

/** For those who want it settled soon; it costs more asks. */
export const fast: Settings = { ...gentle, within: hour, calm: 0.9 };

/** The chance that somebody who has not answered yet still says yes before the deadline: Bayes' rule on the delay. */
export function stillComing(
  { chance, sentAt }: Pending,
  now: number,
  deadline: number,
  answers: Answers,
): number {
  const gone = answers.within(now - sentAt);
  const answering = chance + (1 - chance) * answers.noes;
  const coming = chance * Math.max(0, answers.within(deadline - sentAt) - gone);
  return coming / Math.max(1 - answering * gone, 1e-9);
}

/**
 * The chance of at least `open` yes of people who decide for themselves, each with their own chance: the tail of a
 * Poisson-binomial, by adding one person at a time (Hong 2013, Computational Statistics and Data Analysis).
 */
export function fillChance(open: number, chances: readonly number[]): number {
  if (open <= 0) return 1;
  const short = nobody(open);
  for (const chance of chances) withOneMore(short, chance);
  return filled(short);
}

/** Chances of exactly 0, 1 … open − 1 yes. */
const nobody = (open: number): number[] => Array.from({ length: open }, (_, yes) => (yes === 0 ? 1 : 0));
const filled = (short: readonly number[]) => Math.max(0, 1 - short.reduce((all, one) => all + one, 0));
function withOneMore(short: number[], chance: number): void {
  for (let yes = short.length - 1; yes >= 0; yes--) {
    short[yes] = (short[yes] as number) * (1 - chance) + (yes > 0 ? (short[yes - 1] as number) * chance : 0);
  }
}

/** How a slot stands before anybody more is asked. No candidates are needed to know it. */
export interface Outlook {
  chance: number;
  wanted: number;
  /** When to look again, though nothing happened; null when nobody is needed. */
  lookAt: number | null;
}

/** Cheap: the service asks this first, and reads candidates only when `chance` is below `wanted`. */
export function outlook(need: Need, answers: Answers, settings: Settings): Outlook {
  const { open, now, deadline } = need;
  if (open <= 0 || now >= deadline) return { chance: open <= 0 ? 1 : 0, wanted: 0, lookAt: null };
  const chances = need.pending.map((one) => stillComing(one, now, aim(need, settings), answers));
  return {
    chance: fillChance(open, chances),
    wanted: wantedChance(need, answers, settings),
    lookAt: nextLook(need),
  };
}

/** By when the places are to be filled. */
const aim = ({ now, deadline }: Need, { within }: Settings) => Math.min(deadline, now + within);

/** The chance of filling that is enough for now: it rises as the deadline nears, counted in usual answering times. */
function wantedChance({ now, deadline }: Need, answers: Answers, { calm, late, rounds }: Settings): number {
  const left = (deadline - now) / usualAnswer(answers);
  return late - (late - calm) * (1 - Math.exp(-left / rounds));
}

/** Within this time four of five answers come. */
function usualAnswer(answers: Answers): number {
  let [low, high] = [minute, 1024 * hour];
  while (high > low * 1.02) {
    const mid = Math.sqrt(low * high);
    if (answers.within(mid) < 0.8) low = mid;
    else high = mid;
  }
  return high;
}

/** A twelfth of the time left, at least five minutes and at most an hour. */
function nextLook({ now, deadline }: Need): number {
  return Math.min(now + Math.min(Math.max((deadline - now) / 12, 5 * minute), hour), deadline);
}

export interface Decision extends Outlook {
  /** Whom to ask now, in this order, with the reasons. */
  ask: { personId: string; chance: number; reasons: Reason[] }[];
}

/**
 * Whom to ask for one slot now: while the chance that it fills in time is below what is wanted, the next of those who
 * can be asked, by chance less the price of asking, and among equals whoever was asked longest ago. Nobody with a
 * hindrance is ever among them. `chance` is what is believed once they are asked.
 */
export function decide(
  need: Need,
  candidates: readonly Candidate[],
  answers: Answers,
  settings: Settings,
): Decision {
  const before = outlook(need, answers, settings);
  if (before.lookAt === null || before.chance >= before.wanted) return { ...before, ask: [] };
  const able = candidates.filter(({ facts }) => hindrance(facts, need.now) === null);
  const until = aim(need, settings);
  const inTime = answers.within(until - need.now);
  const short = nobody(need.open);
  for (const one of need.pending) withOneMore(short, stillComing(one, need.now, until, answers));
  const chosen: Candidate[] = [];
  for (const candidate of ranked(able, inTime, settings)) {
    if (filled(short) >= before.wanted) break;
    withOneMore(short, candidate.chance * inTime);
    chosen.push(candidate);
  }
  const nearestKm = able.reduce((least, { km }) => Math.min(least, km ?? least), Number.POSITIVE_INFINITY);
  const ask = chosen.map((one) => ({
    personId: one.personId,
    chance: one.chance,
    reasons: reasonsOf(one, { nearestKm, now: need.now }),
  }));
  return { ...before, chance: filled(short), ask };
}

/** Worth asking, best first. Scores within a hundredth are equal, so that the rested come before the slightly likelier. */
function ranked(able: readonly Candidate[], inTime: number, settings: Settings): Candidate[] {
  return able
    .map((candidate) => ({ candidate, score: Math.round(worth(candidate, inTime, settings) * 100) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || longerAgo(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}

/** The chance to help in time less the price of attention, which grows with asks and with having helped much already. */
function worth(candidate: Candidate, inTime: number, settings: Settings): number {
  const { chance, facts, helps, newcomer, askedAt } = candidate;
  const price = settings.price + settings.dearer * facts.asksInWeek + settings.worn * helps;
  return chance * inTime - price + (newcomer && askedAt === null ? settings.welcome : 0);
}

function longerAgo(a: Candidate, b: Candidate): number {
  const [since, than] = [a.askedAt ?? Number.NEGATIVE_INFINITY, b.askedAt ?? Number.NEGATIVE_INFINITY];
  if (since !== than) return since < than ? -1 : 1;
  return a.personId < b.personId ? -1 : 1;
}

const nearKm = 3;
const restedFor = 14 * 24 * hour;

const reasons = {
  skill: ({ skills }) => skills.length > 0,
  language: ({ languages }) => languages.length > 0,
  near: ({ km }) => km !== null && km <= nearKm,
  nobody_nearer: ({ km }, { nearestKm }) => km !== null && km > nearKm && km <= nearestKm,
  often_helps: ({ record }) => record.yes >= 2 && record.yes >= record.asks / 2,
  free: ({ facts }) => facts.freeThen === true,
  newcomer: ({ newcomer }) => newcomer,
  rested: ({ askedAt }, { now }) => askedAt !== null && now - askedAt >= restedFor,
  neighbour_group: ({ fromNeighbours }) => fromNeighbours,
} satisfies Record<string, (candidate: Candidate, moment: Moment) => boolean>;

export type Reason = keyof typeof reasons;

/** How far the nearest lives of all who could be asked now. */
interface Moment {
  nearestKm: number;
  now: number;
}

/** Why this person, in words that are each true of them. */
export const reasonsOf = (candidate: Candidate, moment: Moment): Reason[] =>
  (Object.keys(reasons) as Reason[]).filter((reason) => reasons[reason](candidate, moment));
