// Finding a group: by name, by place, or the nearest; and what the front page tells.
import type { Actor } from "../../platform/actor.ts";
import { distanceKm, foldName, type Place, placeById, searchPlaces } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { type Want, wantsOf } from "../demand/public.ts";
import { type Group, groupsOf, type Role, type Speed, speedOf } from "../groups/public.ts";
import { nameFits, pageLength } from "./rules.ts";
import { groupNames, type ListedGroup, listGroups } from "./store.ts";

export interface Asked {
  /** Part of a name, or a place, in any script and spelling. */
  q: string;
  /** A place's id. */
  near: string;
  page: number;
}

export interface FoundGroup extends ListedGroup {
  km: number | null;
  want: Want | undefined;
}

export interface Found {
  groups: FoundGroup[];
  /** What distances are counted from; "you" is the reader's own area. */
  from: Place | "you" | null;
  /** Other places of that name. */
  others: Place[];
  more: boolean;
}

const placesOffered = 5;

/** Groups as asked for: those whose name fits, then the nearest. */
export async function findGroups(platform: Platform, actor: Actor, { q, near, page }: Asked): Promise<Found> {
  const [first, ...others] = near ? [placeById(near)] : searchPlaces(q, placesOffered);
  const fitting = near ? [] : await fittingNames(platform, q);
  const own = actor.lat !== null && actor.lon !== null ? { lat: actor.lat, lon: actor.lon } : null;
  const point = first ?? own;
  const only = q !== "" && !near && !first;
  const offset = (page - 1) * pageLength;
  const towns = first ? [first.id, first.of ?? first.id] : [];
  const asked = { fitting, only, from: point, towns, limit: pageLength + 1, offset };
  const rows = await listGroups(platform.db, asked);
  const shown = rows.slice(0, pageLength);
  const wants = await wantsOf(
    platform,
    shown.map(({ id }) => id),
  );
  return {
    groups: shown.map((group) => ({
      ...group,
      km: point && distanceKm(point, group),
      want: wants.get(group.id),
    })),
    from: first ?? (own && "you"),
    others: others.filter((place) => place !== undefined),
    more: rows.length > pageLength,
  };
}

async function fittingNames(platform: Platform, q: string): Promise<string[]> {
  const wanted = foldName(q);
  if (wanted === "") return [];
  const names = await groupNames(platform.db);
  return names.filter(({ name }) => nameFits(foldName(name), wanted)).map(({ id }) => id);
}

/** Days back the front page tells of. */
const week = 7;

export interface Front {
  /** The reader's own groups. */
  mine: (Group & { role: Role })[];
  speed: Speed;
}

export async function front(platform: Platform, actor: Actor): Promise<Front> {
  const [mine, speed] = await Promise.all([
    actor.personId ? groupsOf(platform.db, actor.personId) : [],
    speedOfAll(platform),
  ]);
  return { mine, speed };
}

/** The figure of all groups together goes through every recent call, so it is worked out once a minute. */
const freshFor = 60_000;
const worked = new WeakMap<Platform, { at: number; speed: Promise<Speed> }>();

function speedOfAll(platform: Platform): Promise<Speed> {
  const now = platform.clock.now().getTime();
  const last = worked.get(platform);
  if (last && Math.abs(now - last.at) < freshFor) return last.speed;
  const speed = speedOf(platform, week);
  worked.set(platform, { at: now, speed });
  speed.catch(() => worked.delete(platform));
  return speed;
}
