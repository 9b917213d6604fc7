// Help from two hosts for somebody who lost everything: begun, confirmed, a day waited, stopped or used.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { isSignedBy, signature } from "../../platform/seal.ts";
import { dropLink, makeLink, type NewLink } from "../devices/public.ts";
import {
  hostsOf,
  membershipOf,
  membersOf,
  mustLookAfter,
  standingOf,
  type Visit,
  visitAsHost,
} from "../groups/public.ts";
import { tell } from "../notices/public.ts";
import { mustBeSomebody } from "../people/public.ts";
import { mustAnswerForIt, mustBeSecond } from "./policy.ts";
import {
  begunWithin,
  hindrance,
  isOpen,
  lapsesAfter,
  type Status,
  servedLongEnough,
  statusOf,
  waitFor,
} from "./rules.ts";
import * as store from "./store.ts";

export interface Seen extends store.Recovery {
  status: Status;
}

const see = (recovery: store.Recovery, now: Date): Seen => ({ ...recovery, status: statusOf(recovery, now) });
const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

async function say(
  trx: Db,
  platform: Platform,
  { id, groupId }: { id: string; groupId: string },
  what: { kind: string; to: readonly (string | null)[]; by?: string | null },
): Promise<void> {
  const { kind, to, by } = what;
  const facts = { recovery: id };
  const whom = to.filter((personId) => personId !== by);
  await tell(
    trx,
    platform,
    whom.map((personId) => ({ personId, kind, groupId, facts, by, dedup: `${kind} ${id}` })),
  );
}

const shown = 10;

/** What is under way in a group, and members by part of their name, for its hosts. */
export async function deskOf(platform: Platform, actor: Actor, slug: string, search: string) {
  const found: Visit = await visitAsHost(platform, actor, slug);
  const now = platform.clock.now();
  const { db } = platform;
  const [all, members] = await Promise.all([
    store.recoveriesOf(db, { groupId: found.group.id }),
    search ? membersOf(db, found.group.id, { search, skip: 0, limit: shown }) : [],
  ]);
  return { ...found, recoveries: all.map((one) => see(one, now)), members };
}

/** A host begins it; the person and the other hosts are told. Returns its id. @throws Refusal when it may not be */
export async function begin(
  platform: Platform,
  actor: Actor,
  slug: string,
  personId: string,
): Promise<string> {
  const { group } = await visitAsHost(platform, actor, slug);
  const hostId = mustBeSomebody(actor);
  const now = platform.clock.now();
  const id = newId();
  await platform.db.transaction().execute(async (trx) => {
    const [me, them, hosts] = [
      await standingOf(trx, group.id, hostId),
      await standingOf(trx, group.id, personId),
      await hostsOf(trx, group.id),
    ];
    const since = later(now, -begunWithin);
    const past = await store.lately(trx, { personId, hostId, groupId: group.id, since });
    const facts = { member: them !== undefined, self: personId === hostId, hosts: hosts.length };
    const why = hindrance({ ...past, ...facts, hostSince: me?.hostSince ?? null }, now);
    if (why) throw new Refusal("conflict", `recoveries:refusal.${why}`);
    const row = { id, group_id: group.id, person_id: personId, begun_by: hostId, begun_at: now };
    if (!(await store.insertRecovery(trx, row))) throw new Refusal("conflict", "recoveries:refusal.open");
    const about = { id, groupId: group.id };
    await say(trx, platform, about, { kind: "recoveries.begun", to: [personId], by: hostId });
    const others = hosts.map((host) => host.personId).filter((host) => host !== personId);
    await say(trx, platform, about, { kind: "recoveries.asked", to: others, by: hostId });
  });
  return id;
}

/** A recovery as hosts of its group see it. @throws Refusal "not_found", "forbidden" or "passkey" */
export async function lookAt(platform: Platform, actor: Actor, id: string): Promise<Seen> {
  return mustSee(platform.db, platform, actor, await store.recoveryById(platform.db, id));
}

async function mustSee(
  db: Db,
  platform: Platform,
  actor: Actor,
  found: store.Recovery | undefined,
): Promise<Seen> {
  mustBeSomebody(actor);
  if (!found) throw new Refusal("not_found");
  mustLookAfter(await membershipOf(db, found.groupId, actor));
  return see(found, platform.clock.now());
}

/** What a host does with one that is open, with its row held. */
function withOpen(
  platform: Platform,
  actor: Actor,
  id: string,
  act: (trx: Db, recovery: Seen) => Promise<void>,
): Promise<void> {
  return platform.db.transaction().execute(async (trx) => {
    const found = await mustSee(trx, platform, actor, await store.holdRecovery(trx, id));
    if (!isOpen(found.status)) throw new Refusal("gone", "recoveries:refusal.over");
    await act(trx, found);
  });
}

