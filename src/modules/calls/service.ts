// What people read and do with calls: the board, one call, taking a place, the desk.
import type { Actor } from "../../platform/actor.ts";
import { distanceKm } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { T } from "../../platform/words.ts";
import { startOfDay } from "../../platform/zoned.ts";
import { type Ways, waysAbout } from "../contacts/public.ts";
import { type Group, isHost, type Membership, visitGroup } from "../groups/public.ts";
import type { Describer } from "../notices/public.ts";
import { type AskingDesk, askedSoFar, deskOf as askingDesk } from "../oversight/public.ts";
import { countOpen } from "../reports/public.ts";
import {
  type Address,
  addressFor,
  type MyClaim,
  mine,
  type RosterEntry,
  roster,
  settle,
} from "../turnout/public.ts";
import { titleOf, whenOf, whereOf } from "./pages/sentences.tsx";
import { mayOpenDesk, maySee, mayTend, type Reader } from "./policy.ts";
import { type Bounds, placesOf } from "./rules.ts";
import type { BoardQuery } from "./schema.ts";
import {
  type BoardFilter,
  type BoardLine,
  boardLines,
  type Call,
  callById,
  callsById,
  claimStateOf,
  deskIds,
  type InLine,
  inLine,
  ownCallIds,
  type Unconfirmed,
  unconfirmed,
} from "./store.ts";

export interface BoardAsked extends BoardQuery {
  slug: string;
}

export interface BoardFound {
  group: Group;
  me: Membership | undefined;
  lines: BoardLine[];
  bounds: Bounds;
}

/** The ongoing calls of a group's board. */
export async function board(platform: Platform, actor: Actor, asked: BoardAsked): Promise<BoardFound> {
  const found = await visitGroup(platform.pool, asked.slug, actor);
  if (!found) throw new Refusal("not_found");
  const now = platform.clock.now();
  const bounds = boundsOf(found.group.zone, now);
  const filter = narrow(asked, actor, bounds);
  const lines = await boardLines(platform.pool, {
    groupId: found.group.id,
    personId: actor.personId,
    now,
    filter,
  });
  return { ...found, lines, bounds };
}

/** A board's address, in terms of the calls it shows. */
function narrow(asked: BoardQuery, { lat, lon }: Actor, bounds: Bounds): BoardFilter {
  const [direction, category] = asked.what.split(".");
  return {
    category,
    direction: (direction || undefined) as BoardFilter["direction"],
    language: asked.language || undefined,
    before: asked.when === "today" ? bounds.tomorrow : asked.when === "week" ? bounds.week : undefined,
    near: asked.km && lat !== null && lon !== null ? { lat, lon, km: Number(asked.km) } : undefined,
  };
}

/** Midnights of the group's wall clock, each worked out once a day. */
function boundsOf(zone: string, now: Date): Bounds {
  const known = midnights.get(zone);
  if (known && known.today <= now && now < known.tomorrow) return known;
  const day = (days: number) => startOfDay(now, zone, days);
  const bounds = { today: day(0), tomorrow: day(1), week: day(7) };
  midnights.set(zone, bounds);
  return bounds;
}
const midnights = new Map<string, Bounds & { today: Date }>();

/** What only this reader sees on a card: their own claim, and how far it is from them. */
export function ownPart(
  actor: Actor,
  line: { mine: string | null; lat: number; lon: number; remote: boolean },
) {
  const km = kmFrom(actor, line);
  return line.mine === null && km === null ? undefined : { km, state: line.mine };
}

export const wholeCalls = (platform: Platform, ids: string[]): Promise<Call[]> => callsById(platform.db, ids);

export interface CallFound {
  call: Call;
  reader: Reader;
  people: RosterEntry[];
  address: Address;
  /** How far from the reader's own area, in kilometres. */
  km: number | null;
  /** How many neighbours were asked, for whoever looks after it; undefined when it asks nobody. */
  asked: number | undefined;
  /** To the conversations of those who take part, for whoever does. */
  ways: Ways | undefined;
}

