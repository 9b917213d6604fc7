// Questions and answers: on a call, to the group, and one that was taken away.
import { newId } from "../../src/platform/ids.ts";
import type { TestPlatform } from "../support/platform.ts";
import type { Cast } from "./cast.ts";

export const removedPost = "post-mark-removed";

export async function writePosts(
  { platform, clock }: TestPlatform,
  { somebody }: Cast,
  { groupId, callId }: { groupId: string; callId: string },
): Promise<Record<"question" | "answer" | "wide" | "gone", string>> {
  const ids = { question: newId(), answer: newId(), wide: newId(), gone: newId() };
  const now = clock.now();
  const { member, owner } = somebody;
  const post = (id: string, author_id: string, body: string, more: object = {}) => ({
    id,
    group_id: groupId,
    author_id,
    body,
    lang: "en",
    created_at: now,
    ...more,
  });
  await platform.db
    .insertInto("posts")
    .values([
      post(ids.question, member.personId, "Is there a lift?", { occasion_id: callId }),
      post(ids.wide, member.personId, "Where is the nearest dentist?"),
      post(ids.gone, member.personId, removedPost, {
        occasion_id: callId,
        removed_at: now,
        removed_reason: "unkind",
      }),
    ])
    .execute();
  await platform.db
    .insertInto("posts")
    .values([post(ids.answer, owner.personId, "No.", { occasion_id: callId, question_id: ids.question })])
    .execute();
  return ids;
}
