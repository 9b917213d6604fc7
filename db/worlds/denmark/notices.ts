// What waits in the inboxes of the three demo people: what the modules would have told them, had they seen it happen.
import { worldId } from "./ids.ts";
import type { Row } from "./rows.ts";
import { demo } from "./three.ts";

const three = new Set<string | null | undefined>(Object.values(demo));
const hour = 3_600_000;

interface Told {
  to: string | null | undefined;
  kind: string;
  group: string;
  occasion?: string | null;
  by?: string | null;
  facts?: Record<string, string>;
  dedup: string;
  at: Date;
}

/** Notices as rows; what is older than twelve hours has been read. */
export function noticeRows(told: readonly Told[], at: Date): Row<"notices">[] {
  return told
    .filter(({ to, by }) => three.has(to) && to !== by)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ to, kind, group, occasion = null, by, facts = {}, dedup, at: moment }, number) => ({
      id: worldId("notice", number),
      person_id: to as string,
      group_id: group,
      occasion_id: occasion,
      kind,
      facts: by ? { ...facts, by } : facts,
      dedup,
      created_at: moment,
      read_at: at.getTime() - moment.getTime() > 12 * hour ? new Date(moment.getTime() + hour) : null,
    }));
}

/** Questions on somebody's call, and answers to somebody's question. */
export function ofPosts(posts: readonly Row<"posts">[], occasions: readonly Row<"occasions">[]): Told[] {
  const owners = new Map(occasions.map(({ id, owner_id }) => [id, owner_id]));
  const askers = new Map(posts.map(({ id, author_id }) => [id, author_id]));
  return posts.flatMap(({ id, question_id, occasion_id, group_id, author_id, created_at }): Told[] => {
    const about = { group: group_id, occasion: occasion_id, by: author_id, at: created_at as Date };
    if (question_id) {
      const kind = occasion_id ? "questions.answered" : "questions.answered_group";
      return [{ ...about, to: askers.get(question_id), kind, dedup: `answer ${id}` }];
    }
    return occasion_id
      ? [{ ...about, to: owners.get(occasion_id), kind: "questions.asked", dedup: `question ${id}` }]
      : [];
  });
}

/** Being asked, while it still needs an answer. */
export const ofNudges = (nudges: readonly Row<"nudges">[]): Told[] =>
  nudges
    .filter(({ answer }) => !answer)
    .map(({ id, person_id: to, group_id: group, occasion_id: occasion, sent_at }) => ({
      to,
      kind: "nudges.asked",
      group,
      occasion,
      facts: { nudge: id },
      dedup: `nudge ${id}`,
      at: sent_at as Date,
    }));

interface Happened {
  occasions: readonly Row<"occasions">[];
  claims: readonly Row<"claims">[];
  memberships: readonly Row<"memberships">[];
}

const week = 7 * 24 * hour;

/** Places taken, given back, offered, called off and thanked for in the last week. */
export function ofClaims({ occasions, claims, memberships }: Happened, at: Date): Told[] {
  const byId = new Map(occasions.map((occasion) => [occasion.id, occasion]));
  const known = new Map(
    memberships.map((row) => [`${row.group_id} ${row.person_id}`, row.known_since as Date | null]),
  );
  const hosts = new Map<string, string[]>();
  for (const { group_id, person_id, role } of memberships)
    if (role === "host") hosts.set(group_id, [...(hosts.get(group_id) ?? []), person_id]);
  const all = claims.flatMap((claim): Told[] => {
    const occasion = byId.get(claim.occasion_id);
    if (!occasion) return [];
    const isKnown = (known.get(`${claim.group_id} ${claim.person_id}`) ?? at) < (claim.created_at as Date);
    return [
      ...taken(claim, occasion, isKnown, hosts.get(claim.group_id) ?? []),
      ...moved(claim, occasion, at),
    ];
  });
  const recent = ({ kind, at: moment }: Told) =>
    moment <= at && at.getTime() - moment.getTime() < (kind === "occasions.confirm_host" ? 48 * hour : week);
  return all.filter(recent);
}

/** Whoever asked hears who is coming; somebody unknown has to be confirmed before they see an address. */
function taken(
  claim: Row<"claims">,
  occasion: Row<"occasions">,
  isKnown: boolean,
  hosts: readonly string[],
): Told[] {
  if (!claim.claimed_at) return [];
  const { person_id: by, group_id: group, occasion_id } = claim;
  const about = {
    group,
    occasion: occasion_id,
    by,
    dedup: `claim ${claim.id}`,
    at: claim.claimed_at as Date,
  };
  if (isKnown || occasion.remote) return [{ ...about, to: occasion.owner_id, kind: "occasions.taken" }];
  return [
    { ...about, to: occasion.owner_id, kind: "occasions.confirm" },
    ...hosts
      .filter((host) => host !== occasion.owner_id)
      .map((to) => ({ ...about, to, kind: "occasions.confirm_host" })),
  ];
}

function moved(claim: Row<"claims">, occasion: Row<"occasions">, at: Date): Told[] {
  if (claim.thanked_at) return [thanked(claim, occasion)];
  const { id, person_id, group_id: group, occasion_id, released_at, offered_until } = claim;
  const about = { group, occasion: occasion_id };
  if (offered_until instanceof Date) {
    const until = offered_until.toISOString();
    const facts = { until, zone: "Europe/Copenhagen" };
    const moment = new Date(at.getTime() - hour / 3);
    return [
      {
        ...about,
        to: person_id,
        kind: "waiting.offered",
        facts,
        dedup: `waiting.offered ${id} ${until}`,
        at: moment,
      },
    ];
  }
  if (!(released_at instanceof Date)) return [];
  if (claim.release_reason === "cancelled") {
    const kind = "arrangements.cancelled";
    return [{ ...about, to: person_id, kind, dedup: `${kind} ${id} `, at: released_at }];
  }
  const kind = claim.late ? "turnout.released_late" : "turnout.released";
  return [{ ...about, to: occasion.owner_id, kind, by: person_id, dedup: `released ${id}`, at: released_at }];
}

function thanked(
  { id, person_id, group_id, occasion_id, thanked_at }: Row<"claims">,
  { owner_id }: Row<"occasions">,
): Told {
  const kind = "attendance.thanked";
  const about = { group: group_id, occasion: occasion_id, by: owner_id, at: thanked_at as Date };
  return { ...about, to: person_id, kind, dedup: `${kind} ${id}` };
}
