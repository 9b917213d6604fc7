// What people do in conversations: read on, write, take back; and what they learn of what is new.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { T } from "../../platform/words.ts";
import { blockedAmong } from "../attention/public.ts";
import * as messages from "../messages/public.ts";
import { type Described, describeOccasions, markToldRead, tell } from "../notices/public.ts";
import { mustBeSomebody } from "../people/public.ts";
import { developPhoto } from "../photos/public.ts";
import { textLang } from "../questions/public.ts";
import { occasionUrl } from "../turnout/public.ts";
import { type Blocking, deleteAfter, present, type Standing, type Subject, standingOf } from "./rules.ts";
import { occasionSubject } from "./store.ts";

export type FindSubject = (db: Db, id: string) => Promise<Subject | undefined>;
const subjects = new Map<string, FindSubject>();

/** Registers what people can have conversations about: of which kind, and how to find who takes part in it. */
export function addSubject(kind: string, find: FindSubject): void {
  subjects.set(kind, find);
}

/** Occasions of any kind: those behind it, and those who hold a place. */
export const findOccasion: FindSubject = async (db, id) => {
  const found = await occasionSubject(db, id);
  return found && { ...found, url: occasionUrl({ kind: "call", id }) };
};

/** What a conversation is about, with those who take part in it. */
export const subjectOf = async (db: Db, { kind, subjectId }: messages.About): Promise<Subject | undefined> =>
  subjects.get(kind)?.(db, subjectId);

/** Who of those who take part has blocked whom of them. */
export const blocksIn = (db: Db, { parties }: Subject): Promise<Blocking[]> =>
  blockedAmong(
    db,
    parties.map(({ personId }) => personId),
  );

export interface Place extends Standing {
  conversation: messages.Conversation;
  subject: Subject;
}

/** Where the actor stands in a conversation. @throws Refusal "not_found" for whoever does not take part */
export async function placeIn(
  db: Db,
  actor: Actor,
  conversation: messages.Conversation | undefined,
): Promise<Place> {
  const personId = mustBeSomebody(actor);
  const subject = conversation && (await subjectOf(db, conversation));
  const standing = subject && standingOf(subject, conversation.two, personId, await blocksIn(db, subject));
  if (!conversation || !standing) throw new Refusal("not_found");
  return { conversation, subject, ...standing };
}

export interface Talk extends Place {
  about: Described | undefined;
  messages: messages.Message[];
  /** The newest message the reader had seen before. */
  seen: number;
  /** Where older ones end; undefined when there are none. */
  older: number | undefined;
  deleteAfter: Date;
  /** The key is here. */
  openable: boolean;
}

export interface Reading {
  /** Those before this number instead of the newest. */
  before?: number | undefined;
  /** Nothing is marked as read: the page only shows what was typed again. */
  again?: boolean;
}

/** A page of a conversation: the newest messages, which then are read, or older ones. */
export async function readTalk(
  platform: Platform,
  actor: Actor,
  t: T,
  id: string,
  { before, again }: Reading = {},
): Promise<Talk> {
  const { db, env } = platform;
  const place = await placeIn(db, actor, await messages.conversationById(db, id));
  const { conversation, subject, me } = place;
  const span = { since: me.since, before, most: messages.pageLength + 1 };
  const found = await messages.read(db, env, conversation, span);
  const shown = found.slice(-messages.pageLength);
  const seen =
    before === undefined && !again ? await readOn(platform, me.personId, id) : Number.MAX_SAFE_INTEGER;
  const about = subject.occasionId
    ? (await describeOccasions(db, subject.kind, [subject.id], t)).get(subject.id)
    : undefined;
  return {
    ...place,
    about,
    messages: shown,
    seen,
    older: found.length > shown.length ? shown[0]?.number : undefined,
    deleteAfter: deleteAfter(subject.ends),
    openable: messages.isOpenable(env, conversation),
  };
}

const toldOf = (id: string, read: number): string => `conversation ${id} ${read}`;

