// What a group needed lately, and where near somebody people are missing; worked out at most every few minutes.
import type { Actor } from "../../platform/actor.ts";
import { distanceKm } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { type Group, groupsOf } from "../groups/public.ts";
import { profileOf } from "../people/public.ts";
import {
  type Count,
  count,
  type Figures,
  figuresOf,
  type Places,
  type Supply,
  suiting,
  type Want,
  wantFrom,
  wantOf,
} from "./rules.ts";
import * as store from "./store.ts";

/** Days back that needs are counted over, and that somebody counts as active after wanting a place. */
export const countedDays = { needs: 30, active: 90 };
/** Figures are this old at most. */
export const freshMinutes = 10;

type Work<R> = (platform: Platform, groupIds: readonly string[]) => Promise<(R & { groupId: string })[]>;

/** Rows by group, worked out for all that are not known yet in one question, and kept while they are fresh. */
function keeping<R>(
  work: Work<R>,
): (platform: Platform, groupIds: readonly string[]) => Promise<Map<string, R[]>> {
  const memory = new WeakMap<Platform, Map<string, { at: number; rows: Promise<R[]> }>>();
  return async (platform, groupIds) => {
    const kept = memory.get(platform) ?? new Map<string, { at: number; rows: Promise<R[]> }>();
    memory.set(platform, kept);
    const at = platform.clock.now().getTime();
    const isFresh = (id: string) => Math.abs(at - (kept.get(id)?.at ?? 0)) < freshMinutes * 60_000;
    const stale = groupIds.filter((id) => !isFresh(id));
    if (stale.length > 0) {
      const all = work(platform, stale).then((rows) => Map.groupBy(rows, ({ groupId }) => groupId));
      for (const id of stale) kept.set(id, { at, rows: all.then((found) => found.get(id) ?? []) });
      all.catch(() => stale.map((id) => kept.delete(id)));
    }
    const entries = groupIds.map(async (id) => [id, (await kept.get(id)?.rows) ?? []] as const);
    return new Map(await Promise.all(entries));
  };
}

const since = (now: Date, days: number) => ({ now, since: new Date(now.getTime() - days * 86_400_000) });
const placesIn = keeping<Places>(({ db, clock }, ids) =>
  store.placesOf(db, ids, since(clock.now(), countedDays.needs)),
);
/** Goes through all members: asked only where it matters. */
const supplyIn = keeping<Supply>(({ db, clock }, ids) =>
  store.supplyOf(db, ids, since(clock.now(), countedDays.active)),
);

/** Whether each of these groups wants more people, and what was needed there. */
async function lookAt(
  platform: Platform,
  groupIds: readonly string[],
): Promise<Map<string, Count & { want: Want }>> {
  const places = await placesIn(platform, groupIds);
  const unclear = groupIds.filter((id) => wantFrom(count(places.get(id) ?? [])) === null);
  const supply = unclear.length > 0 ? await supplyIn(platform, unclear) : new Map<string, Supply[]>();
  return new Map(
    groupIds.map((id) => {
      const figures = figuresOf(places.get(id) ?? [], supply.get(id) ?? []);
      return [id, { ...figures, want: wantOf(figures) }];
    }),
  );
}

export async function wantsOf(platform: Platform, groupIds: readonly string[]): Promise<Map<string, Want>> {
  return new Map([...(await lookAt(platform, groupIds))].map(([id, { want }]) => [id, want]));
}

/** A group near somebody where people are missing. */
export interface WantingGroup extends store.NearGroup {
  km: number;
  needed: number;
  found: number;
}

export interface Demand {
  figures: Figures;
  want: Want;
  /** Of the reader: what they could have done here; null for who is not signed in. */
  suited: (Count & { offers: boolean }) | null;
  /** Where they are needed more; none when they are needed here. */
  nearby: WantingGroup[];
}

export async function demandFor(platform: Platform, actor: Actor, group: Group): Promise<Demand> {
  const [all, supply] = await Promise.all([placesIn(platform, [group.id]), supplyIn(platform, [group.id])]);
  const places = all.get(group.id) ?? [];
  const figures = figuresOf(places, supply.get(group.id) ?? []);
  const want = wantOf(figures);
  const me = actor.personId ? await profileOf(platform.db, actor.personId) : undefined;
  return {
    figures,
    want,
    suited: me ? { ...suiting(places, me), offers: me.skills.length > 0 } : null,
    nearby: want === "needs_people" ? [] : await wantingNear(platform, actor, group),
  };
}

/** How many groups somebody is pointed to, and how many of the nearest are looked at for them. */
const pointedTo = 3;
const nearest = 40;
const atOnce = 10;

/** The nearest groups that need people, from where the reader lives or, unknown, from this group. Not their own. */
async function wantingNear(platform: Platform, actor: Actor, group: Group): Promise<WantingGroup[]> {
  const from = actor.lat !== null && actor.lon !== null ? { lat: actor.lat, lon: actor.lon } : group;
  const own = actor.personId ? await groupsOf(platform.db, actor.personId) : [];
  const about = { except: [group.id, ...own.map(({ id }) => id)], now: platform.clock.now(), limit: atOnce };
  const found: WantingGroup[] = [];
  for (let offset = 0; offset < nearest && found.length < pointedTo; offset += atOnce) {
    const near = await store.groupsNear(platform.db, from, { ...about, offset });
    const looked = await lookAt(
      platform,
      near.map(({ id }) => id),
    );
    for (const one of near) {
      const there = looked.get(one.id);
      if (there?.want !== "needs_people") continue;
      found.push({ ...one, km: distanceKm(from, one), needed: there.needed, found: there.found });
    }
    if (near.length < atOnce) break;
  }
  return found.slice(0, pointedTo);
}