/** A second host says so too; from now on a day goes by. */
export function confirm(platform: Platform, actor: Actor, id: string): Promise<void> {
  const hostId = mustBeSomebody(actor);
  const now = platform.clock.now();
  return withOpen(platform, actor, id, async (trx, found) => {
    mustBeSecond(hostId, found);
    if (hostId === found.personId) throw new Refusal("conflict", "recoveries:refusal.self");
    const me = await standingOf(trx, found.groupId, hostId);
    if (!servedLongEnough(me?.hostSince ?? null, now))
      throw new Refusal("conflict", "recoveries:refusal.new_host");
    await store.confirm(trx, id, hostId, now, later(now, waitFor));
    await say(trx, platform, found, { kind: "recoveries.confirmed", to: [found.personId], by: hostId });
    await say(trx, platform, found, { kind: "recoveries.seconded", to: [found.begunBy], by: hostId });
  });
}

/** Any host of the group calls it off. */
export function callOff(platform: Platform, actor: Actor, id: string): Promise<void> {
  return withOpen(platform, actor, id, (trx, found) =>
    finish(trx, platform, found, "called_off", actor.personId),
  );
}

async function finish(
  trx: Db,
  platform: Platform,
  found: store.Recovery,
  outcome: "stopped" | "called_off" | "used",
  by: string | null,
): Promise<void> {
  if (!(await store.end(trx, found.id, outcome, platform.clock.now()))) return;
  if (found.handoverId && outcome !== "used") await dropLink(trx, found.handoverId);
  const to = [found.personId, found.begunBy, found.confirmedBy];
  await say(trx, platform, found, { kind: `recoveries.${outcome}`, to, by });
}

/** The link for the person's new device, once the day is over and while both still are hosts. */
export async function showLink(platform: Platform, actor: Actor, id: string): Promise<NewLink> {
  let link: NewLink | undefined;
  await withOpen(platform, actor, id, async (trx, found) => {
    mustAnswerForIt(actor.personId, found);
    if (found.status !== "ready") throw new Refusal("conflict", "recoveries:refusal.wait");
    await mustStillStand(trx, found);
    if (found.handoverId) await dropLink(trx, found.handoverId);
    link = await makeLink(trx, platform, { personId: found.personId, anew: true });
    await store.setHandover(trx, id, link.id);
  });
  if (!link) throw new Refusal("gone", "recoveries:refusal.over");
  return link;
}

/** @throws Refusal "conflict" when one of the two hosts is none any more, or the person has left or hosts elsewhere */
async function mustStillStand(trx: Db, found: store.Recovery): Promise<void> {
  const { groupId, personId, begunBy, confirmedBy } = found;
  for (const host of [begunBy, confirmedBy]) {
    if (!host || (await standingOf(trx, groupId, host))?.role !== "host")
      throw new Refusal("conflict", "recoveries:refusal.hosts_left");
  }
  if (!(await standingOf(trx, groupId, personId)))
    throw new Refusal("conflict", "recoveries:refusal.not_member");
  const past = await store.lately(trx, { personId, hostId: personId, groupId, since: found.begunAt });
  if (past.hostsElsewhere) throw new Refusal("conflict", "recoveries:refusal.hosts_elsewhere");
}

/** The person took the link. @throws Refusal "gone" when it was stopped meanwhile */
export async function taken(trx: Db, platform: Platform, handoverId: string): Promise<void> {
  const id = await store.holdByHandover(trx, handoverId);
  const found = id && (await store.recoveryById(trx, id));
  if (!found) throw new Refusal("gone", "recoveries:refusal.over");
  await finish(trx, platform, found, "used", null);
}

/** What hosts did about the actor, for the actor. */
export async function mine(platform: Platform, actor: Actor): Promise<Seen[]> {
  const all = await store.recoveriesOf(platform.db, { personId: mustBeSomebody(actor) });
  return all.map((one) => see(one, platform.clock.now()));
}

/** The person stops it, with one tap. @throws Refusal "not_found" for somebody else's */
export async function stopMine(platform: Platform, actor: Actor, id: string): Promise<void> {
  const personId = mustBeSomebody(actor);
  await stop(platform, id, personId);
}

async function stop(platform: Platform, id: string, personId?: string): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const found = await store.holdRecovery(trx, id);
    if (!found || (personId && found.personId !== personId)) throw new Refusal("not_found");
    if (isOpen(statusOf(found, platform.clock.now())))
      await finish(trx, platform, found, "stopped", found.personId);
  });
}

const purpose = "stop recovery";

/** The path in messages that stops it, for whoever has no device they are signed in on. */
export const stopPath = async (db: Db, id: string): Promise<string> =>
  `/stop-recovery/${id}/${await signature(db, purpose, id)}`;

/** What a stop link is about; undefined when it is not ours. */
export async function byMark(platform: Platform, id: string, mark: string): Promise<Seen | undefined> {
  if (!(await isSignedBy(platform.db, purpose, id, mark))) return undefined;
  const found = await store.recoveryById(platform.db, id);
  return found && see(found, platform.clock.now());
}

export async function stopByMark(platform: Platform, id: string, mark: string): Promise<void> {
  if (await byMark(platform, id, mark)) await stop(platform, id);
}

/** Whether one is still open, for messages about it. */
export const stands = async (db: Db, id: string): Promise<boolean> =>
  (await store.recoveryById(db, id))?.outcome === null;

const kept = 365 * 86_400_000;

export async function forgetOld(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  await store.endLapsed(platform.db, later(now, -lapsesAfter), now);
  while ((await store.deleteOld(platform.db, later(now, -kept))) > 0);
}
