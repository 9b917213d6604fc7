// What people do in threads: ask, answer, take away.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { type Group, groupById, groupBySlug, isClosed, membershipOf } from "../groups/public.ts";
import { tell } from "../notices/public.ts";
import { mayRemove, mayWrite, type Reader } from "./policy.ts";
import {
  findContact,
  pageLength,
  postsAnHour,
  type RemovalReason,
  type ThreadPage,
  textLang,
} from "./rules.ts";
import {
  addPost,
  countPosts,
  forgetRemoved,
  forgetThreads,
  occasionFacts,
  type Post,
  postById,
  questionsOf,
  removePost,
  samePost,
  type Topic,
} from "./store.ts";

const hour = 60 * 60 * 1000;

export interface Written {
  body: string;
  /** The language its author reads Nabo in. */
  lang: string;
}

/** One page of a thread; `before` is the last question of the page before. */
export async function threadOf(db: Db, topic: Topic, before?: string): Promise<ThreadPage> {
  const found = await questionsOf(db, topic, { limit: pageLength + 1, before });
  const questions = found.slice(0, pageLength);
  return { questions, older: found.length > pageLength ? questions.at(-1)?.id : undefined };
}

/** Asks about a call; whoever asked for the help is told. */
export async function askAboutCall(
  platform: Platform,
  actor: Actor,
  callId: string,
  written: Written,
): Promise<void> {
  const topic = await platform.db.transaction().execute(async (trx) => {
    const occasion = await occasionFacts(trx, callId, platform.clock.now());
    if (!occasion) throw new Refusal("not_found");
    if (occasion.over) throw new Refusal("gone", "questions:refusal.over");
    const { groupId, ownerId } = occasion;
    const topic = { groupId, occasionId: callId };
    const id = await write(trx, platform, { actor, topic, ownerId, questionId: null, written });
    if (ownerId && ownerId !== actor.personId) {
      const about = { ...topic, by: actor.personId, dedup: `question ${id}` };
      await tell(trx, platform, [{ personId: ownerId, kind: "questions.asked", ...about }]);
    }
    return topic;
  });
  announce(platform, topic);
}

/** Asks a whole group. */
export async function askGroup(
  platform: Platform,
  actor: Actor,
  slug: string,
  written: Written,
): Promise<void> {
  const topic = await platform.db.transaction().execute(async (trx) => {
    const group = await groupBySlug(trx, slug);
    if (!group) throw new Refusal("not_found");
    if (isClosed(group, platform.clock.now())) throw new Refusal("conflict", "questions:refusal.closed");
    const topic = { groupId: group.id, occasionId: null };
    await write(trx, platform, { actor, topic, ownerId: null, questionId: null, written });
    return topic;
  });
  announce(platform, topic);
}

/** Answers a question; whoever asked it is told. Returns where the thread stands. */
export async function answer(
  platform: Platform,
  actor: Actor,
  questionId: string,
  written: Written,
): Promise<Standing> {
  const standing = await platform.db.transaction().execute(async (trx) => {
    const standing = await standingOf(trx, questionId, platform.clock.now());
    const { question, group, ownerId } = standing;
    const topic = { groupId: group.id, occasionId: question.occasionId };
    const id = await write(trx, platform, { actor, topic, ownerId, questionId, written });
    if (question.authorId && question.authorId !== actor.personId) {
      const kind = question.occasionId ? "questions.answered" : "questions.answered_group";
      const about = { ...topic, by: actor.personId, dedup: `answer ${id}` };
      await tell(trx, platform, [{ personId: question.authorId, kind, ...about }]);
    }
    return standing;
  });
  announce(platform, { groupId: standing.group.id, occasionId: standing.question.occasionId });
  return standing;
}

