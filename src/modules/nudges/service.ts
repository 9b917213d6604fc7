// Asking somebody, hearing the answer, and letting those go who are needed no more.
import { type Actor, nobody } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { isSignedBy, signature } from "../../platform/seal.ts";
import type { T } from "../../platform/words.ts";
import { type Asked, mutePath, pausePath } from "../attention/public.ts";
import { learn, noteAsked } from "../habits/public.ts";
import { type AnswerLink, type Described, describeOccasions, type Told, tell } from "../notices/public.ts";
import { namesOf } from "../people/public.ts";
import { type ClaimResult, claimSlot, sayChanged } from "../turnout/public.ts";
import { reasonWords } from "./pages/reasons.tsx";
import { mayAnswer } from "./policy.ts";
import { type NudgeStand, standOfNudge } from "./rules.ts";
import * as store from "./store.ts";

const purpose = "answer a nudge";

/** Where a nudge is answered without signing in; for nothing else, and for its person only. */
export const answerPath = async (db: Db, nudge: { id: string; personId: string }): Promise<string> =>
  `/answer/${nudge.id}/${await signature(db, purpose, `${nudge.id} ${nudge.personId}`)}`;

/** The two answers as links in the message: they lead to a page that asks once more, since scanners follow links. */
export async function answerLinks({ db }: Platform, { facts, personId }: Told, t: T): Promise<AnswerLink[]> {
  const path = await answerPath(db, { id: String(facts["nudge"]), personId });
  return (["yes", "no"] as const).map((answer) => ({
    label: t(`nudges:link.${answer}`),
    url: `${path}?answer=${answer}`,
  }));
}

/** To be left in peace for a while, and to hear no more of this group. */
export async function fewerLinks({ db }: Platform, { personId, group }: Told, t: T): Promise<AnswerLink[]> {
  const pause = { label: t("nudges:page.pause"), url: await pausePath(db, personId) };
  if (!group) return [pause];
  return [pause, { label: t("nudges:page.mute"), url: await mutePath(db, personId, group.slug) }];
}

/** Whether a message about it is still worth sending. */
export async function stillStands(db: Db, { facts }: Told): Promise<boolean> {
  const nudge = await store.nudgeById(db, String(facts["nudge"]));
  return nudge !== undefined && nudge.answer === null;
}

/**
 * The nudge behind a link in a message, and its person as somebody who may answer it.
 * @throws Refusal "not_found" for a link we did not make
 */
export async function byLink(
  platform: Platform,
  id: string,
  mark: string,
): Promise<{ nudge: store.Nudge; actor: Actor }> {
  const nudge = await store.nudgeById(platform.db, id);
  if (!nudge || !(await isSignedBy(platform.db, purpose, `${nudge.id} ${nudge.personId}`, mark)))
    throw new Refusal("not_found");
  return { nudge, actor: { ...nobody, personId: nudge.personId } };
}

/** @throws Refusal "not_found" for somebody else's */
export async function ownNudge(platform: Platform, actor: Actor, id: string): Promise<store.Nudge> {
  const nudge = await store.nudgeById(platform.db, id);
  if (!nudge || !mayAnswer(actor, nudge)) throw new Refusal("not_found");
  return nudge;
}

/** Asks these people, within the caller's transaction: the message goes out exactly when the nudge exists. */
export async function send(
  trx: Db,
  platform: Platform,
  nudges: readonly store.NewNudge[],
  { until, atNight }: { until: Date; atNight: boolean },
): Promise<void> {
  if (nudges.length === 0) return;
  await store.insertNudges(trx, nudges, platform.clock.now());
  await noteAsked(trx, nudges);
  await tell(
    trx,
    platform,
    nudges.map(({ id, personId, groupId, occasionId }) => ({
      personId,
      kind: "nudges.asked",
      groupId,
      occasionId,
      facts: { nudge: id },
      dedup: `nudge ${id}`,
      until,
      atNight,
    })),
  );
}

export type Answered =
  | ClaimResult
  | { result: "declined" }
  /** It had been answered before: a link works once. */
  | { result: "answered" };

export interface Replying {
  answer: "yes" | "no";
  accept?: "overlap" | undefined;
}

/** Hears an answer. Being too late is no error: the person is thanked. */
export async function reply(
  platform: Platform,
  actor: Actor,
  nudge: store.Nudge,
  { answer, accept }: Replying,
): Promise<Answered> {
  if (nudge.answer === "yes" || nudge.answer === "no") return { result: "answered" };
  if (answer === "no") {
    const heard = await hear(platform, nudge, "no");
    return { result: heard ? "declined" : "answered" };
  }
  const { slotId, occasionId } = nudge;
  const result = await claimSlot(platform, actor, { slotId, occasionId, accept });
  if (result.result === "tight" || result.result === "overlap") return result;
  const late = result.result === "full" || result.result === "gone" || result.result === "closed";
  await hear(platform, nudge, "yes", late);
  return result;
}

