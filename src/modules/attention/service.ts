// What people do about being asked: say how often, take a break, mute a group, block somebody; and undo each.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { seal, signature, unseal } from "../../platform/seal.ts";
import type { T } from "../../platform/words.ts";
import { fromLocal, localDay } from "../../platform/zoned.ts";
import { type Group, type GroupKind, groupBySlug, groupsOf } from "../groups/public.ts";
import { mustBeSomebody } from "../people/public.ts";
import { occasionUrl } from "../turnout/public.ts";
import { openEnd, type Pause, pauseEnd, type Wishes, weekMs } from "./rules.ts";
import * as store from "./store.ts";

/** One time somebody was asked, in the reader's language. */
export interface Asked {
  at: Date;
  /** Of the group. */
  zone: string;
  title: string;
  url: string;
  /** Why they: whole sentences. */
  reasons: string[];
  /** What they said, or that they have not yet: one sentence. */
  answer: string;
}

/** Everything one person was asked since then, the latest first. */
export type FindAsked = (
  platform: Platform,
  t: T,
  about: { personId: string; since: Date },
) => Promise<Asked[]>;

let findAsked: FindAsked = async () => [];

/** Who is asked for what, somebody else knows; it is shown where it can be changed. */
export function provideAsked(find: FindAsked): void {
  findAsked = find;
}

export interface Asking {
  wishes: Wishes;
  zone: string;
  /** The person's own groups, and others they muted. */
  groups: { slug: string; name: string; kind: GroupKind; muted: boolean }[];
  /** `mark` stands for the person in addresses: ids of people are nobody's business. */
  blocked: { name: string; mark: string }[];
  lately: Asked[];
}

/** How the actor is asked, and how often they were in the last seven days. */
export async function myAsking(platform: Platform, actor: Actor, t: T): Promise<Asking> {
  const { db, clock } = platform;
  const personId = mustBeSomebody(actor);
  const since = new Date(clock.now().getTime() - weekMs);
  const [wishes, mine, muted, blocked, lately] = await Promise.all([
    wishesOfOne(db, personId),
    groupsOf(db, personId),
    store.mutedGroups(db, personId),
    store.blocksBy(db, personId),
    findAsked(platform, t, { personId, since }),
  ]);
  const others = muted.filter(({ id }) => !mine.some((group) => group.id === id));
  return {
    wishes,
    zone: mine[0]?.zone ?? usualZone,
    groups: [...mine, ...others].map(({ id, slug, name, kind }) => ({
      slug,
      name,
      kind,
      muted: wishes.muted.includes(id),
    })),
    blocked: await Promise.all(
      blocked.map(async ({ name, personId: other }) => ({
        name,
        mark: await blockMark(db, personId, other),
      })),
    ),
    lately,
  };
}

/** Where somebody without a group is taken to be. */
const usualZone = "Europe/Copenhagen";

async function wishesOfOne(db: Db, personId: string): Promise<Wishes> {
  const wishes = (await store.wishesOf(db, [personId])).get(personId);
  if (!wishes) throw new Error("wishes are known of everybody");
  return wishes;
}

export async function changeWishes(
  platform: Platform,
  actor: Actor,
  wishes: Pick<Wishes, "weeklyLimit" | "urgentAtNight">,
): Promise<void> {
  await store.setWishes(platform.db, mustBeSomebody(actor), wishes);
}

/** Nobody asks them until it is over. What they have taken on stays. */
export async function pause(platform: Platform, actor: Actor, length: Pause): Promise<void> {
  await pausePerson(platform, mustBeSomebody(actor), length);
}

async function pausePerson({ db, clock }: Platform, personId: string, length: Pause): Promise<void> {
  const zone = (await groupsOf(db, personId))[0]?.zone ?? usualZone;
  const end = pauseEnd(localDay(clock.now(), zone), length);
  await store.setPause(db, personId, end === null ? openEnd : fromLocal(end, zone));
}

export async function endPause(platform: Platform, actor: Actor): Promise<void> {
  await store.setPause(platform.db, mustBeSomebody(actor), null);
}

/** Calls of that group do not ask the actor any more. One need not belong to it: neighbours are asked too. */
export async function mute(platform: Platform, actor: Actor, slug: string): Promise<void> {
  const personId = mustBeSomebody(actor);
  await store.addMute(platform.db, personId, (await groupAt(platform.db, slug)).id, platform.clock.now());
}

