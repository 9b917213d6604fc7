// Two hosts opening a conversation together: one asks with a reason, another confirms, everybody concerned is told.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { subjectOf } from "../conversations/public.ts";
import { hostsOf, isHost } from "../groups/public.ts";
import { type Conversation, conversationById, type Message, read } from "../messages/public.ts";
import { type Telling, tell } from "../notices/public.ts";
import { mustBeSomebody } from "../people/public.ts";
import { reportFor } from "../reports/public.ts";
import { mayApprove, mayAsk, mayRead, type Opener } from "./policy.ts";
import * as store from "./store.ts";

const hoursOpen = 24;

/** Who takes part in it, or did when it was called off; of two, those two. */
async function partiesOf(db: Db, conversation: Conversation): Promise<string[]> {
  const parties = (await subjectOf(db, conversation))?.parties ?? [];
  const ids = parties.map(({ personId }) => personId);
  return conversation.two ? ids.filter((id) => conversation.two?.includes(id)) : ids;
}

async function openerOf(db: Db, actor: Actor, conversation: Conversation): Promise<Opener> {
  const personId = mustBeSomebody(actor);
  const [host, parties, authors] = await Promise.all([
    isHost(db, conversation.groupId, actor),
    partiesOf(db, conversation),
    store.authorsIn(db, conversation.id),
  ]);
  return { personId, isHost: host, isConcerned: parties.includes(personId) || authors.includes(personId) };
}

/** Asks the other hosts to open the conversation a report is about. @throws Refusal "forbidden" for those concerned */
export async function ask(
  platform: Platform,
  actor: Actor,
  reportId: string,
  reason: string,
): Promise<{ groupId: string }> {
  const report = await reportFor(platform, actor, reportId);
  const { groupId, subjectId } = report;
  const conversation = await conversationById(platform.db, subjectId);
  if (!conversation) throw new Refusal("gone", "openings:refusal.deleted");
  const opener = await openerOf(platform.db, actor, conversation);
  if (!mayAsk(opener)) throw new Refusal("forbidden", "openings:refusal.concerned");
  const id = newId();
  const opening = { id, conversationId: subjectId, groupId, reportId, askedBy: opener.personId, reason };
  await platform.db.transaction().execute(async (trx) => {
    await store.dropStale(trx, reportId);
    if (!(await store.insertOpening(trx, opening, platform.clock.now()))) return;
    const others = (await hostsOf(trx, groupId)).filter(({ personId }) => personId !== opener.personId);
    const about = { kind: "openings.asked", groupId, by: opener.personId, dedup: `opening ${id}` };
    await tell(
      trx,
      platform,
      others.map(({ personId }): Telling => ({ personId, ...about })),
    );
  });
  return { groupId };
}

async function openingFor(platform: Platform, id: string) {
  const opening = await store.openingById(platform.db, id);
  const conversation = opening && (await conversationById(platform.db, opening.conversationId));
  if (!opening || !conversation) throw new Refusal("not_found");
  return { opening, conversation };
}

/** The second host confirms: both can read for a day, and all concerned are told at once. */
export async function approve(platform: Platform, actor: Actor, id: string): Promise<void> {
  const { opening, conversation } = await openingFor(platform, id);
  const opener = await openerOf(platform.db, actor, conversation);
  if (!opener.isHost) throw new Refusal("not_found");
  if (!mayApprove(opener, opening)) throw new Refusal("forbidden", "openings:refusal.second");
  const now = platform.clock.now();
  const endsAt = new Date(now.getTime() + hoursOpen * 3_600_000);
  await platform.db.transaction().execute(async (trx) => {
    if (await store.approveOpening(trx, id, { by: opener.personId, now, endsAt }))
      await tellConcerned(trx, platform, conversation, id);
  });
  platform.bus.tell({ group: conversation.groupId, conversation: conversation.id });
}

async function tellConcerned(trx: Db, platform: Platform, conversation: Conversation, openingId: string) {
  const subject = await subjectOf(trx, conversation);
  const here = await partiesOf(trx, conversation);
  const authors = await store.authorsIn(trx, conversation.id);
  const about = {
    kind: "openings.opened",
    groupId: conversation.groupId,
    occasionId: subject?.occasionId ?? null,
    dedup: `opened ${openingId}`,
  };
  const tellings = [...new Set([...here, ...authors])].map(
    (personId): Telling => ({
      personId,
      ...about,
      facts: here.includes(personId) ? { conversation: conversation.id } : {},
    }),
  );
  await tell(trx, platform, tellings);
}

export interface Opened {
  opening: store.Opening;
  messages: Message[];
}

/** More than any conversation has. */
const everything = 5000;

/** What the two hosts read. @throws Refusal "gone" after the day, "not_found" for everybody else */
export async function readOpened(platform: Platform, actor: Actor, id: string): Promise<Opened> {
  const { opening, conversation } = await openingFor(platform, id);
  const opener = await openerOf(platform.db, actor, conversation);
  const now = platform.clock.now();
  if (opening.endsAt && now >= opening.endsAt && mayRead(opener, opening, opening.approvedAt ?? now))
    throw new Refusal("gone", "openings:refusal.over");
  if (!mayRead(opener, opening, now)) throw new Refusal("not_found");
  const all = { since: null, most: everything };
  return { opening, messages: await read(platform.db, platform.env, conversation, all) };
}