/** Marks everything as read, the notice about it too. Returns what was read before. */
async function readOn(platform: Platform, personId: string, id: string): Promise<number> {
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    const held = await messages.holdConversation(trx, id);
    const reading = (await messages.readingsOf(trx, id)).get(personId);
    const before = reading?.number ?? 0;
    const number = held?.lastNumber ?? 0;
    const stale = !reading || now.getTime() - reading.seenAt.getTime() > present / 2;
    if (number > before) await markToldRead(trx, personId, toldOf(id, before), now);
    if (stale || number > before) await messages.noteReading(trx, id, { personId, number, seenAt: now });
    return before;
  });
}

/** Somebody still has it before them. */
export async function noteThere(platform: Platform, personId: string, id: string): Promise<void> {
  await messages.noteReading(platform.db, id, { personId, number: 0, seenAt: platform.clock.now() });
}

export interface Written {
  text: string;
  /** The language its author reads Nabo in. */
  lang: string;
  photo?: File | undefined;
}

/** Writes a message. Whoever is not looking is told that there is one, not what it says. */
export async function writeIn(
  platform: Platform,
  actor: Actor,
  id: string,
  { text, lang, photo }: Written,
): Promise<void> {
  const place = await placeIn(platform.db, actor, await messages.conversationById(platform.db, id));
  mustBeOpen(place);
  if (!text && !photo?.size) throw new Refusal("invalid", "conversations:error.empty");
  const picture = photo?.size ? await developPhoto(new Uint8Array(await photo.arrayBuffer())) : null;
  await platform.db.transaction().execute(async (trx) => {
    const held = await messages.holdConversation(trx, id);
    const now = await placeIn(trx, actor, held);
    mustBeOpen(now);
    const authorId = now.me.personId;
    const writing = { authorId, text, lang: text ? textLang(lang, text) : "und", photo: picture };
    const number = await messages.write(trx, platform, now.conversation, writing);
    if (number === undefined) return;
    const read = (await messages.readingsOf(trx, id)).get(authorId)?.number ?? 0;
    await markToldRead(trx, authorId, toldOf(id, read), platform.clock.now());
    await messages.noteReading(trx, id, { personId: authorId, number, seenAt: platform.clock.now() });
    await tellOthers(trx, platform, now);
  });
  platform.bus.tell({ group: place.subject.groupId, conversation: id });
}

function mustBeOpen({ hindrance }: Place): void {
  if (hindrance) throw new Refusal("gone", `conversations:hindrance.${hindrance}`);
}

/** One notice for all that somebody has not read. Whoever has the page before them gets it only if they do not read on. */
async function tellOthers(trx: Db, platform: Platform, { conversation, subject, others }: Place) {
  const now = platform.clock.now().getTime();
  const readings = await messages.readingsOf(trx, conversation.id);
  const ids = others.map(({ personId }) => personId);
  await messages.expectReaders(trx, conversation.id, ids);
  for (const personId of ids) {
    const seenAt = readings.get(personId)?.seenAt.getTime() ?? 0;
    if (now - seenAt >= present) await tellNew(trx, platform, { conversation, subject, personId });
    else {
      const later = {
        runAt: new Date(now + 2 * present),
        key: `conversations.unread ${conversation.id} ${personId}`,
      };
      await platform.tasks.add(trx, "conversations.unread", { id: conversation.id, personId }, later);
    }
  }
}

interface Telling {
  conversation: messages.Conversation;
  subject: Subject;
  personId: string;
}

async function tellNew(trx: Db, platform: Platform, { conversation, subject, personId }: Telling) {
  const { id, groupId } = conversation;
  const read = (await messages.readingsOf(trx, id)).get(personId)?.number ?? 0;
  const about = { groupId, occasionId: subject.occasionId, facts: { conversation: id } };
  await tell(trx, platform, [{ personId, kind: "conversations.written", ...about, dedup: toldOf(id, read) }]);
}