export async function unmute(platform: Platform, actor: Actor, slug: string): Promise<void> {
  const personId = mustBeSomebody(actor);
  await store.endMute(platform.db, personId, (await groupAt(platform.db, slug)).id);
}

async function groupAt(db: Db, slug: string): Promise<Group> {
  const group = await groupBySlug(db, slug);
  if (!group) throw new Refusal("not_found");
  return group;
}

/** Who shares this claim with the actor: its helper or its asker. @throws Refusal "not_found" for anybody else's */
export async function sharing(platform: Platform, actor: Actor, claimId: string): Promise<Sharing> {
  const other = await store.otherSide(platform.db, claimId, mustBeSomebody(actor));
  if (!other) throw new Refusal("not_found");
  const { personId, name, occasion } = other;
  return { personId, name, url: occasionUrl(occasion) };
}

export interface Sharing {
  personId: string;
  /** The first name only. */
  name: string;
  /** Of the occasion they share. */
  url: string;
}

/** From now on neither side of this claim is asked for the other. The other side is not told. */
export async function block(platform: Platform, actor: Actor, claimId: string): Promise<void> {
  const { personId } = await sharing(platform, actor, claimId);
  await store.addBlock(platform.db, mustBeSomebody(actor), personId, platform.clock.now());
}

const blockMark = (db: Db, personId: string, blockedId: string): Promise<string> =>
  signature(db, "unblock", `${personId} ${blockedId}`);

/** @param mark as `myAsking` gave it. Again, or of somebody who has left, it does nothing. */
export async function unblock(platform: Platform, actor: Actor, mark: string): Promise<void> {
  const { db } = platform;
  const personId = mustBeSomebody(actor);
  for (const { personId: blocked } of await store.blocksBy(db, personId))
    if ((await blockMark(db, personId, blocked)) === mark) await store.endBlock(db, personId, blocked);
}

const pausing = "pause asks";
const muting = "mute group";

/** The path that lets somebody take a break from a message, without signing in. It names nobody who can be read. */
export const pausePath = async (db: Db, personId: string): Promise<string> =>
  `/pause/${await seal(db, pausing, personId)}`;

/** The same for asks from one group. */
export const mutePath = async (db: Db, personId: string, slug: string): Promise<string> =>
  `/mute/${await seal(db, muting, `${personId} ${slug}`)}`;

/** What a pause link shows; undefined when it is not ours. */
export async function openPauseLink(
  platform: Platform,
  mark: string,
): Promise<{ personId: string; until: Date | null; zone: string } | undefined> {
  const { db, clock } = platform;
  const personId = await unseal(db, pausing, mark);
  if (personId === undefined) return undefined;
  const { pausedUntil } = await wishesOfOne(db, personId);
  const until = pausedUntil && pausedUntil > clock.now() ? pausedUntil : null;
  return { personId, until, zone: (await groupsOf(db, personId))[0]?.zone ?? usualZone };
}

/** A month, or the end of the break. Does nothing when the link is not ours. */
export async function usePauseLink(platform: Platform, mark: string, does: "pause" | "end"): Promise<void> {
  const personId = await unseal(platform.db, pausing, mark);
  if (personId === undefined) return;
  if (does === "pause") await pausePerson(platform, personId, "month");
  else await store.setPause(platform.db, personId, null);
}

async function muteLink(
  { db }: Platform,
  mark: string,
): Promise<{ personId: string; group: Group } | undefined> {
  const [personId, slug] = (await unseal(db, muting, mark))?.split(" ") ?? [];
  return personId && slug ? { personId, group: await groupAt(db, slug) } : undefined;
}

/** What a mute link shows; undefined when it is not ours. */
export async function openMuteLink(
  platform: Platform,
  mark: string,
): Promise<{ personId: string; group: string; muted: boolean } | undefined> {
  const link = await muteLink(platform, mark);
  if (!link) return undefined;
  const { personId, group } = link;
  const { muted } = await wishesOfOne(platform.db, personId);
  return { personId, group: group.name, muted: muted.includes(group.id) };
}

/** Does nothing when the link is not ours. */
export async function useMuteLink(platform: Platform, mark: string, does: "mute" | "end"): Promise<void> {
  const link = await muteLink(platform, mark);
  if (!link) return;
  const { personId, group } = link;
  if (does === "mute") await store.addMute(platform.db, personId, group.id, platform.clock.now());
  else await store.endMute(platform.db, personId, group.id);
}
