// What people do with groups: join, leave, look after the members, close the board, found another.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Place } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { fromLocal, localDay } from "../../platform/zoned.ts";
import { tell } from "../notices/public.ts";
import { endKeyedSessions, type SignedUp, type SigningUp, signUp } from "../people/public.ts";
import { mustBeSomebody, mustLookAfter } from "./policy.ts";
import {
  closureFits,
  type EndReason,
  type FillTimes,
  type Group,
  type GroupKind,
  type Membership,
  type Role,
  type Speed,
  slugsFor,
  speed,
} from "./rules.ts";
import * as store from "./store.ts";

/** Fill times of calls put up since then, of one group or, without, of the whole instance. */
export type FindFillTimes = (db: Db, asked: { groupId?: string; since: Date }) => Promise<FillTimes>;

let findFillTimes: FindFillTimes = async () => ({ filled: 0, medianMinutes: null });

/** Groups say how quickly calls are filled; what a filled call is, somebody else knows. */
export function provideFillTimes(find: FindFillTimes): void {
  findFillTimes = find;
}

const day = 24 * 60 * 60 * 1000;

/** How quickly calls were filled in the last `days`, in one group or the whole instance. */
export async function speedOf(platform: Platform, days: number, groupId?: string): Promise<Speed> {
  const since = new Date(platform.clock.now().getTime() - days * day);
  return speed(await findFillTimes(platform.db, { groupId, since }));
}

export interface Visit {
  group: Group;
  me: Membership | undefined;
}

/** @throws Refusal "not_found" when there is no such group */
export async function visit(platform: Platform, actor: Actor, slug: string): Promise<Visit> {
  const found = await store.visitGroup(platform.pool, slug, actor);
  if (!found) throw new Refusal("not_found");
  return found;
}

/** A visit by one of the group's hosts. @throws Refusal "forbidden" for everybody else */
export async function visitAsHost(platform: Platform, actor: Actor, slug: string): Promise<Visit> {
  mustBeSomebody(actor);
  const found = await visit(platform, actor, slug);
  mustLookAfter(found.me);
  return found;
}

/** Days back that a group's speed is worked out over. */
export const speedDays = 30;

export interface About extends Visit {
  organisation: string | null;
  hosts: { personId: string; name: string }[];
  speed: Speed;
}

export async function about(platform: Platform, actor: Actor, slug: string): Promise<About> {
  const found = await visit(platform, actor, slug);
  const [organisation, hosts, quick] = await Promise.all([
    store.organisationOf(platform.db, found.group.id),
    store.hostsOf(platform.db, found.group.id),
    speedOf(platform, speedDays, found.group.id),
  ]);
  return { ...found, organisation, hosts, speed: quick };
}

/** Joins; signs up within the same change when `arriving` says who is new. Joining twice changes nothing. */
export async function joinGroup(
  platform: Platform,
  actor: Actor,
  slug: string,
  arriving?: SigningUp,
): Promise<SignedUp | undefined> {
  const { group } = await visit(platform, actor, slug);
  return platform.db.transaction().execute(async (trx) => {
    const signedUp = arriving && (await signUp(platform, trx, arriving));
    const personId = signedUp?.personId ?? mustBeSomebody(actor);
    await store.join(trx, group.id, personId, platform.clock.now());
    return signedUp;
  });
}

/** Leaves, and the membership is forgotten. The last host of a group with members hands over first. */
export async function leaveGroup(platform: Platform, actor: Actor, slug: string): Promise<Group> {
  const personId = mustBeSomebody(actor);
  const { group } = await visit(platform, actor, slug);
  await platform.db.transaction().execute(async (trx) => {
    await store.lockGroup(trx, group.id);
    await mustNotBeLastHost(trx, group, personId);
    const before = await store.standingOf(trx, group.id, personId);
    await store.leave(trx, group.id, personId);
    if (before?.role === "host") await endKeyedSessions(trx, personId, actor.sessionId);
  });
  return group;
}

/** Call with the group's row held. */
async function mustNotBeLastHost(trx: Db, { id, name }: Group, personId: string): Promise<void> {
  if ((await store.standingOf(trx, id, personId))?.role !== "host") return;
  if ((await store.hostsOf(trx, id)).length > 1) return;
  const now = await store.groupById(trx, id);
  if (now && now.memberCount > 1) throw new Refusal("conflict", "groups:refusal.last_host", { group: name });
}

/** Somebody who is erased leaves every group. @throws Refusal "conflict" for the last host of a group with members */
export async function leaveAllGroups(_platform: Platform, trx: Db, personId: string): Promise<undefined> {
  const [alone] = await store.hostedAlone(trx, personId);
  if (alone) throw new Refusal("conflict", "groups:refusal.last_host", { group: alone });
  await store.leaveAll(trx, personId);
}

/** What a host does to one member, in one transaction with the group's row held. */
async function withMember(
  platform: Platform,
  actor: Actor,
  slug: string,
  personId: string,
  change: (trx: Db, group: Group, member: { role: Role }) => Promise<void>,
): Promise<string> {
  const { group } = await visitAsHost(platform, actor, slug);
  await platform.db.transaction().execute(async (trx) => {
    await store.lockGroup(trx, group.id);
    mustLookAfter(await store.membershipOf(trx, group.id, actor));
    const member = await store.standingOf(trx, group.id, personId);
    if (!member) throw new Refusal("conflict", "groups:refusal.not_member");
    await change(trx, group, member);
  });
  return group.id;
}

