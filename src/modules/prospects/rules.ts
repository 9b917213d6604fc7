// Pure decisions about what does not fill: why, when the hosts hear of it, and who carries too much of the whole.

/** "unlikely": there are people who could, but those asked do not answer. */
export type Stuck = "nobody_free" | "nobody_near" | "language" | "skill" | "asked_out" | "unlikely";

/** How many of those who could be thought of stand behind which hindrance, and how many can be asked. */
export interface Field {
  able: number;
  /** Of those able, how many live near enough that they may come. */
  ableNear: number;
  hindered: Partial<Record<string, number>>;
}

/** Which hindrance a reason speaks of; the ones that concern the call itself come first among equals. */
const speaksOf: [Stuck, readonly string[]][] = [
  ["language", ["language"]],
  ["skill", ["lacks"]],
  ["nobody_free", ["busy", "not_free", "paused", "quiet"]],
  ["asked_out", ["asked_out", "asked", "never", "muted"]],
];

/** Why a slot does not fill, as the host reads it; null while people near can still be asked. */
export function stuckBecause({ able, ableNear, hindered }: Field): Stuck | null {
  if (ableNear > 0) return null;
  if (able > 0) return "nobody_near";
  const counted = speaksOf.map(([stuck, words]) => ({
    stuck,
    count: words.reduce((sum, word) => sum + (hindered[word] ?? 0), 0),
  }));
  const most = Math.max(...counted.map(({ count }) => count));
  return most === 0 ? "nobody_near" : (counted.find(({ count }) => count === most)?.stuck ?? null);
}

export interface Span {
  openedAt: number;
  /** When it starts, or when nobody is needed any more. */
  deadline: number;
}

/** From when on a slot without prospect is shown to the hosts: a third of the time it had has gone. */
export const escalateAt = ({ openedAt, deadline }: Span): number => openedAt + (deadline - openedAt) / 3;

const hopeful = 0.5;

/** Whether the hosts should hear of it now: a third of the time is gone and it will more likely stay empty. */
export const escalates = (span: Span, fillChance: number, now: number): boolean =>
  now >= escalateAt(span) && now < span.deadline && fillChance < hopeful;

const day = 86_400_000;

/** When an empty slot is an alarm: a day before, or at once for what opened later than that. */
export const alarmAt = ({ openedAt, deadline }: Span): number => Math.max(openedAt, deadline - day);

/** Somebody's helps in the last 28 days, and those of the whole group. */
export interface Load {
  helps: number;
  groupHelps: number;
  /** How many helped at all. */
  helpers: number;
}

const many = 8;
const share = 3;

/** Whether one person carries the group: at least twice a week, and three times as much as others who help. */
export const overworked = ({ helps, groupHelps, helpers }: Load): boolean =>
  helps >= many && helps * Math.max(helpers, 1) >= share * groupHelps;