/** One call as this reader may see it. */
export async function callFor(platform: Platform, actor: Actor, id: string): Promise<CallFound> {
  await settle(platform, id);
  const call = await callById(platform.db, id);
  if (!call) throw new Refusal("not_found");
  const reader = await readerOf(platform, actor, call.groupId);
  if (!maySee(reader, call)) throw new Refusal("gone", "calls:refusal.removed");
  const [people, address, asked, ways] = await Promise.all([
    roster(platform.db, id, platform.clock.now()),
    addressFor(platform, actor, id),
    mayTend(reader, call) ? askedSoFar(platform.db, id) : undefined,
    waysAbout(platform, actor, { kind: "call", subjectId: id }),
  ]);
  return { call, reader, people, address, km: kmFrom(actor, call), asked, ways };
}

export async function readerOf(platform: Platform, actor: Actor, groupId: string): Promise<Reader> {
  return { personId: actor.personId, isHost: await isHost(platform.db, groupId, actor) };
}

/** Null for readers who did not tell where they live, and for what is done from afar. */
export function kmFrom(actor: Actor, there: { lat: number; lon: number; remote?: boolean }): number | null {
  if (actor.lat === null || actor.lon === null || there.remote) return null;
  return distanceKm({ lat: actor.lat, lon: actor.lon }, there);
}

/** The state of this reader's live claim on a call. */
export const myClaimOn = (platform: Platform, actor: Actor, id: string): Promise<string | null> =>
  actor.personId ? claimStateOf(platform.db, id, actor.personId) : Promise.resolve(null);

export interface DeskFound {
  group: Group;
  me: Membership | undefined;
  /** Calls that still need somebody, the most urgent first. */
  unfilled: Call[];
  /** People who took a place and whom nobody here knows yet. */
  unconfirmed: Unconfirmed[];
  /** People who wait for a place, the soonest call first. */
  waiting: InLine[];
  asking: AskingDesk;
  /** Reports to look at. */
  reported: number;
}

/** What a host should look at now. */
export async function deskOf(platform: Platform, actor: Actor, t: T, slug: string): Promise<DeskFound> {
  const found = await visitGroup(platform.pool, slug, actor);
  if (!found) throw new Refusal("not_found");
  const { group } = found;
  if (found.me?.lacksKey) throw new Refusal("passkey");
  if (!mayOpenDesk({ personId: actor.personId, isHost: found.me?.role === "host" }))
    throw new Refusal("forbidden");
  const now = platform.clock.now();
  const ids = await deskIds(platform.db, group.id, now);
  const [calls, unknown, waiting, asking, reported] = await Promise.all([
    callsById(platform.db, ids),
    unconfirmed(platform.db, group.id, now),
    inLine(platform.db, group.id, now),
    askingDesk(platform, t, group.id, ids),
    countOpen(platform.db, group.id, actor.personId ?? ""),
  ]);
  calls.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { ...found, unfilled: calls, unconfirmed: unknown, waiting, asking, reported };
}

export interface MineFound {
  asked: Call[];
  helping: { claim: MyClaim; call: Call }[];
}

/** What I asked for, and where I help. */
export async function mineOf(platform: Platform, actor: Actor): Promise<MineFound> {
  if (!actor.personId) throw new Refusal("sign_in");
  const now = platform.clock.now();
  const [own, claims] = await Promise.all([
    ownCallIds(platform.db, actor.personId, now),
    mine(platform.db, actor.personId, now),
  ]);
  const calls = await callsById(platform.db, [
    ...new Set([...own, ...claims.map((claim) => claim.occasionId)]),
  ]);
  const byId = new Map(calls.map((call) => [call.id, call]));
  return {
    asked: own.flatMap((id) => byId.get(id) ?? []),
    helping: claims.flatMap((claim) => {
      const call = byId.get(claim.occasionId);
      return call ? [{ claim, call }] : [];
    }),
  };
}

/** What calls are, in words, for messages about them. The day is always named: a message is read on another one. */
export const describeCalls: Describer = async (db, ids, t) => {
  const calls = await callsById(db, ids);
  return new Map(
    calls.map((call) => {
      const before = new Date((call.startsAt ?? call.expiresAt).getTime() - 3 * 86_400_000);
      const title = titleOf({ ...call, places: placesOf(call) }, t);
      return [
        call.id,
        {
          title,
          when: whenOf({ ...call, timing: "date" }, t, before),
          where: whereOf(call, t),
          url: `/calls/${call.id}`,
        },
      ];
    }),
  );
};
