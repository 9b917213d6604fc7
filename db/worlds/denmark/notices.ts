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
  dedup: string;
  at: Date;
}

/** Notices as rows; what is older than twelve hours has been read. */
export function noticeRows(told: readonly Told[], at: Date): Row<"notices">[] {
  return told
    .filter(({ to, by }) => three.has(to) && to !== by)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ to, kind, group, occasion = null, by, dedup, at: moment }, number) => ({
      id: worldId("notice", number),
      person_id: to as string,
      group_id: group,
      occasion_id: occasion,
      kind,
      facts: by ? { by } : {},
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