/** Tells somebody who had it before them a while ago, if there still is something new. */
export async function tellIfUnread(platform: Platform, id: string, personId: string): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const conversation = await messages.holdConversation(trx, id);
    const subject = conversation && (await subjectOf(trx, conversation));
    if (!conversation || !subject || !(await isUnread(trx, id, personId))) return;
    await tellNew(trx, platform, { conversation, subject, personId });
  });
}

/** Whether somebody takes part and has not read everything. */
export async function isUnread(db: Db, id: string, personId: string): Promise<boolean> {
  const conversation = await messages.conversationById(db, id);
  const subject = conversation && (await subjectOf(db, conversation));
  const standing = subject && standingOf(subject, conversation.two, personId, []);
  if (!standing) return false;
  return ((await messages.unreadIn(db, personId, [{ id, since: standing.me.since }])).get(id) ?? 0) > 0;
}

/** A message the actor may read, with its conversation. */
export async function messageFor(platform: Platform, actor: Actor, messageId: string) {
  const row = await messages.rowById(platform.db, messageId);
  const conversation = row && (await messages.conversationById(platform.db, row.conversationId));
  const place = await placeIn(platform.db, actor, conversation);
  if (!row || (place.me.since && row.at < place.me.since)) throw new Refusal("not_found");
  return { row, place };
}

/** The photo of a message (WebP). */
export async function photoIn(platform: Platform, actor: Actor, messageId: string): Promise<Buffer> {
  const { row, place } = await messageFor(platform, actor, messageId);
  const bytes = await messages.openPhoto(platform.db, platform.env, place.conversation, row);
  if (!bytes) throw new Refusal("not_found");
  return bytes;
}

/** Takes one's own message back: its words and photo are erased. Returns the conversation's id. */
export async function takeBack(platform: Platform, actor: Actor, messageId: string): Promise<string> {
  const { row, place } = await messageFor(platform, actor, messageId);
  if (row.authorId !== place.me.personId) throw new Refusal("forbidden");
  const { id, groupId } = place.conversation;
  if (row.sealed === null) return id;
  if (!messages.canTakeBack({ at: row.at, state: "readable" }, platform.clock.now()))
    throw new Refusal("gone", "conversations:refusal.too_late", {
      minutes: messages.takeBackMinutes,
    });
  await messages.emptyRow(platform.db, messageId);
  platform.bus.tell({ group: groupId, conversation: id });
  return id;
}

/** What somebody wrote goes with them; what others wrote stays. */
export async function leaveAll(platform: Platform, trx: Db, personId: string): Promise<() => void> {
  const ids = await messages.deleteRowsOf(trx, personId);
  return () => {
    for (const conversation of ids) platform.bus.tell({ group: "", conversation });
  };
}

/** The end of something has moved, or who takes part in it: open pages look again. */
export async function followChange({ db, bus }: Platform, kind: string, id: string): Promise<void> {
  const about = { kind, subjectId: id };
  const subject = await subjectOf(db, about);
  if (!subject) return;
  await messages.setDeleteAfter(db, about, deleteAfter(subject.ends));
  for (const { id: conversation } of await messages.conversationsAbout(db, about))
    bus.tell({ group: subject.groupId, conversation });
}

const atOnce = 500;

/** Deletes what is due, wherever its end has not moved meanwhile; and wraps keys anew. */
export async function forgetDue(platform: Platform): Promise<void> {
  const { db, clock } = platform;
  const now = clock.now();
  for (let due = await messages.dueSubjects(db, now, atOnce); due.length > 0; ) {
    for (const about of due) {
      const subject = await subjectOf(db, about);
      const at = subject && deleteAfter(subject.ends);
      if (at && at > now) await messages.setDeleteAfter(db, about, at);
      else await messages.deleteAbout(db, about);
    }
    due = await messages.dueSubjects(db, now, atOnce);
  }
  await messages.rewrapAll(platform);
}
