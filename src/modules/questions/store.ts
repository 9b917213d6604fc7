// Questions and answers, as the database keeps them.
import { type SqlBool, sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Answer, Question } from "./rules.ts";

/** What a thread hangs on: a call, or a whole group when `occasionId` is null. */
export interface Topic {
  groupId: string;
  occasionId: string | null;
}

export interface NewPost extends Topic {
  id: string;
  /** The question it answers; null for a question. */
  questionId: string | null;
  authorId: string;
  body: string;
  lang: string;
}

export async function addPost(trx: Db, post: NewPost, now: Date): Promise<void> {
  await trx
    .insertInto("posts")
    .values({
      id: post.id,
      group_id: post.groupId,
      occasion_id: post.occasionId,
      question_id: post.questionId,
      author_id: post.authorId,
      body: post.body,
      lang: post.lang,
      created_at: now,
    })
    .execute();
}

/** Posts of one person since then. Holds the person's turn until the transaction ends, so that no two count alike. */
export async function countPosts(trx: Db, authorId: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`posts ${authorId}`}, 0))`.execute(trx);
  const row = await trx
    .selectFrom("posts")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("author_id", "=", authorId)
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The id of the post with these words in this place, written since then. */
export async function samePost(
  trx: Db,
  post: Omit<NewPost, "id" | "lang">,
  since: Date,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom("posts")
    .select("id")
    .where("group_id", "=", post.groupId)
    .where("occasion_id", "is not distinct from", post.occasionId)
    .where("question_id", "is not distinct from", post.questionId)
    .where("author_id", "=", post.authorId)
    .where("body", "=", post.body)
    .where("created_at", ">", since)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row?.id;
}

export interface Post extends Topic {
  id: string;
  questionId: string | null;
  authorId: string | null;
  removed: boolean;
}

export async function postById(db: Db, id: string): Promise<Post | undefined> {
  const row = await db
    .selectFrom("posts")
    .select(["id", "group_id", "occasion_id", "question_id", "author_id", "removed_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      groupId: row.group_id,
      occasionId: row.occasion_id,
      questionId: row.question_id,
      authorId: row.author_id,
      removed: row.removed_at !== null,
    }
  );
}

/** Takes a post out of sight. Returns false when somebody already did. */
export async function removePost(trx: Db, id: string, reason: string, now: Date): Promise<boolean> {
  const result = await trx
    .updateTable("posts")
    .set({ removed_at: now, removed_reason: reason })
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Deletes what was taken out of sight before then, and the answers to it. Returns how many. */
export async function forgetRemoved(db: Db, before: Date): Promise<number> {
  const result = await db.deleteFrom("posts").where("removed_at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Deletes posts about what was over before `over`, and questions to groups asked before `asked` with their answers;
 *  a bounded number. Returns how many. */
export async function forgetThreads(
  db: Db,
  { over, asked, most = 5000 }: { over: Date; asked: Date; most?: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from posts where id in (
      select p.id from posts p left join occasions o on o.id = p.occasion_id
      where least(o.cancelled_at, o.removed_at, coalesce(o.ends_at, o.expires_at)) <= ${over}
        or p.occasion_id is null and p.question_id is null and p.created_at <= ${asked}
      limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Deletes what somebody wrote, and the answers to their questions. */
export async function deletePostsOf(trx: Db, authorId: string): Promise<void> {
  await trx.deleteFrom("posts").where("author_id", "=", authorId).execute();
}

export interface OccasionFacts {
  groupId: string;
  ownerId: string | null;
  /** Cancelled, removed, closed or expired. */
  over: boolean;
  removed: boolean;
}

export async function occasionFacts(db: Db, id: string, now: Date): Promise<OccasionFacts | undefined> {
  const row = await db
    .selectFrom("occasions")
    .select(["group_id", "owner_id"])
    .select(["cancelled_at", "closed_at", "removed_at", "expires_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const removed = row.removed_at !== null;
  const over = removed || row.cancelled_at !== null || row.closed_at !== null || row.expires_at <= now;
  return { groupId: row.group_id, ownerId: row.owner_id, over, removed };
}

interface Row {
  id: string;
  question_id: string | null;
  author_id: string | null;
  name: string | null;
  role: "member" | "host" | null;
  body: string;
  lang: string;
  created_at: Date;
}

const toAnswer = (row: Row): Answer => ({
  id: row.id,
  author:
    row.author_id !== null && row.name !== null
      ? { personId: row.author_id, name: row.name, host: row.role === "host" }
      : null,
  body: row.body,
  lang: row.lang,
  at: row.created_at,
});

const visible = (db: Db) =>
  db
    .selectFrom("posts")
    .leftJoin("people as p", "p.id", "posts.author_id")
    .leftJoin("memberships as m", (on) =>
      on.onRef("m.group_id", "=", "posts.group_id").onRef("m.person_id", "=", "posts.author_id"),
    )
    .select(["posts.id", "posts.question_id", "posts.author_id", "p.name", "m.role"])
    .select(["posts.body", "posts.lang", "posts.created_at"])
    .where("posts.removed_at", "is", null);

/** Questions, newest first, with their answers, oldest first. `before` is the last question of the page before. */
export async function questionsOf(
  db: Db,
  topic: Topic,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<Question[]> {
  let query = visible(db)
    .where("posts.group_id", "=", topic.groupId)
    .where("posts.occasion_id", topic.occasionId === null ? "is" : "=", topic.occasionId)
    .where("posts.question_id", "is", null);
  if (before) {
    query = query.where(
      sql<SqlBool>`(posts.created_at, posts.id) < (select created_at, id from posts where id = ${before})`,
    );
  }
  const rows = await query
    .orderBy("posts.created_at", "desc")
    .orderBy("posts.id", "desc")
    .limit(limit)
    .execute();
  return withAnswers(db, rows);
}

async function withAnswers(db: Db, rows: Row[]): Promise<Question[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const answers = await visible(db)
    .where("posts.question_id", "in", ids)
    .orderBy("posts.created_at")
    .execute();
  const byQuestion = Map.groupBy(answers, (row) => row.question_id);
  return rows.map((row) => ({ ...toAnswer(row), answers: (byQuestion.get(row.id) ?? []).map(toAnswer) }));
}
