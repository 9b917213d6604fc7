// Pure learning of who says yes: how often, whether somebody is still listening, and how long answers take.
// All is counted; what is not known yet stands on weak priors. Times are epoch milliseconds, chances 0 to 1.

/** A person's own record for one kind of help. `tries` counts an ask as far as it was heard and fair to count. */
export interface Habit {
  yes: number;
  tries: number;
}

/** Whether somebody still reads what we send: the belief right after the last nudge, at `believedAt`. */
export interface Listener {
  belief: number;
  believedAt: number;
  /** Nudges in a row that nobody answered, those still open counted too. */
  unanswered: number;
  turnedAwayAt: number | null;
}

/** Yes counted against the yes expected without the effect that is being learnt. */
export interface Count {
  yes: number;
  expected: number;
}

/** What a group has seen, for one JSON column. */
export interface Experience {
  /** By "kind need.moving" or a band, "km 3"; "noes" of those who heard and would not; "asks": their rested chances. */
  counts: Record<string, Count>;
  /** Answers with a time: how many, and the sum and the sum of squares of ln(minutes). */
  delay: { n: number; sum: number; squares: number };
}

export const noExperience: Experience = { counts: {}, delay: { n: 0, sum: 0, squares: 0 } };

/** Upper ends of the bands; one more band is open. Rest, and the time since being turned away, are in days. */
const bands = {
  km: [1, 2, 4, 6, 9, 13, 18, 25, 40],
  hour: [5, 8, 11, 14, 17, 20],
  rest: [0.25, 0.5, 1, 2, 3, 5, 8, 14, 28],
  away: [0.25, 0.5, 1, 2, 3, 5, 8, 14, 28],
  unanswered: [0, 1, 2, 4, 8],
};

const day = 86_400_000;
const minute = 60_000;
const between = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The band a value falls in; its upper end belongs to it. */
function bandOf(ends: number[], value: number): number {
  const i = ends.findIndex((end) => value <= end);
  return i < 0 ? ends.length : i;
}

const middle = (ends: number[], i: number) => {
  const low = ends[i - 1] ?? 0;
  return (low + (ends[i] ?? low * 1.5)) / 2;
};

/**
 * The priors, guesses of ours and not measurements, and what each is worth in expected yes: one ask in six is a yes
 * next door, half as many 20 km away, all hours are alike, an ask deafens for two days, every third who would not
 * says so, an answer takes an hour. `alike`: what the group's share is worth in tries.
 */
const prior = {
  chance: [1 / 6, 5],
  usual: [1 / 8, 20],
  noes: [1 / 3, 6],
  worth: { alike: 6, band: 4, hour: 40 },
  halfKm: 20,
  recoveryDays: 2,
  delay: { n: 4, mean: Math.log(60), spread: 1.5 },
} as const;

/** What the counts say, worked out once for many people and not kept: it follows from the experience. */
export interface Learnt {
  kinds: Record<string, number>;
  anyKind: number;
  /** The mean chance, were they rested, of those who are asked. */
  usual: number;
  km: number[];
  hour: number[];
  unanswered: number[];
  /** After an ask, and after being turned away: the share who stop listening, and for how long on average. */
  asked: Recovery;
  away: Recovery;
  noes: number;
  /** Of ln(minutes). */
  delay: { mean: number; spread: number };
}

type Recovery = { deaf: number; ms: number };

/**
 * Reads an experience. Each effect is yes over expected yes, drawn towards its prior as if that were `worth` so many
 * expected yes more (gamma-Poisson shrinkage: Gelman et al., Bayesian Data Analysis, ch. 2).
 */
export function learnt({ counts, delay }: Experience): Learnt {
  const share = (count: Count | undefined, guess: number, worth: number) =>
    ((count?.yes ?? 0) + worth * guess) / ((count?.expected ?? 0) + worth);
  const kinds = Object.entries(counts).filter(([key]) => key.startsWith("kind "));
  const total = (of: keyof Count) => kinds.reduce((sum, [, count]) => sum + count[of], 0);
  const anyKind = share({ yes: total("yes"), expected: total("expected") }, ...prior.chance);
  const band = (of: keyof typeof bands, guess: (i: number) => number) =>
    [...bands[of], 0].map((_, i) =>
      share(counts[`${of} ${i}`], guess(i), prior.worth[of === "hour" ? "hour" : "band"]),
    );
  const hours = band("hour", () => 1);
  const anyHour = hours.reduce((sum, factor) => sum + factor, 0) / hours.length;
  return {
    kinds: Object.fromEntries(kinds.map(([key, count]) => [key.slice(5), share(count, anyKind, 10)])),
    anyKind,
    usual: share(counts["asks"], ...prior.usual),
    km: band("km", (i) => 2 ** (-middle(bands.km, i) / prior.halfKm)),
    hour: hours.map((factor) => factor / anyHour),
    unanswered: band("unanswered", (i) => 1 / (1 + i / 8)).map((share, i) => (i ? Math.min(1.5, share) : 1)),
    asked: recovery(counts, "rest"),
    away: recovery(counts, "away"),
    noes: Math.min(0.95, share(counts["noes"], ...prior.noes)),
    delay: delayOf(delay),
  };
}

