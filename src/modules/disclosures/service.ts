// Reporting messages: whoever takes part chooses what the hosts see of a conversation, and says why.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { departureFrom, type Subject, standingOf, subjectOf } from "../conversations/public.ts";
import { type Conversation, conversationById, type Message, read } from "../messages/public.ts";
import { mustBeSomebody } from "../people/public.ts";
import { file } from "../reports/public.ts";

/** Messages back that can be chosen. */
const most = 100;

export interface Choice {
  id: string;
  groupId: string;
  zone: string;
  personId: string;
  /** Has given the place back, and reads only what was written until then. */
  left: boolean;
  /** What others wrote, in their order. */
  messages: Message[];
}

interface Span {
  subject: Subject;
  since: Date | null;
  until: Date | null;
}

/** What of a conversation somebody takes part in; or took part in: nobody has to stay to report. */
async function spanOf(db: Db, conversation: Conversation, personId: string): Promise<Span | undefined> {
  const subject = await subjectOf(db, conversation);
  if (!subject || (conversation.two && !conversation.two.includes(personId))) return undefined;
  const standing = standingOf(subject, conversation.two, personId, []);
  if (standing) return { subject, since: standing.me.since, until: null };
  const departure = subject.occasionId && (await departureFrom(db, subject.occasionId, personId));
  return departure ? { subject, ...departure } : undefined;
}

/** What the actor could show the hosts. @throws Refusal "not_found" for whoever does not take part and never did */
export async function choices({ db, env }: Platform, actor: Actor, id: string): Promise<Choice> {
  const personId = mustBeSomebody(actor);
  const conversation = await conversationById(db, id);
  const span = conversation && (await spanOf(db, conversation, personId));
  if (!conversation || !span) throw new Refusal("not_found");
  const { subject, since, until } = span;
  const all = await read(db, env, conversation, { since, until, most });
  const theirs = (message: Message) => message.state === "readable" && message.author.personId !== personId;
  const { groupId, zone } = subject;
  return { id, groupId, zone, personId, left: until !== null, messages: all.filter(theirs) };
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
  const { groupId, personId, messages: there } = await choices(platform, actor, id);
  const chosen = there.filter((message) => messages.includes(message.id));
  if (chosen.length === 0) throw new Refusal("invalid", "disclosures:error.none");
  const texts = chosen.map(({ author, text, photo, at }) => ({
    authorId: author.personId,
    body: text,
    hadPhoto: photo !== null,
    at,
  }));
  const of = { groupId, reporterId: personId, about: "message" as const, subjectId: id };
  await platform.db.transaction().execute((trx) => file(trx, platform, { ...of, reason, texts }));
}
