// What holds for groups, whatever the database or the page: names for addresses, counts, figures, hosts.

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
  role: Role;
  /** Known here since then; null while not. */
  knownSince: Date | null;
}

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