/** The posterior means for a normal ln(minutes) (normal-inverse-gamma: Bayesian Data Analysis, ch. 3). */
function delayOf({ n, sum, squares }: Experience["delay"]): Learnt["delay"] {
  const { n: worth, mean: guess, spread } = prior.delay;
  const mean = (worth * guess + sum) / (worth + n);
  const around = squares - 2 * mean * sum + n * mean ** 2 + worth * (spread ** 2 + (guess - mean) ** 2);
  return { mean, spread: Math.sqrt(Math.max(around / (worth + n), 0.01)) };
}

const grid = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.99].flatMap((deaf) =>
  [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24].map((days) => ({ deaf, days })),
);

/**
 * How an ask deafens and how that passes: the mean over a grid under the posterior, with a Poisson likelihood of the
 * yes in each band of rest. That a nudge silences somebody for a random time is the model of Manshadi and Rodilitz
 * (Online Policies for Efficient Volunteer Crowdsourcing, Management Science 2022).
 */
function recovery(counts: Experience["counts"], of: "rest" | "away"): Recovery {
  const logs = grid.map(({ deaf, days }) => {
    let log = -((Math.log(days / prior.recoveryDays) / 1.2) ** 2) / 2;
    for (let i = 0; i <= bands[of].length; i++) {
      const { yes, expected } = counts[`${of} ${i}`] ?? { yes: 0, expected: 0 };
      const mean = expected * (1 - deaf * Math.exp(-middle(bands[of], i) / days));
      if (expected > 0) log += yes * Math.log(mean) - mean;
    }
    return log;
  });
  const best = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - best));
  const all = weights.reduce((a, b) => a + b);
  const mean = (of: (point: { deaf: number; days: number }) => number) =>
    grid.reduce((sum, point, i) => sum + of(point) * (weights[i] as number), 0) / all;
  return { deaf: mean(({ deaf }) => deaf), ms: Math.exp(mean(({ days }) => Math.log(days))) * day };
}

/** The share of the answers that have come after so many milliseconds, of those that ever come: lognormal. */
export const answeredWithin = ({ delay }: Learnt, ms: number): number =>
  ms <= 0 ? 0 : normal((Math.log(ms / minute) - delay.mean) / delay.spread);

/** The normal distribution function to 7 digits (Abramowitz and Stegun 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = 0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)));
  const tail = (Math.exp((-z * z) / 2) * t * series) / Math.sqrt(2 * Math.PI);
  return z > 0 ? 1 - tail : tail;
}

const passing = ({ deaf, ms }: Recovery, since: number) => 1 - deaf * Math.exp(-Math.max(0, since) / ms);

/**
 * The belief that somebody listens now: the forward filter of a two-state hidden Markov chain (Rabiner 1989), from
 * the last belief with the learnt way back. Whoever was never asked listens.
 */
export function listening(learnt: Learnt, listener: Listener | null, at: number): number {
  if (!listener) return 1;
  const { belief, believedAt, turnedAwayAt } = listener;
  const heard = passing({ deaf: 1 - belief, ms: learnt.asked.ms }, at - believedAt);
  return heard * (turnedAwayAt === null ? 1 : passing(learnt.away, at - turnedAwayAt));
}

/** One person at the moment of an ask. `hour` 0 to 23 where they live; `km` null when nobody knows how far. */
export interface Ask {
  kind: string;
  at: number;
  hour: number;
  km: number | null;
  habit: Habit | null;
  listener: Listener | null;
}

/** The chance that somebody asked now says yes sooner or later. */
export function chanceOf(learnt: Learnt, ask: Ask): number {
  const { will, fit, heard, lasting } = parts(learnt, ask);
  return between(will * fit * heard * lasting, 0, 0.95);
}

/** Its factors: willing next door, distance and hour, listening now, and still at all after so many silences. */
function parts(learnt: Learnt, { kind, at, hour, km, habit, listener }: Ask) {
  const near = km === null ? 0.5 : nearness(learnt.km, km);
  const time = learnt.hour[bandOf(bands.hour, hour)] ?? 1;
  return {
    will: willing(learnt, kind, habit),
    near,
    time,
    fit: near * time,
    heard: listening(learnt, listener, at),
    lasting: learnt.unanswered[bandOf(bands.unanswered, listener?.unanswered ?? 0)] ?? 1,
  };
}

/** How willing, next door and listening: the group's Beta prior under the person's own counts (beta-binomial). */
function willing(learnt: Learnt, kind: string, habit: Habit | null): number {
  const group = prior.worth.alike * (learnt.kinds[kind] ?? learnt.anyKind);
  return between((group + (habit?.yes ?? 0)) / (prior.worth.alike + (habit?.tries ?? 0)), 0.001, 0.95);
}

