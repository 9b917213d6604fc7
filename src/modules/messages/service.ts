// Sealing and opening what people write to each other. Who may read or write it, the conversations decide before.
import { randomBytes } from "node:crypto";
import type { Env } from "../../env.ts";
import { openBytes, sealBytes } from "../../platform/cipher.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { keyringOf } from "../../platform/keyring.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { largestPhoto, type Message, mostAnHour, type Photo } from "./rules.ts";
import * as store from "./store.ts";

const wrapping = (id: string) => `conversation ${id}`;
/** Where a message belongs: moved to another place, or under another's name, it opens no more. */
type Place = Pick<store.Row, "conversationId" | "id" | "authorId">;
const textIn = ({ conversationId, id, authorId }: Place) => `text ${conversationId} ${id} ${authorId}`;
const photoIn = ({ conversationId, id, authorId }: Place) => `photo ${conversationId} ${id} ${authorId}`;

/** A conversation's own key; undefined when the server's key that wraps it is not here. */
function keyOf(env: Env, { id, keyId, wrappedKey }: store.Conversation): Buffer | undefined {
  const server = keyringOf(env).find(keyId);
  return server && openBytes(server, wrapping(id), wrappedKey);
}

/** Whether its messages can be opened here. */
export const isOpenable = (env: Env, conversation: store.Conversation): boolean =>
  keyOf(env, conversation) !== undefined;

export interface Beginning extends store.About {
  groupId: string;
  /** Of these two alone. */
  two: readonly [string, string] | null;
  deleteAfter: Date;
}

/** The conversation of these about that; begins it when there is none. */
export async function begin(platform: Platform, beginning: Beginning): Promise<store.Conversation> {
  const two = beginning.two && ([...beginning.two].sort() as [string, string]);
  const find = async () => findAmong(await store.conversationsAbout(platform.db, beginning), two);
  const there = await find();
  if (there) return there;
  const id = newId();
  const { newest } = keyringOf(platform.env);
  const wrappedKey = sealBytes(newest.key, wrapping(id), randomBytes(32));
  const made = { ...beginning, id, two, keyId: newest.id, wrappedKey, createdAt: platform.clock.now() };
  await store.insertConversation(platform.db, made);
  const begun = await find();
  if (!begun) throw new Refusal("not_found");
  return begun;
}

/** That of these two, or that of all. */
export const findAmong = (
  conversations: readonly store.Conversation[],
  two: readonly string[] | null,
): store.Conversation | undefined =>
  conversations.find((one) => (two ? two.every((id) => one.two?.includes(id)) : one.two === null));

export interface Writing {
  authorId: string;
  text: string;
  lang: string;
  photo: (Photo & { bytes: Buffer }) | null;
}

/** Within so many milliseconds the same words, once more, are the same form, sent twice. */
const sameForm = 20_000;
const hour = 3_600_000;

/**
 * Seals a message and puts it at the end of a conversation the caller holds. Returns its number; undefined when it is
 * the last one, sent twice.
 * @throws Refusal "unavailable" when the key is not here, "too_many", "invalid" when the photo stays too large
 */
export async function write(
  trx: Db,
  { env, clock }: Platform,
  conversation: store.Conversation,
  { authorId, text, lang, photo }: Writing,
): Promise<number | undefined> {
  const key = keyOf(env, conversation);
  if (!key) throw new Refusal("unavailable", "messages:refusal.no_key");
  if (photo && photo.bytes.length > largestPhoto) throw new Refusal("invalid", "messages:refusal.photo");
  const at = clock.now();
  const lately = await store.countLately(trx, authorId, new Date(at.getTime() - hour));
  const [last] = await store.rowsOf(trx, conversation.id, { since: null, most: 1 });
  if (last && last.authorId === authorId && at.getTime() - last.at.getTime() < sameForm) {
    const said = opened(key, last);
    if (said.text === text && said.state === "readable" && Boolean(last.photo) === Boolean(photo))
      return undefined;
  }
  if (lately >= mostAnHour) throw new Refusal("too_many", "messages:refusal.too_many");
  const { id: conversationId, groupId } = conversation;
  const place = { conversationId, id: newId(), authorId };
  const sealed = sealBytes(key, textIn(place), Buffer.from(JSON.stringify({ text, lang })));
  const picture = photo && {
    width: photo.width,
    height: photo.height,
    sealed: sealBytes(key, photoIn(place), photo.bytes),
  };
  return store.insertRow(trx, { ...place, groupId, sealed, photo: picture, at });
}

/** The newest messages of a span, in the order they were written. */
export async function read(
  db: Db,
  env: Env,
  conversation: store.Conversation,
  span: store.Span,
): Promise<Message[]> {
  const key = keyOf(env, conversation);
  return (await store.rowsOf(db, conversation.id, span)).map((row) => opened(key, row));
}

function opened(key: Buffer | undefined, row: store.Row): Message {
  const { id, number, authorId: personId, name, at, photo } = row;
  const message = { id, number, author: { personId, name }, at, photo };
  if (!row.sealed) return { ...message, state: "taken_back", text: "", lang: "und" };
  const bytes = key && openBytes(key, textIn(row), row.sealed);
  if (!bytes) return { ...message, photo: null, state: "unreadable", text: "", lang: "und" };
  const { text, lang } = JSON.parse(bytes.toString()) as { text: string; lang: string };
  return { ...message, state: "readable", text, lang };
}

/** A message's photo (WebP); undefined when there is none or it cannot be opened. */
export async function openPhoto(
  db: Db,
  env: Env,
  conversation: store.Conversation,
  row: store.Row,
): Promise<Buffer | undefined> {
  const sealed = await store.sealedPhoto(db, row.id);
  const key = keyOf(env, conversation);
  return key && sealed && openBytes(key, photoIn(row), sealed);
}

/** Wraps the keys of conversations under the newest of the server's keys, so that older ones can be taken away. */
export async function rewrapAll(platform: Platform): Promise<void> {
  const { db, env } = platform;
  const { newest } = keyringOf(env);
  for (const one of await store.wrappedOtherwise(db, newest.id, 10_000)) {
    const key = keyOf(env, one);
    if (key) await store.rewrap(db, one.id, newest.id, sealBytes(newest.key, wrapping(one.id), key));
  }
  await sayLocked(platform);
}

/** Tells the log how many conversations nobody can open, because their server key is not here. */
export async function sayLocked({ db, env, log }: Platform): Promise<void> {
  const count = await store.countLocked(db, keyringOf(env).ids);
  if (count > 0) log.error("messages.key_missing", { count });
}
