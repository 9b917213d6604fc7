// Conversations, their messages and who has read how far, as the database keeps them: sealed.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Photo } from "./rules.ts";

/** What it is about: a call, or whatever else people take part in. */
export interface About {
  kind: string;
  subjectId: string;
}

export interface Conversation extends About {
  id: string;
  groupId: string;
  /** The two it is of, the lower id first; null when it is of all. Who has left for good is null. */
  two: readonly [string | null, string | null] | null;
  keyId: string;
  wrappedKey: Buffer;
  lastNumber: number;
  deleteAfter: Date;
}

const columns = sql`id, group_id as "groupId", kind, subject_id as "subjectId",
  case when of_two then json_build_array(one_id, other_id) end as two, key_id as "keyId",
  wrapped_key as "wrappedKey", last_number as "lastNumber", delete_after as "deleteAfter"`;

export async function conversationById(db: Db, id: string): Promise<Conversation | undefined> {
  const { rows } = await sql<Conversation>`select ${columns} from conversations where id = ${id}`.execute(db);
  return rows[0];
}

/** Holds it until the transaction ends: nobody writes in it or reads on meanwhile. */
export async function holdConversation(trx: Db, id: string): Promise<Conversation | undefined> {
  const { rows } = await sql<Conversation>`
    select ${columns} from conversations where id = ${id} for no key update`.execute(trx);
  return rows[0];
}

/** All about one thing: that of all, and those of two. */
export async function conversationsAbout(db: Db, { kind, subjectId }: About): Promise<Conversation[]> {
  const { rows } = await sql<Conversation>`
    select ${columns} from conversations where kind = ${kind} and subject_id = ${subjectId}`.execute(db);
  return rows;
}

/** Those somebody has had before them, or was written to in. */
export async function conversationsSeenBy(db: Db, personId: string, most: number): Promise<Conversation[]> {
  const { rows } = await sql<Conversation>`
    select ${columns} from conversations c
    where id in (select conversation_id from readings where person_id = ${personId})
    order by delete_after desc, id desc limit ${most}`.execute(db);
  return rows;
}

export interface NewConversation extends Omit<Conversation, "lastNumber"> {
  createdAt: Date;
}

/** Does nothing when there is one already. */
export async function insertConversation(db: Db, of: NewConversation): Promise<void> {
  const [one, other] = of.two ?? [null, null];
  await sql`
    insert into conversations (id, group_id, kind, subject_id, of_two, one_id, other_id, key_id, wrapped_key,
      delete_after, created_at)
    values (${of.id}, ${of.groupId}, ${of.kind}, ${of.subjectId}, ${of.two !== null}, ${one}, ${other}, ${of.keyId},
      ${of.wrappedKey}, ${of.deleteAfter}, ${of.createdAt})
    on conflict do nothing`.execute(db);
}

export interface Row {
  id: string;
  conversationId: string;
  number: number;
  authorId: string;
  name: string;
  sealed: Buffer | null;
  photo: Photo | null;
  at: Date;
}

const row = sql`m.id, m.conversation_id as "conversationId", m.number, m.author_id as "authorId",
  split_part(p.name, ' ', 1) as name, m.sealed, m.created_at as at,
  case when m.photo_width is not null then json_build_object('width', m.photo_width, 'height', m.photo_height) end as photo`;

export interface Span {
  /** Nothing written before then. */
  since: Date | null;
  /** Nothing written after. */
  until?: Date | null;
  /** Nothing from this number on. */
  before?: number | undefined;
  most: number;
}

/** The newest of them, in the order they were written. */
export async function rowsOf(
  db: Db,
  id: string,
  { since, until = null, before, most }: Span,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${row} from messages m join people p on p.id = m.author_id
    where m.conversation_id = ${id} and (${since}::timestamptz is null or m.created_at >= ${since})
      and (${until}::timestamptz is null or m.created_at <= ${until})
      and (${before ?? null}::integer is null or m.number < ${before ?? null})
    order by m.number desc limit ${most}`.execute(db);
  return rows.reverse();
}

export async function rowById(db: Db, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select ${row} from messages m join people p on p.id = m.author_id where m.id = ${id}`.execute(db);
  return rows[0];
}

export async function sealedPhoto(db: Db, id: string): Promise<Buffer | undefined> {
  const found = await db
    .selectFrom("messages")
    .select("sealed_photo")
    .where("id", "=", id)
    .executeTakeFirst();
  return found?.sealed_photo ?? undefined;
}

export interface NewRow {
  id: string;
  conversationId: string;
  groupId: string;
  authorId: string;
  sealed: Buffer;
  photo: (Photo & { sealed: Buffer }) | null;
  at: Date;
}