/** The factor of distance, straight between the middles of the bands. */
function nearness(factors: number[], km: number): number {
  const band = bandOf(bands.km, km);
  const i = Math.min(km < middle(bands.km, band) ? band - 1 : band, factors.length - 2);
  const [a, b] = [factors[Math.max(i, 0)] as number, factors[i + 1] as number];
  const from = i < 0 ? 0 : middle(bands.km, i);
  return a + (b - a) * between((km - from) / (middle(bands.km, i + 1) - from), 0, 1);
}

/** What became of an ask, in milliseconds: after how long an answer came, or how long there was for one. */
export interface Outcome {
  answer: "yes" | "no" | "silent";
  afterMs: number | null;
  /** Until it was known that none comes any more; it only matters for a silence. */
  hadMs: number;
}

/** How sure we are that the ask was heard, now that this became of it: Bayes' rule. */
function heardAfter(learnt: Learnt, ask: Ask, { answer, hadMs }: Outcome): number {
  if (answer !== "silent") return 1;
  const { will, fit, heard, lasting } = parts(learnt, ask);
  const before = Math.min(1, heard * lasting);
  const would = between(will * fit, 0, 0.95);
  const silent = 1 - (would + (1 - would) * learnt.noes) * answeredWithin(learnt, hadMs);
  return (before * silent) / (before * silent + 1 - before || 1);
}

/** The person's record: a yes counts whole, a no and a silence as far as a yes could be expected. */
export function habitAfter(learnt: Learnt, habit: Habit | null, ask: Ask, outcome: Outcome): Habit {
  const { yes, tries } = habit ?? { yes: 0, tries: 0 };
  if (outcome.answer === "yes") return { yes: yes + 1, tries: tries + 1 };
  const fair = Math.min(1, parts(learnt, ask).fit) * heardAfter(learnt, ask, outcome);
  return { yes, tries: tries + fair * (outcome.answer === "no" ? 1 : answeredWithin(learnt, outcome.hadMs)) };
}

/** The listener right after a nudge: it may deafen, and it is unanswered until an answer comes. */
export function nudged(learnt: Learnt, listener: Listener | null, at: number): Listener {
  const { unanswered = 0, turnedAwayAt = null } = listener ?? {};
  const belief =
    listening(learnt, listener && { ...listener, turnedAwayAt: null }, at) * (1 - learnt.asked.deaf);
  return { belief, believedAt: at, unanswered: unanswered + 1, turnedAwayAt };
}

/** The listener once it is known what became of an ask; a later nudge has the last word on the belief. */
export function listenerAfter(learnt: Learnt, listener: Listener, ask: Ask, outcome: Outcome): Listener {
  const unanswered = outcome.answer === "silent" ? listener.unanswered : 0;
  if (listener.believedAt > ask.at) return { ...listener, unanswered };
  return { ...listener, unanswered, belief: heardAfter(learnt, ask, outcome) * (1 - learnt.asked.deaf) };
}

/** Somebody said yes and was told that others had been quicker. */
export const turnedAway = (listener: Listener, at: number): Listener => ({ ...listener, turnedAwayAt: at });

/**
 * The group's experience with one ask more. Each band is told what was expected without its own effect. The share of
 * a kind is learnt from first asks alone: those asked again were chosen because they are willing.
 */
export function experienceAfter(was: Experience, learnt: Learnt, ask: Ask, outcome: Outcome): Experience {
  const { will, fit, near, time, heard, lasting } = parts(learnt, ask);
  const { answer, afterMs, hadMs } = outcome;
  const within = answer === "silent" ? answeredWithin(learnt, hadMs) : 1;
  const likely = will * fit * heard * lasting * within;
  const counts = { ...was.counts };
  const add = (key: string, yes: number | boolean, expected: number) => {
    const count = counts[key] ?? { yes: 0, expected: 0 };
    counts[key] = { yes: count.yes + Number(yes), expected: count.expected + expected };
  };
  const band = (of: keyof typeof bands, value: number, own: number) =>
    add(`${of} ${bandOf(bands[of], value)}`, answer === "yes", likely / Math.max(own, 0.02));
  const { believedAt = null, turnedAwayAt = null, unanswered = 0 } = ask.listener ?? {};
  if (!ask.habit?.tries) add(`kind ${ask.kind}`, answer === "yes", likely / will);
  if (ask.km !== null) band("km", ask.km, near);
  band("hour", ask.hour, time);
  if (believedAt !== null) band("rest", (ask.at - believedAt) / day, heard);
  if (turnedAwayAt !== null) band("away", (ask.at - turnedAwayAt) / day, heard);
  band("unanswered", unanswered, lasting);
  add("asks", will * fit, 1);
  if (answer !== "yes") add("noes", answer === "no", heardAfter(learnt, ask, outcome) * within);
  if (afterMs === null) return { ...was, counts };
  const [ln, { n, sum, squares }] = [Math.log(Math.max(afterMs / minute, 0.25)), was.delay];
  return { counts, delay: { n: n + 1, sum: sum + ln, squares: squares + ln ** 2 } };
}
