// Reporting messages: whoever takes part chooses what the hosts see of a conversation, and says why.
import type { Actor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { type Place, placeIn } from "../conversations/public.ts";
import { conversationById, type Message, read } from "../messages/public.ts";
import { file } from "../reports/public.ts";

/** Messages back that can be chosen. */
const most = 100;

export interface Choice {
  place: Place;
  /** What others wrote, in their order. */
  messages: Message[];
}

/** What the actor could show the hosts. @throws Refusal "not_found" for whoever does not take part */
export async function choices(platform: Platform, actor: Actor, id: string): Promise<Choice> {
  const { db, env } = platform;
  const place = await placeIn(db, actor, await conversationById(db, id));
  const all = await read(db, env, place.conversation, { since: place.me.since, most });
  const theirs = (message: Message) =>
    message.state === "readable" && message.author.personId !== place.me.personId;
  return { place, messages: all.filter(theirs) };
}

export interface Disclosing {
  /** Ids of messages. */
  messages: string[];
  reason: string;
}

/** Copies the chosen messages to a report, and nothing else. */
export async function disclose(
  platform: Platform,
  actor: Actor,
  id: string,
  { messages, reason }: Disclosing,
): Promise<void> {
  const { place, messages: there } = await choices(platform, actor, id);
  const chosen = there.filter((message) => messages.includes(message.id));
  if (chosen.length === 0) throw new Refusal("invalid", "disclosures:error.none");
  const texts = chosen.map(({ author, text, photo, at }) => ({
    authorId: author.personId,
    body: text,
    hadPhoto: photo !== null,
    at,
  }));
  const { groupId } = place.subject;
  const of = { groupId, reporterId: place.me.personId, about: "message" as const, subjectId: id };
  await platform.db.transaction().execute((trx) => file(trx, platform, { ...of, reason, texts }));
}