/** Puts it at the end. Returns its number. */
export async function insertRow(trx: Db, { photo, ...of }: NewRow): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    with place as (
      update conversations set last_number = last_number + 1 where id = ${of.conversationId} returning last_number)
    insert into messages (id, conversation_id, group_id, number, author_id, sealed, sealed_photo, photo_width,
      photo_height, created_at)
    select ${of.id}, ${of.conversationId}, ${of.groupId}, last_number, ${of.authorId}, ${of.sealed},
      ${photo?.sealed ?? null}, ${photo?.width ?? null}::smallint, ${photo?.height ?? null}::smallint, ${of.at}
    from place returning number`.execute(trx);
  const [added] = rows;
  if (!added) throw new Error("the conversation has gone");
  return added.number;
}

/** Messages of one person since then. Holds the person's turn until the transaction ends, so that no two count alike. */
export async function countLately(trx: Db, authorId: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`messages ${authorId}`}, 0))`.execute(trx);
  const found = await trx
    .selectFrom("messages")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("author_id", "=", authorId)
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(found.count);
}

/** Takes the words and the photo out of one. Where it stood stays. */
export async function emptyRow(db: Db, id: string): Promise<void> {
  const nothing = { sealed: null, sealed_photo: null, photo_width: null, photo_height: null };
  await db.updateTable("messages").set(nothing).where("id", "=", id).execute();
}

/** Returns the conversations they stood in. */
export async function deleteRowsOf(trx: Db, authorId: string): Promise<string[]> {
  const rows = await trx
    .deleteFrom("messages")
    .where("author_id", "=", authorId)
    .returning("conversation_id")
    .execute();
  return [...new Set(rows.map(({ conversation_id }) => conversation_id))];
}

export interface Reading {
  personId: string;
  number: number;
  seenAt: Date;
}

export async function readingsOf(db: Db, id: string): Promise<Map<string, Reading>> {
  const { rows } = await sql<Reading>`
    select person_id as "personId", number, seen_at as "seenAt" from readings where conversation_id = ${id}`.execute(
    db,
  );
  return new Map(rows.map((reading) => [reading.personId, reading]));
}

/** Somebody has it before them, and has read up to this number; never back. */
export async function noteReading(db: Db, id: string, { personId, number, seenAt }: Reading): Promise<void> {
  await sql`
    insert into readings (conversation_id, person_id, number, seen_at)
    select c.id, p.id, ${number}, ${seenAt} from conversations c, people p where c.id = ${id} and p.id = ${personId}
    on conflict (conversation_id, person_id) do update
      set number = greatest(readings.number, excluded.number), seen_at = excluded.seen_at`.execute(db);
}

/** These will find it among their conversations, though they have not had it before them. */
export async function expectReaders(trx: Db, id: string, personIds: readonly string[]): Promise<void> {
  await sql`
    insert into readings (conversation_id, person_id, number, seen_at)
    select ${id}, p.id, 0, 'epoch' from people p where p.id = any(${personIds}::uuid[])
    on conflict do nothing`.execute(trx);
}

/** How many of each conversation somebody has not read: of others, and not taken back. */
export async function unreadIn(
  db: Db,
  personId: string,
  among: readonly { id: string; since: Date | null }[],
): Promise<Map<string, number>> {
  if (among.length === 0) return new Map();
  const asked = JSON.stringify(among);
  const { rows } = await sql<{ id: string; unread: number }>`
    select asked.id, count(m.id)::int as unread
    from json_to_recordset(${asked}::json) as asked(id uuid, since timestamptz)
    left join readings r on r.conversation_id = asked.id and r.person_id = ${personId}
    join messages m on m.conversation_id = asked.id and m.number > coalesce(r.number, 0)
      and m.author_id <> ${personId} and m.sealed is not null and (asked.since is null or m.created_at >= asked.since)
    group by asked.id`.execute(db);
  return new Map(rows.map(({ id, unread }) => [id, unread]));
}

export async function setDeleteAfter(db: Db, about: About, at: Date): Promise<void> {
  await db
    .updateTable("conversations")
    .set({ delete_after: at })
    .where("kind", "=", about.kind)
    .where("subject_id", "=", about.subjectId)
    .execute();
}

/** What conversations that seem due are about. */
export async function dueSubjects(db: Db, now: Date, most: number): Promise<About[]> {
  const { rows } = await sql<About>`
    select distinct kind, subject_id as "subjectId" from conversations where delete_after <= ${now}
    limit ${most}`.execute(db);
  return rows;
}

export async function deleteAbout(db: Db, { kind, subjectId }: About): Promise<void> {
  await db.deleteFrom("conversations").where("kind", "=", kind).where("subject_id", "=", subjectId).execute();
}

/** Those whose key is wrapped by another server key than this one. */
export async function wrappedOtherwise(db: Db, keyId: string, most: number): Promise<Conversation[]> {
  const { rows } = await sql<Conversation>`
    select ${columns} from conversations where key_id <> ${keyId} order by id limit ${most}`.execute(db);
  return rows;
}

/** How many are wrapped by none of these server keys. */
export async function countLocked(db: Db, keyIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from conversations where key_id <> all(${keyIds}::text[])`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function rewrap(db: Db, id: string, keyId: string, wrapped: Buffer): Promise<void> {
  await db
    .updateTable("conversations")
    .set({ key_id: keyId, wrapped_key: wrapped })
    .where("id", "=", id)
    .execute();
}