/** Writes the answer down and learns from it, once. */
async function hear(
  platform: Platform,
  nudge: store.Nudge,
  answer: "yes" | "no",
  late = false,
): Promise<boolean> {
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    const heard = await store.answerNudges(trx, [nudge.id], answer, now);
    await learn(trx, heard, late ? "turned_away" : answer, now);
    if (heard.length > 0) await sayChanged(trx, platform, nudge.occasionId);
    return heard.length > 0;
  });
}

/** Notes who has taken a place by another way than their message. */
export async function noteTaken(trx: Db, occasionId: string, now: Date): Promise<void> {
  const heard = await store.answerNudges(trx, await store.takenUp(trx, occasionId), "yes", now);
  await learn(trx, heard, "yes", now);
}

/** Why somebody need not answer any more: it is full, its time has passed, or it was called off. */
export type Release = "found" | "passed" | "called_off";

/** Lets those go who still think about it. Where others came: one update in their inbox, and nothing that rings. */
export async function standDown(
  trx: Db,
  platform: Platform,
  nudges: readonly Pick<store.Nudge, "id">[],
  why: Release,
): Promise<void> {
  const now = platform.clock.now();
  const as = why === "passed" ? "silent" : "stood_down";
  const ids = nudges.map(({ id }) => id);
  const gone = await store.answerNudges(trx, ids, as, now);
  await learn(trx, gone, as, now);
  if (why !== "found") return;
  await tell(
    trx,
    platform,
    gone.map(({ id, personId, groupId, occasionId }) => ({
      personId,
      kind: "nudges.found",
      groupId,
      occasionId,
      facts: { nudge: id },
      dedup: `nudge found ${id}`,
    })),
  );
}

export interface Opened {
  nudge: store.Nudge;
  is: NudgeStand;
  about: Described | undefined;
  role: string;
  groupName: string;
  groupSlug: string;
  /** How often this person was asked in the last seven days. */
  asks: number;
  /** Others nearby that still need somebody, when this one does not. */
  beside: Described[];
}

const weekMs = 7 * 86_400_000;

/** What somebody sees who opens a nudge. */
export async function open(platform: Platform, nudge: store.Nudge, t: T): Promise<Opened> {
  const { db, clock } = platform;
  const now = clock.now();
  const facts = await store.factsOf(db, nudge, now);
  if (!facts) throw new Refusal("not_found");
  const is = standOfNudge({ ...facts, answer: nudge.answer });
  const besideIds = is === "found" || is === "over" ? await store.openBeside(db, nudge, now, 3) : [];
  const described = await describeOccasions(db, facts.kind, [nudge.occasionId, ...besideIds], t);
  const asks = await store.asksSince(db, [nudge.personId], new Date(now.getTime() - weekMs));
  return {
    ...facts,
    nudge,
    is,
    about: described.get(nudge.occasionId),
    asks: asks.get(nudge.personId) ?? 0,
    beside: besideIds.flatMap((id) => described.get(id) ?? []),
  };
}

export interface AskedPeople {
  counts: { asked: number; yes: number; no: number; thinking: number };
  people: { name: string; reasons: string[]; km: number | null; comes: boolean }[];
}

/** Who was asked for an occasion, and why; of somebody asked again, the last time. Who said no is counted and not named. */
export async function askedAbout(db: Db, occasionId: string): Promise<AskedPeople> {
  const all = await store.nudgesOf(db, occasionId);
  const nudges = [...new Map(all.map((nudge) => [nudge.personId, nudge])).values()];
  const names = await namesOf(
    db,
    nudges.map(({ personId }) => personId),
  );
  const count = (answer: store.Nudge["answer"]) => nudges.filter((nudge) => nudge.answer === answer).length;
  return {
    counts: { asked: nudges.length, yes: count("yes"), no: count("no"), thinking: count(null) },
    people: nudges.map(({ personId, reasons, km, answer }) => ({
      name: names.get(personId) ?? "",
      reasons,
      km,
      comes: answer === "yes",
    })),
  };
}

/** What somebody was asked, for the page on which they say how they want to be asked. */
export async function asked(
  { db }: Platform,
  t: T,
  { personId, since }: { personId: string; since: Date },
): Promise<Asked[]> {
  const found = await store.askedOf(db, personId, since);
  const described = await describeOccasions(db, "call", [...new Set(found.map((one) => one.occasionId))], t);
  return found.map(({ id, occasionId, sentAt, zone, groupName, answer, reasons, km }) => ({
    at: sentAt,
    zone,
    title: described.get(occasionId)?.title ?? groupName,
    url: `/nudges/${id}`,
    reasons: reasons.map((reason) => reasonWords(t, reason, km)),
    answer: t(`nudges:said.${answer ?? "nothing"}`),
  }));
}

const daysKept = 180;

export async function forgetOld(platform: Platform): Promise<void> {
  const before = new Date(platform.clock.now().getTime() - daysKept * 86_400_000);
  while ((await store.deleteOld(platform.db, before)) > 0);
}
