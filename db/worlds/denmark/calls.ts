// Calls worked out into rows: the occasion, its slots, its address, and the claims on it.
import { findCategory } from "../../../src/modules/calls/rules.ts";
import { localIso } from "../../../src/platform/zoned.ts";
import type { Casting, Span } from "./casting.ts";
import { claimsOf, type Made } from "./claims.ts";
import { type Group, groups, placeOf } from "./groups.ts";
import { worldId } from "./ids.ts";
import { awake, dayAt, zone } from "./morning.ts";
import { type Random, random } from "./random.ts";
import type { Row } from "./rows.ts";
import type { CallSpec, SlotSpec } from "./spec.ts";
import { karen } from "./three.ts";

const minute = 60_000;
const day = 1440 * minute;

export interface Rows {
  occasions: Row<"occasions">[];
  slots: Row<"slots">[];
  calls: Row<"calls">[];
  addresses: Row<"addresses">[];
  claims: Row<"claims">[];
}

/** All calls as rows; `at` is the world's morning. */
export function callRows(specs: readonly CallSpec[], at: Date, cast: Casting): Rows {
  const rows: Rows = { occasions: [], slots: [], calls: [], addresses: [], claims: [] };
  specs.forEach((spec, number) => {
    const made = prepare(spec, number, at, cast);
    const claims = claimsOf(made, rows.claims.length, cast);
    rows.claims.push(...claims.rows);
    made.slots.forEach(([role, places, ...needs], position) => {
      const taken = claims.taken[position] ?? 0;
      const id = made.slotIds[position] as string;
      rows.slots.push({
        id,
        occasion_id: made.id,
        group_id: made.group,
        position,
        role,
        needs,
        places,
        taken,
      });
    });
    rows.occasions.push(occasion(made));
    rows.calls.push(call(made, cast));
    rows.addresses.push(...address(made));
  });
  return rows;
}

function prepare(spec: CallSpec, number: number, at: Date, cast: Casting): Made {
  const chance = random(`call ${number}`);
  const owner = typeof spec.owner === "number" ? spec.owner : cast.owner(spec.group, spec.owner);
  const during = span(spec, at);
  const slots = spec.slots ?? proposed(spec);
  const published = awake(new Date(at.getTime() - spec.asked * minute), -1);
  return {
    spec,
    id: worldId("occasion", number),
    group: (groups[spec.group] as Group).id,
    owner,
    slots,
    slotIds: slots.map((_, position) => worldId("slot", number * 8 + position)),
    during,
    published,
    ended: end(spec, at, during, chance),
    at,
    chance,
  };
}

function proposed({ direction, category }: CallSpec): SlotSpec[] {
  const found = findCategory(direction, category);
  if (!found) throw new Error(`there is no category ${direction} ${category}`);
  return found.slots.map(({ role, places, needs }) => [role, places, ...needs]);
}

function span({ day: days, from, minutes = 60 }: CallSpec, at: Date): Span | null {
  if (days === undefined || !from) return null;
  const start = dayAt(at, days, from);
  return { start, end: new Date(start.getTime() + minutes * minute) };
}

function end({ stage, asked }: CallSpec, at: Date, during: Span | null, chance: Random): Date | null {
  if (stage === "cancelled" || stage === "removed")
    return new Date(at.getTime() - chance.int(30, Math.min(asked, 85)) * minute);
  if (stage !== "closed") return null;
  return during
    ? new Date(Math.min(at.getTime() - minute, during.end.getTime() + chance.int(10, 300) * minute))
    : new Date(at.getTime() - day);
}

function occasion({ spec, id, group, owner, during, published, ended, at, chance }: Made): Row<"occasions"> {
  const place = placeOf(spec.area);
  const expires = during?.end ?? new Date(published.getTime() + 14 * day);
  const near = (value: number, spread: number) =>
    Math.round((value + spread * (chance.next() - 0.5)) * 500) / 500;
  return {
    id,
    group_id: group,
    kind: "call",
    owner_id: worldId("person", owner),
    starts_at: during?.start ?? null,
    ends_at: during?.end ?? null,
    starts_local: during && localIso(during.start, zone),
    ends_local: during && localIso(during.end, zone),
    zone,
    expires_at: expires,
    remote: spec.remote ?? false,
    place_id: place.id,
    area: place.name,
    lat: near(place.lat, 0.012),
    lon: near(place.lon, 0.02),
    meeting_point: spec.remote ? "" : (spec.meetingPoint ?? ""),
    allocate_at: spec.allocate === undefined ? null : new Date(at.getTime() + spec.allocate * minute),
    allocated_at: null,
    published_at: published,
    cancelled_at: spec.stage === "cancelled" ? ended : null,
    closed_at: spec.stage === "closed" ? ended : null,
    removed_at: spec.stage === "removed" ? ended : null,
    removed_by: spec.stage === "removed" ? worldId("person", karen) : null,
    removed_reason: spec.stage === "removed" ? "Her er ikke plads til reklame for at tjene penge." : null,
    version: 1,
  };
}

function call({ spec, id, group, owner, published, chance }: Made, cast: Casting): Row<"calls"> {
  const speaks = cast.person(owner).speaks ?? [];
  const note =
    spec.note && (typeof spec.owner === "number" || speaks.includes(spec.note[0])) ? spec.note : undefined;
  return {
    id,
    group_id: group,
    direction: spec.direction,
    category: spec.category,
    timing: spec.timing,
    party: spec.party ?? 1,
    languages: [...(spec.languages ?? (chance.chance(0.75) ? speaks.slice(0, 3) : []))],
    details: [...(spec.details ?? [])],
    note: note?.[1] ?? "",
    note_lang: note?.[0] ?? null,
    photo_id: null,
    on_behalf: spec.consent !== undefined,
    consent: spec.consent ?? null,
    consent_at: spec.consent === undefined ? null : published,
    urgent: spec.urgent ?? false,
  };
}

const streets = ["Prøvevej", "Eksempelvej", "Demostræde", "Påhitsgade", "Legegade", "Opdigtet Allé"];

/** A clearly invented address, for as long as addresses are kept: a week after the end. */
function address({ spec, id, group, during, published, at, chance }: Made): Row<"addresses">[] {
  if (spec.remote) return [];
  const last = during?.end ?? new Date(published.getTime() + 14 * day);
  const due = new Date(last.getTime() + 7 * day);
  const side = chance.pick(["th.", "tv.", "mf."]);
  const exact = `${chance.pick(streets)} ${chance.int(1, 60)}, ${chance.int(1, 5)}. ${side}, ${placeOf(spec.area).name}`;
  return due > at ? [{ occasion_id: id, group_id: group, exact, delete_after: due }] : [];
}