/** Makes a member a host; whoever looks after a group is known in it. */
export async function makeHost(
  platform: Platform,
  actor: Actor,
  slug: string,
  personId: string,
): Promise<void> {
  await withMember(platform, actor, slug, personId, async (trx, group, member) => {
    if (member.role === "host") return;
    const now = platform.clock.now();
    await store.setRole(trx, group.id, personId, "host", now);
    await store.markKnown(trx, group.id, personId, now, actor.personId);
    await tellMember(trx, platform, group, personId, "groups.host");
  });
}

/**
 * Makes a host a member again; the last one stays. What hosts may is gone with this change, whatever is open; what was
 * opened with a passkey ends, except where they do it themselves.
 */
export async function endHost(
  platform: Platform,
  actor: Actor,
  slug: string,
  personId: string,
): Promise<void> {
  await withMember(platform, actor, slug, personId, async (trx, group, member) => {
    if (member.role !== "host") return;
    await mustNotBeLastHost(trx, group, personId);
    await store.setRole(trx, group.id, personId, "member", platform.clock.now());
    await endKeyedSessions(trx, personId, actor.sessionId);
    if (personId !== actor.personId) await tellMember(trx, platform, group, personId, "groups.host_ended");
  });
}

/** A host says: I know this person. */
export async function vouch(platform: Platform, actor: Actor, slug: string, personId: string): Promise<void> {
  await withMember(platform, actor, slug, personId, async (trx, group) => {
    const now = platform.clock.now();
    const fresh = await store.markKnown(trx, group.id, personId, now, actor.personId);
    if (fresh) await tellMember(trx, platform, group, personId, "groups.vouched");
  });
}

/** Ends somebody else's membership; they are told why. A host is made a member first. */
export async function endMembership(
  platform: Platform,
  actor: Actor,
  slug: string,
  { person, reason }: { person: string; reason: EndReason },
): Promise<void> {
  const groupId = await withMember(platform, actor, slug, person, async (trx, group, member) => {
    if (member.role === "host") throw new Refusal("conflict", "groups:refusal.is_host");
    await store.leave(trx, group.id, person);
    await tellMember(trx, platform, group, person, `groups.ended.${reason}`);
  });
  // After the commit: places are let go occasion by occasion, and nothing may hold the group's row meanwhile.
  for (const ending of endings) await ending(platform, { groupId, personId: person });
}

/** What another module does when hosts end a membership. */
export type Ending = (platform: Platform, ended: { groupId: string; personId: string }) => Promise<void>;
const endings: Ending[] = [];

/** Registers a module's part in the end of a membership, such as giving back places. */
export function whenEnded(ending: Ending): void {
  endings.push(ending);
}

async function tellMember(
  trx: Db,
  platform: Platform,
  group: Group,
  personId: string,
  kind: string,
): Promise<void> {
  const dedup = `${kind} ${group.id} ${platform.clock.now().toISOString()}`;
  await tell(trx, platform, [{ personId, kind, groupId: group.id, dedup }]);
}

/** Closes the board to new calls until that day (ISO) begins where the group is. False for a day that does not do. */
export async function closeBoard(
  platform: Platform,
  actor: Actor,
  slug: string,
  until: string,
): Promise<boolean> {
  const { group } = await visitAsHost(platform, actor, slug);
  if (!closureFits(until, localDay(platform.clock.now(), group.zone))) return false;
  await store.closeUntil(platform.db, group.id, fromLocal(`${until}T00:00`, group.zone));
  platform.bus.tell({ group: group.id });
  return true;
}

export async function openBoard(platform: Platform, actor: Actor, slug: string): Promise<void> {
  const { group } = await visitAsHost(platform, actor, slug);
  await store.closeUntil(platform.db, group.id, null);
  platform.bus.tell({ group: group.id });
}

const membersShown = 50;

export interface MembersFound extends Visit {
  members: store.Member[];
  /** The page after this one, when there are more. */
  next: number | undefined;
}

/** The members as hosts see them. */
export async function members(
  platform: Platform,
  actor: Actor,
  slug: string,
  { search, page }: { search: string; page: number },
): Promise<MembersFound> {
  const found = await visitAsHost(platform, actor, slug);
  const part = { search, skip: (page - 1) * membersShown, limit: membersShown + 1 };
  const rows = await store.membersOf(platform.db, found.group.id, part);
  const shown = rows.slice(0, membersShown);
  return { ...found, members: shown, next: rows.length > shown.length ? page + 1 : undefined };
}

export interface Founding {
  name: string;
  kind: GroupKind;
  place: Place;
}

/** Makes a group with one host, within the caller's transaction. Its address is made of its name, and is its own. */
export async function createGroup(
  trx: Db,
  founding: Founding,
  hostId: string,
  now: Date,
): Promise<{ slug: string }> {
  const { name, kind, place } = founding;
  const id = newId();
  const row = { id, name, kind, placeId: place.id, lat: place.lat, lon: place.lon };
  for (const slug of slugsFor(name, place.name)) {
    if (!(await store.insertGroup(trx, { ...row, slug }, now))) continue;
    await store.join(trx, id, hostId, now, "host");
    return { slug };
  }
  throw new Refusal("conflict", "groups:refusal.name_taken");
}
