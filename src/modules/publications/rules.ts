// What a draft becomes when it is published, and what a call becomes when it is changed or asked again.

import type { Call, CallSays, Category } from "../calls/public.ts";
import type { Fields, Resolved, Wall } from "../drafts/public.ts";
import type { OccasionChange, SlotNeed } from "../turnout/public.ts";

/** Where it takes place; the address is kept apart from it. */
export type Spot = Pick<OccasionChange, "placeId" | "area" | "at">;

export interface Given {
  fields: Fields;
  category: Category;
  photoId: string | null;
}

/** "always" needs no answer, "never" takes none. */
export const isRemote = ({ fields, category }: Pick<Given, "fields" | "category">): boolean =>
  category.remote === "always" || (category.remote === "possible" && fields.remote === true);

/** What the occasion is: when, where, and whom it takes. */
export function occasionOf(given: Given, time: Resolved, spot: Spot): OccasionChange {
  const { fields, category } = given;
  const remote = isRemote(given);
  return {
    ...time,
    ...spot,
    remote,
    meetingPoint: remote ? "" : (fields.meetingPoint ?? ""),
    slots: fields.slots ?? category.slots,
    address: (!remote && fields.address) || null,
  };
}

/** What the call says. */
export function callOf({ fields, photoId }: Given, details: CallSays["details"]): CallSays {
  const onBehalf = fields.onBehalf ?? false;
  return {
    timing: fields.timing ?? "flexible",
    party: fields.party ?? 1,
    languages: fields.languages ?? [],
    details,
    note: fields.note ?? "",
    noteLang: fields.note ? (fields.noteLang ?? null) : null,
    photoId,
    onBehalf,
    consent: (onBehalf && fields.consent) || null,
    consentAt: onBehalf && fields.consentAt ? new Date(fields.consentAt) : null,
    urgent: fields.timing === "now",
  };
}

/** The slots a call has, in their order, as they are wanted now; roles no longer wanted have no places. */
export function alignSlots(now: readonly SlotNeed[], wanted: readonly SlotNeed[]): SlotNeed[] {
  const left = [...wanted];
  const kept = now.map((slot) => {
    const at = left.findIndex(({ role }) => role === slot.role);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ?? { ...slot, places: 0 };
  });
  return [...kept, ...left];
}

export interface Known {
  address: string | null;
  consent: CallSays["consent"];
  consentAt: Date | null;
}

/** A published call as answers of a draft. Each role once: two slots of one role are said as one. */
export function fieldsOf(
  call: Call,
  { address, consent, consentAt }: Known,
  children: boolean,
  wall: Wall,
): Fields {
  const local = (at: Date | null) => (at ? wall.local(at) : "");
  const [starts, ends] = [local(call.startsAt), local(call.endsAt)];
  const dated = { date: starts.slice(0, 10), from: starts.slice(11), to: (ends || starts).slice(11) };
  return {
    direction: call.direction,
    category: call.category,
    party: call.party,
    children: children && call.details.includes("children"),
    onBehalf: call.onBehalf,
    consent: consent ?? undefined,
    consentAt: consentAt?.toISOString(),
    ...(call.startsAt ? { timing: "date", ...dated } : { timing: "flexible" }),
    remote: call.remote,
    placeId: call.placeId,
    meetingPoint: call.meetingPoint,
    address: address ?? "",
    languages: call.languages as Fields["languages"],
    slots: merged(call.slots),
    details: call.details.filter((detail) => !(children && detail === "children")),
    note: call.note,
    noteLang: call.noteLang ?? undefined,
  };
}

function merged(slots: Call["slots"]): NonNullable<Fields["slots"]> {
  const byRole = new Map<string, NonNullable<Fields["slots"]>[number]>();
  for (const { role, needs, places } of slots) {
    const had = byRole.get(role);
    byRole.set(role, {
      role,
      places: places + (had?.places ?? 0),
      needs: [...new Set([...(had?.needs ?? []), ...needs])],
    });
  }
  return [...byRole.values()];
}

/** Asking again keeps everything but the time, and somebody else's consent, which was given for that time. */
export function again({
  timing: _timing,
  date: _date,
  from: _from,
  to: _to,
  part: _part,
  ...fields
}: Fields): Fields {
  return { ...fields, consent: undefined, consentAt: undefined };
}
