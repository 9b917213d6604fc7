// Who is in which group since when, and who is known there.
import { groups } from "./groups.ts";
import { worldId } from "./ids.ts";
import { random } from "./random.ts";
import { type Entry, firstHost, type Part } from "./roster.ts";
import type { Row } from "./rows.ts";

/** The share of people known in their group without anything in the story that says how. */
const knownShare: Record<Part, number> = { neighbour: 0.5, newcomer: 0.15 };

/** When somebody first completed something in a group, by `key`. */
export type Completed = ReadonlyMap<string, Date>;

export const key = (groupId: string, personId: string): string => `${groupId} ${personId}`;

/** The earliest outcome "done" of each person in each group. */
export function completedIn(claims: readonly Row<"claims">[]): Completed {
  const first = new Map<string, Date>();
  for (const { group_id, person_id, outcome, outcome_at } of claims) {
    if (outcome !== "done" || !(outcome_at instanceof Date)) continue;
    const known = first.get(key(group_id, person_id));
    if (!known || outcome_at < known) first.set(key(group_id, person_id), outcome_at);
  }
  return first;
}

export function membershipRows(
  { person, part, joined, hosts }: Entry,
  created: Date,
  at: Date,
  completed: Completed,
): Row<"memberships">[] {
  const chance = random(`memberships ${person}`);
  const personId = worldId("person", person);
  const within = (share: number, moment: Date) =>
    new Date(moment.getTime() + Math.floor(share * chance.next() * (at.getTime() - moment.getTime())));
  return joined.map((group, order) => {
    const groupId = groups[group]?.id as string;
    const isHost = hosts.includes(group);
    const since = order === 0 ? created : within(0.05, created);
    const done = completed.get(key(groupId, personId));
    const vouched = chance.chance(knownShare[part]) ? within(0.6, since) : undefined;
    const first = vouched && done ? new Date(Math.min(vouched.getTime(), done.getTime())) : (vouched ?? done);
    return {
      group_id: groupId,
      person_id: personId,
      role: isHost ? "host" : "member",
      since,
      known_since: isHost ? since : (first ?? null),
      vouched_by:
        vouched && first?.getTime() === vouched.getTime() && !isHost
          ? worldId("person", firstHost(group))
          : null,
    };
  });
}
