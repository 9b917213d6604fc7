// What a group needed lately, and where near somebody people are missing; worked out at most every few minutes.
import type { Actor } from "../../platform/actor.ts";
import { distanceKm } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { type Group, groupsOf } from "../groups/public.ts";
import { profileOf } from "../people/public.ts";
import {
  type Count,
  type Figures,
  figuresOf,
  type Places,
  type Supply,
  suiting,
  type Want,
  wantOf,
} from "./rules.ts";
import * as store from "./store.ts";

/** Days back that needs are counted over, and that somebody counts as active after wanting a place. */
export const countedDays = { needs: 30, active: 90 };
/** Figures are this old at most. */
export const freshMinutes = 10;

interface Counted {
  places: Places[];
  figures: Figures;
  want: Want;
}

interface Kept {
  at: number;
  counted: Promise<Counted>;
}
const memory = new WeakMap<Platform, Map<string, Kept>>();

/** The figures of each group; those not known yet in one question for all. */
async function countedFor(platform: Platform, groupIds: readonly string[]): Promise<Map<string, Counted>> {
  const kept = memory.get(platform) ?? new Map<string, Kept>();
  memory.set(platform, kept);
  const now = platform.clock.now().getTime();
  const isFresh = (id: string) => Math.abs(now - (kept.get(id)?.at ?? 0)) < freshMinutes * 60_000;
  const stale = groupIds.filter((id) => !isFresh(id));
  if (stale.length > 0) {
    const all = count(platform, stale);
    for (const id of stale) kept.set(id, { at: now, counted: all.then((found) => foundIn(found, id)) });
    all.catch(() => stale.map((id) => kept.delete(id)));
  }
  const entries = groupIds.map(async (id) => [id, (await kept.get(id)?.counted) ?? nothing] as const);
  return new Map(await Promise.all(entries));
}

const nothing: Counted = { places: [], figures: figuresOf([], []), want: wantOf(figuresOf([], [])) };
const foundIn = (found: Map<string, Counted>, id: string): Counted => found.get(id) ?? nothing;

async function count(platform: Platform, groupIds: readonly string[]): Promise<Map<string, Counted>> {
  const now = platform.clock.now();
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const [places, supply] = await Promise.all([
    store.placesOf(platform.db, groupIds, { since: ago(countedDays.needs), now }),
    store.supplyOf(platform.db, groupIds, { since: ago(countedDays.active), now }),
  ]);
  const [byGroup, supplies] = [groupedById<Places>(places), groupedById<Supply>(supply)];
  return new Map(
    groupIds.map((id) => {
      const own = byGroup.get(id) ?? [];
      const figures = figuresOf(own, supplies.get(id) ?? []);
      return [id, { places: own, figures, want: wantOf(figures) }];
    }),
  );
}

const groupedById = <R>(
  rows: readonly (R & { groupId: string })[],
): Map<string, (R & { groupId: string })[]> => Map.groupBy(rows, ({ groupId }) => groupId);

/** Whether each of these groups wants more people. */
export async function wantsOf(platform: Platform, groupIds: readonly string[]): Promise<Map<string, Want>> {
  const counted = await countedFor(platform, groupIds);
  return new Map([...counted].map(([id, { want }]) => [id, want]));
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
  const { places, figures, want } = (await countedFor(platform, [group.id])).get(group.id) ?? nothing;
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
    const ids = near.map(({ id }) => id);
    const counted = await countedFor(platform, ids);
    for (const one of near) {
      const { want, figures } = foundIn(counted, one.id);
      const { needed, found: filled } = figures;
      if (want === "needs_people") found.push({ ...one, km: distanceKm(from, one), needed, found: filled });
    }
    if (near.length < atOnce) break;
  }
  return found.slice(0, pointedTo);
}
