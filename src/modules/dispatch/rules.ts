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
  deadline: number;
}

/** How answers come in this group, from habits/rules. */
export interface Answers {
  /** The share of the answers that has come after so long. */
  within(ms: number): number;
  /** How many of those who would not say so. */
  noes: number;
  /** The chance of a yes of a rested person as they are usually asked: what prices are counted in. */
  usual: number;
}

/** How eagerly to ask. Found by trying on the simulated world (docs/dispatch.md), the same for every group. */
export interface Settings {
  /** Places are to be filled within this time where the deadline is later. */
  within: number;
  /** The fill chance wanted while there is all the time in the world, and at the end. */
  calm: number;
  late: number;
  /** How many usual answering times before the deadline the wanted chance begins to rise. */
  rounds: number;
  /** The price of an ask, in usual chances, and how much dearer while there is all the time. */
  price: number;
  patience: number;
  /** How much dearer each ask of the last seven days makes it. */
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
  calm: 0.1,
  late: 0.93,
  rounds: 2,
  price: 0.25,
  patience: 0.2,
  dearer: 0.3,
  worn: 0.025,
  welcome: 0.1,
};

/** For those who want it settled soon; it costs more asks. */
export const fast: Settings = {
  ...gentle,
  within: hour,
  calm: 0.47,
  late: 0.99,
  price: 0.08,
  patience: 0.08,
  dearer: 0.17,
};

/** The chance that somebody who has not answered yet still says yes before the deadline: Bayes' rule on the delay. */
export function stillComing({ chance, sentAt }: Pending, now: number, deadline: number, of: Answers): number {
  const gone = of.within(now - sentAt);
  const answering = chance + (1 - chance) * of.noes;
  return (chance * Math.max(0, of.within(deadline - sentAt) - gone)) / Math.max(1 - answering * gone, 1e-9);
}

/**
 * The chance of at least `open` yes of people who decide for themselves, each with their own chance: the tail of a
 * Poisson-binomial, by adding one person at a time (Hong 2013, Computational Statistics and Data Analysis).
 */
export function fillChance(open: number, chances: readonly number[]): number {
  /** Chances of exactly 0, 1 … open − 1 yes. */
  const short = Array.from({ length: Math.max(0, open) }, (_, yes) => Number(yes === 0));
  for (const chance of chances) {
    for (let yes = short.length - 1; yes >= 0; yes--) {
      short[yes] =
        (short[yes] as number) * (1 - chance) + (yes > 0 ? (short[yes - 1] as number) * chance : 0);
    }
  }
  return Math.max(0, 1 - short.reduce((all, one) => all + one, 0));
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
  const chance = fillChance(open, coming(need, aim(need, settings), answers));
  return {
    chance,
    wanted: wantedChance(need, answers, settings),
    lookAt: nextLook(need, settings),
  };
}

/** By when the places are to be filled. */
const aim = ({ now, deadline }: Need, { within }: Settings) => Math.min(deadline, now + within);

/** The chance of filling that is enough for now: it rises as the deadline nears. */
const wantedChance = (need: Need, answers: Answers, { calm, late, rounds }: Settings): number =>
  late - (late - calm) * ease(need, answers, rounds);

/** What any ask costs now: while there is time, it is better to wait for somebody likelier. */
const priceNow = (need: Need, answers: Answers, { price, patience, rounds }: Settings): number =>
  price + patience * ease(need, answers, 6 * rounds);

/** From 0 at the deadline towards 1 long before, the time left being counted in rounds of usual answers. */
const ease = ({ now, deadline }: Need, answers: Answers, rounds: number): number =>
  1 - Math.exp(-(deadline - now) / usualAnswer(answers) / rounds);

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

/** After a twelfth of the time left, or a quarter of the time wanted; at least five minutes and at most an hour. */
const nextLook = ({ now, deadline }: Need, { within }: Settings): number =>
  Math.min(now + Math.min(Math.max(Math.min((deadline - now) / 12, within / 4), 5 * minute), hour), deadline);

const coming = ({ pending, now }: Need, until: number, answers: Answers): number[] =>
  pending.map((one) => stillComing(one, now, until, answers));

/** The chance of filling if everybody were asked who can be: what is left of hope, for the hosts. */
export function prospect(need: Need, people: readonly Candidate[], answers: Answers): number {
  const { now, deadline, open } = need;
  const able = people.filter(({ facts }) => hindrance(facts, now) === null);
  const more = able.map(({ chance }) => chance * answers.within(deadline - now));
  return fillChance(open, [...coming(need, deadline, answers), ...more]);
}

/** Whom to ask now, in this order, with the reasons. */
export interface Decision extends Outlook {
  ask: { personId: string; chance: number; reasons: Reason[] }[];
}

/**
 * Whom to ask for one slot now: while the chance that it fills in time is below what is wanted, the next of those who
 * can be asked, by chance less the price of asking, and among equals whoever was asked longest ago. Nobody with a
 * hindrance is ever among them. `chance` is what is believed once they are asked.
 */
export function decide(need: Need, people: readonly Candidate[], of: Answers, how: Settings): Decision {
  const before = outlook(need, of, how);
  if (before.lookAt === null || before.chance >= before.wanted) return { ...before, ask: [] };
  const able = people.filter(({ facts }) => hindrance(facts, need.now) === null);
  const chances = coming(need, aim(need, how), of);
  const inTime = of.within(aim(need, how) - need.now);
  const chosen: Candidate[] = [];
  for (const candidate of ranked(need, able, of, how)) {
    if (fillChance(need.open, chances) >= before.wanted) break;
    chances.push(candidate.chance * inTime);
    chosen.push(candidate);
  }
  const nearestKm = able.reduce((least, { km }) => Math.min(least, km ?? least), Number.POSITIVE_INFINITY);
  const why = (one: Candidate) => reasonsOf(one, { nearestKm, now: need.now });
  const ask = chosen.map((one) => ({ personId: one.personId, chance: one.chance, reasons: why(one) }));
  return { ...before, chance: fillChance(need.open, chances), ask };
}

/**
 * Worth asking, best first: the chance to help in time, in usual chances, less the price of attention, which grows with
 * asks and with having helped much. Worths within a twentieth are equal: the rested before the slightly likelier.
 */
function ranked(need: Need, able: readonly Candidate[], of: Answers, how: Settings): Candidate[] {
  const inTime = of.within(aim(need, how) - need.now) / of.usual;
  const least = priceNow(need, of, how) * 20;
  return able
    .map((candidate) => {
      const { chance, facts, helps, newcomer, askedAt } = candidate;
      const welcome = newcomer && askedAt === null ? how.welcome : 0;
      const price = how.dearer * facts.asksInWeek + how.worn * helps - welcome;
      return { candidate, worth: Math.round((chance * inTime - price) * 20) };
    })
    .filter(({ worth }) => worth > 0 && worth >= least)
    .sort((a, b) => b.worth - a.worth || longerAgo(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}

/** Who was never asked has waited longest. */
const longerAgo = (a: Candidate, b: Candidate): number =>
  (a.askedAt ?? 0) - (b.askedAt ?? 0) || (a.personId < b.personId ? -1 : 1);

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
} satisfies Record<string, (candidate: Candidate, moment: { nearestKm: number; now: number }) => boolean>;

export type Reason = keyof typeof reasons;

/** Why this person, in words that are each true of them; `nearestKm` of all who could be asked now. */
export const reasonsOf = (candidate: Candidate, moment: { nearestKm: number; now: number }): Reason[] =>
  (Object.keys(reasons) as Reason[]).filter((reason) => reasons[reason](candidate, moment));
