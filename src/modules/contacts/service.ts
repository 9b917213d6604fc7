// Whom somebody can write to, about what: the links on pages, the list of all conversations, and beginning one.
import type { Actor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { T } from "../../platform/words.ts";
import {
  blocksIn,
  deleteAfter,
  departureFrom,
  partnersOf,
  type Subject,
  standingOf,
  subjectOf,
} from "../conversations/public.ts";
import {
  type About,
  begin,
  type Conversation,
  conversationsAbout,
  conversationsSeenBy,
  findAmong,
  unreadIn,
} from "../messages/public.ts";
import { describeOccasions } from "../notices/public.ts";
import { mustBeSomebody } from "../people/public.ts";

export interface Wanted extends About {
  /** The place of the one to write to alone, or one's own to write to whoever asked; without it, to all. */
  claimId?: string | undefined;
}

/** The conversation of these, which begins with it. Returns its id. @throws Refusal "not_found" for everybody else */
export async function converse(platform: Platform, actor: Actor, wanted: Wanted): Promise<string> {
  const { kind, subjectId, claimId } = wanted;
  const personId = mustBeSomebody(actor);
  const subject = await subjectOf(platform.db, wanted);
  const me = subject?.parties.find((party) => party.personId === personId && party.here);
  if (!subject || !me || subject.calledOff) throw new Refusal("not_found");
  const partners = partnersOf(subject, me, await blocksIn(platform.db, subject));
  const partner = partners.find((party) => (party.claimId ?? me.claimId) === claimId);
  if (claimId && !partner) throw new Refusal("not_found");
  const two = partner ? ([personId, partner.personId] as const) : null;
  const { groupId, ends } = subject;
  return (await begin(platform, { kind, subjectId, groupId, two, deleteAfter: deleteAfter(ends) })).id;
}

/** A way to a conversation. */
export interface Way {
  /** Null when it has not begun. */
  id: string | null;
  unread: number;
}

/** The ways to conversations about one thing, for one reader. */
export interface Ways {
  kind: string;
  subjectId: string;
  /** Null when nobody else is there and nothing was written. */
  all: Way | null;
  /** By the place of the other, or one's own for whoever asked. */
  two: Map<string, Way>;
}

/** Undefined for whoever does not take part. */
export async function waysAbout(platform: Platform, actor: Actor, about: About): Promise<Ways | undefined> {
  const { db } = platform;
  const { personId } = actor;
  const subject = personId ? await subjectOf(db, about) : undefined;
  const me = subject?.parties.find((party) => party.personId === personId);
  if (!personId || !subject || !me) return undefined;
  const [blocks, there] = await Promise.all([blocksIn(db, subject), conversationsAbout(db, about)]);
  const mine = there.filter(({ two }) => two === null || two.includes(personId));
  const unread = await unreadIn(
    db,
    personId,
    mine.map(({ id }) => ({ id, since: me.since })),
  );
  const way = (one: Conversation | undefined): Way => ({
    id: one?.id ?? null,
    unread: (one && unread.get(one.id)) ?? 0,
  });
  const ofAll = findAmong(mine, null);
  const open = standingOf(subject, null, personId, blocks)?.hindrance === null;
  const partners = partnersOf(subject, me, blocks);
  return {
    ...about,
    all: open || (ofAll?.lastNumber ?? 0) > 0 ? way(ofAll) : null,
    two: new Map(
      partners.map((party) => [
        party.claimId ?? me.claimId ?? "",
        way(findAmong(mine, [personId, party.personId])),
      ]),
    ),
  };
}

/** One line of the list. */
export interface Line {
  id: string;
  title: string;
  when: string;
  /** The other one, when it is of two. */
  with: string | null;
  unread: number;
  /** Takes no part any more: reads nothing, and can still report what was written until then. */
  left: boolean;
}

const longestList = 40;

/** The conversations somebody takes part in, those with something new first. */
export async function myConversations(platform: Platform, actor: Actor, t: T): Promise<Line[]> {
  const { db } = platform;
  const personId = mustBeSomebody(actor);
  const found: {
    one: Conversation;
    subject: Subject;
    since: Date | null;
    other: string | null;
    left: boolean;
  }[] = [];
  for (const one of await conversationsSeenBy(db, personId, longestList)) {
    const subject = await subjectOf(db, one);
    const standing = subject && standingOf(subject, one.two, personId, []);
    if (!subject || one.lastNumber === 0) continue;
    if (!standing && !(subject.occasionId && (await departureFrom(db, subject.occasionId, personId))))
      continue;
    const other = one.two && (standing?.others[0]?.name ?? "");
    found.push({ one, subject, since: standing?.me.since ?? null, other, left: !standing });
  }
  const unread = await unreadIn(
    db,
    personId,
    found.filter(({ left }) => !left).map(({ one, since }) => ({ id: one.id, since })),
  );
  const occasions = found.flatMap(({ subject }) => (subject.occasionId ? [subject.id] : []));
  const described = await describeOccasions(db, "call", occasions, t);
  const lines = found.map(({ one, subject, other, left }) => ({
    id: one.id,
    title: described.get(subject.id)?.title ?? "",
    when: described.get(subject.id)?.when ?? "",
    with: other,
    unread: unread.get(one.id) ?? 0,
    left,
  }));
  return lines.sort((a, b) => Number(b.unread > 0) - Number(a.unread > 0));
}
