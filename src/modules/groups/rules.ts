// What holds for groups, whatever the database or the page: names for addresses, counts, figures, hosts.
import type { Actor } from "../../platform/actor.ts";

export type GroupKind = "city" | "centre" | "shop" | "club" | "cafe";
export const groupKinds = ["city", "centre", "shop", "club", "cafe"] as const satisfies readonly GroupKind[];
export type Role = "member" | "host";

export interface Group {
  id: string;
  slug: string;
  name: string;
  kind: GroupKind;
  placeId: string;
  lat: number;
  lon: number;
  zone: string;
  memberCount: number;
  closedUntil: Date | null;
}

export interface Membership {
  /** What they may do now: a host without the passkey that hosts need here may do what a member may. */
  role: Role;
  /** A host who needs a passkey first. */
  lacksKey: boolean;
  /** Known here since then; null while not. */
  knownSince: Date | null;
}

/** Who is here, and whether they may use what hosts may. */
export type Visitor = Pick<Actor, "personId" | "mayHost">;

export const acting = (role: Role, knownSince: Date | null, mayHost: boolean): Membership => ({
  role: mayHost ? role : "member",
  knownSince,
  lacksKey: role === "host" && !mayHost,
});

/** Whether the board takes new calls. */
export const isClosed = (group: Pick<Group, "closedUntil">, now: Date): boolean =>
  group.closedUntil !== null && group.closedUntil > now;

/** Fewer than this are said as "a few": nobody learns of one person's coming or going from a count. */
const fewMembers = 10;

/** A count of members to show: whole tens, from a thousand whole hundreds. */
export function roundedMembers(members: number): { few: boolean; count: number } {
  if (members < fewMembers) return { few: true, count: members };
  const step = members < 1000 ? 10 : 100;
  return { few: false, count: Math.round(members / step) * step };
}

/** With fewer filled calls than this, how quickly they were filled says nothing. */
export const enoughFilled = 5;

export interface FillTimes {
  /** Calls whose last place was taken in the period. */
  filled: number;
  /** The middle one of their times from being put up until then, in minutes; null when there are none. */
  medianMinutes: number | null;
}

export type Speed = { enough: false; filled: number } | { enough: true; filled: number; minutes: number };

/** What may be said about how quickly calls were filled. */
export function speed({ filled, medianMinutes }: FillTimes): Speed {
  if (filled < enoughFilled || medianMinutes === null) return { enough: false, filled };
  return { enough: true, filled, minutes: Math.max(1, Math.round(medianMinutes)) };
}

/** Minutes in the unit people would say them in: "40 minutes", "3 hours", "2 days". */
export function spoken(minutes: number): { unit: "minute" | "hour" | "day"; count: number } {
  if (minutes < 90) return { unit: "minute", count: minutes };
  if (minutes < 36 * 60) return { unit: "hour", count: Math.round(minutes / 60) };
  return { unit: "day", count: Math.round(minutes / (24 * 60)) };
}

/** Why a host ends somebody's membership, told to that person. */
export const endReasons = ["unkind", "unsafe", "missed", "advert", "other"] as const;
export type EndReason = (typeof endReasons)[number];

/** Longest a board stays closed at a stretch, in days: a group that rests longer should say so again. */
export const longestClosure = 92;

/** Whether a board may open again on that day: tomorrow at the earliest. Dates of the group's own calendar, ISO. */
export function closureFits(until: string, today: string): boolean {
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  return days >= 1 && days <= longestClosure;
}

/** What hosts are called in public: the first word of the name they chose. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** Words that are addresses of their own under /groups. */
const reserved = new Set(["new"]);
const longestSlug = 70;

/** Letters, digits and hyphens for an address: "Venligboerne Sønderborg" is "venligboerne-soenderborg". */
export function makeSlug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .replaceAll("å", "aa")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, "");
}

/** Addresses to try for a group, the best first. A name without Latin letters takes its place's. */
export function slugsFor(name: string, place: string): string[] {
  const first = makeSlug(name) || makeSlug(place) || "group";
  const more = Array.from({ length: 50 }, (_, index) => `${first}-${index + 2}`);
  return reserved.has(first) ? more : [first, ...more];
}