/** Takes a post away: authors their own, hosts what harms; then its author is told why, not by whom. */
export async function remove(
  platform: Platform,
  actor: Actor,
  postId: string,
  reason: RemovalReason,
): Promise<{ post: Post; group: Group }> {
  const removed = await platform.db.transaction().execute(async (trx) => {
    const post = await postById(trx, postId);
    const group = post && (await groupById(trx, post.groupId));
    if (!post || !group) throw new Refusal("not_found");
    const reader = await readerIn(trx, actor, group.id);
    if (!mayRemove(reader, post.authorId)) throw new Refusal("forbidden");
    const own = post.authorId === actor.personId;
    if (!(await removePost(trx, post.id, own ? "author" : reason, platform.clock.now())))
      return { post, group };
    if (!own && post.authorId) {
      const { groupId, occasionId } = post;
      const kind = `questions.removed.${reason}`;
      await tell(trx, platform, [
        { personId: post.authorId, kind, groupId, occasionId, dedup: `removed ${post.id}` },
      ]);
    }
    return { post, group };
  });
  announce(platform, removed.post);
  return removed;
}

export interface Standing {
  question: Post;
  group: Group;
  /** Who asked for the help the thread is about. */
  ownerId: string | null;
}

/** A question that can be answered, and where it stands. */
export async function standingOf(db: Db, questionId: string, now: Date): Promise<Standing> {
  const question = await postById(db, questionId);
  const group = question && (await groupById(db, question.groupId));
  if (!question || !group || question.questionId !== null) throw new Refusal("not_found");
  if (question.removed) throw new Refusal("gone", "questions:refusal.gone");
  if (question.occasionId === null) return { question, group, ownerId: null };
  const occasion = await occasionFacts(db, question.occasionId, now);
  if (!occasion || occasion.removed) throw new Refusal("gone", "questions:refusal.over");
  return { question, group, ownerId: occasion.ownerId };
}

/** What the actor is in a group. */
export async function readerIn(db: Db, actor: Actor, groupId: string): Promise<Reader> {
  return { personId: actor.personId, me: await membershipOf(db, groupId, actor) };
}

interface NewWriting {
  actor: Actor;
  topic: Topic;
  ownerId: string | null;
  questionId: string | null;
  written: Written;
}

/** Within so many milliseconds the same words in the same place are the same form, sent twice. */
const sameForm = 10 * 60_000;

/** Returns the post's id; sent twice, it is written once. */
async function write(trx: Db, platform: Platform, writing: NewWriting): Promise<string> {
  const { actor, topic, ownerId, questionId, written } = writing;
  const now = platform.clock.now();
  if (!actor.personId) throw new Refusal("sign_in");
  const reader = await readerIn(trx, actor, topic.groupId);
  if (!mayWrite(reader, ownerId)) throw new Refusal("forbidden", "questions:refusal.member");
  const contact = findContact(written.body);
  if (contact) throw new Refusal("invalid", `questions:refusal.${contact}`);
  const lately = await countPosts(trx, actor.personId, new Date(now.getTime() - hour));
  const post = { ...topic, questionId, authorId: actor.personId, body: written.body };
  const sent = await samePost(trx, post, new Date(now.getTime() - sameForm));
  if (sent) return sent;
  if (lately >= postsAnHour) throw new Refusal("too_many", "questions:refusal.too_many");
  const id = newId();
  const lang = textLang(written.lang, written.body);
  await addPost(trx, { id, ...post, lang }, now);
  return id;
}

function announce(platform: Platform, { groupId, occasionId }: Topic): void {
  platform.bus.tell({ group: groupId, ...(occasionId ? { occasion: occasionId } : {}) });
}

/** Removed posts are kept a while, so that a host's mistake can be looked into. */
const daysOf = { removed: 30, over: 90, asked: 365 };

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 24 * hour);

/** Deletes for good what was taken away long enough ago. Returns how many posts. */
export async function forgetRemovedPosts(platform: Platform): Promise<number> {
  return forgetRemoved(platform.db, daysBefore(platform.clock.now(), daysOf.removed));
}

/** Deletes what was said about calls long over, and what a group was asked long ago. */
export async function forgetOldThreads(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const terms = { over: daysBefore(now, daysOf.over), asked: daysBefore(now, daysOf.asked) };
  while ((await forgetThreads(platform.db, terms)) > 0);
}
