// Claims on the calls of the demo world: who took a place, who stands in line, who came, and how it went.
import type { Casting, Span } from "./casting.ts";
import { worldId } from "./ids.ts";
import { awake } from "./morning.ts";
import type { Random } from "./random.ts";
import type { Row } from "./rows.ts";
import type { CallSpec, SlotSpec } from "./spec.ts";
import { amal, jonas, karen } from "./three.ts";

type Claim = Row<"claims">;
const minute = 60_000;

/** A call on its way to becoming rows. */
export interface Made {
  spec: CallSpec;
  id: string;
  group: string;
  owner: number;
  slots: readonly SlotSpec[];
  slotIds: readonly string[];
  during: Span | null;
  published: Date;
  /** When it was closed, cancelled or removed; null while it goes on. */
  ended: Date | null;
  /** The world's morning. */
  at: Date;
  chance: Random;
}

export interface CallClaims {
  rows: Claim[];
  /** Places held in each slot. */
  taken: number[];
}

/** The claims on one call; `from` is the number of the first of them. */
export function claimsOf(made: Made, from: number, cast: Casting): CallClaims {
  const there = new Set<number>([amal, jonas, karen, made.owner]);
  const rows: Claim[] = [];
  const taken = made.slots.map((slot, position) => {
    const holders = gather(made, slot, position, there, cast).map((person, order) =>
      hold(made, person, position, order),
    );
    const line = queue(made, slot, position, there, cast).map((person, order) =>
      wait(made, person, position, order),
    );
    rows.push(...holders, ...gaveUp(made, slot, position, there, cast), ...line);
    return holders.filter(({ state }) => ["claimed", "arrived", "offered"].includes(state)).length;
  });
  return { rows: rows.map((row, i) => ({ ...row, id: worldId("claim", from + i) })), taken };
}

/** People for the places that are to be held, as far as the group has them. */
function gather(
  made: Made,
  [role, places, ...needs]: SlotSpec,
  position: number,
  there: Set<number>,
  cast: Casting,
): number[] {
  const { spec, during, chance } = made;
  const usual = spec.stage === "open" ? chance.int(0, places) : spec.stage === "removed" ? 0 : places;
  const wanted = spec.held ? (spec.held[position] ?? 0) : usual;
  const people = (spec.with ?? []).filter(([, slot]) => slot === position).map(([person]) => person);
  for (const person of people) if (spec.stage !== "cancelled") cast.book(person, during);
  const rather = role === "taker" || spec.direction === "offer" ? "newcomer" : "neighbour";
  while (people.length < wanted) {
    const found = cast.find({ group: spec.group, during: travelling(made), needs, rather, not: there });
    if (found === undefined) break;
    there.add(found);
    people.push(found);
  }
  return people;
}

function queue(
  { spec, ...made }: Made,
  [, , ...needs]: SlotSpec,
  position: number,
  there: Set<number>,
  cast: Casting,
): number[] {
  const length = spec.line?.[position] ?? 0;
  const people = length > 0 ? [...(spec.lineOf ?? [])] : [];
  const rather = spec.direction === "offer" ? "newcomer" : "neighbour";
  while (people.length < length) {
    const found = cast.find({ group: spec.group, during: made.during, needs, rather, not: there });
    if (found === undefined) break;
    there.add(found);
    people.push(found);
  }
  return people;
}

const travelling = ({ spec, during }: Made): Span | null => (spec.remote ? null : during);

/** A claim with nothing in it yet but whose it is and when it was made. */
function bare(made: Made, person: number, position: number, order: number): Claim {
  const { chance, published, during, at, ended } = made;
  const latest = Math.min(
    at.getTime() - minute,
    ended?.getTime() ?? Infinity,
    (during?.start.getTime() ?? Infinity) - 5 * minute,
  );
  const usual = (3 + 70 * chance.next() ** 2 + order * 6) * minute;
  const inTime = (latest - published.getTime()) * (0.2 + 0.7 * chance.next());
  const seen = awake(new Date(published.getTime() + Math.min(usual, inTime)), 1).getTime();
  const created = new Date(Math.floor(Math.max(published.getTime() + minute, Math.min(seen, latest))));
  const span = travelling(made);
  return {
    id: "",
    slot_id: made.slotIds[position] as string,
    occasion_id: made.id,
    group_id: made.group,
    person_id: worldId("person", person),
    state: "claimed",
    during: span && `[${span.start.toISOString()},${span.end.toISOString()})`,
    created_at: created,
    claimed_at: created,
    offered_until: null,
    on_way_at: null,
    arrived_at: null,
    released_at: null,
    release_reason: null,
    late: false,
    confirmed_at: null,
    confirmed_by: null,
    outcome: null,
    outcome_at: null,
    helper_outcome: null,
    thanked_at: null,
    owner_tie: null,
    person_tie: null,
  };
}

const wait = (made: Made, person: number, position: number, order: number): Claim => ({
  ...bare(made, person, position, order + 4),
  state: "waiting",
  claimed_at: null,
});

function hold(made: Made, person: number, position: number, order: number): Claim {
  const { spec, chance, at, ended, during } = made;
  const claim = bare(made, person, position, order);
  const cameWith = spec.with?.some(([other]) => other === person) ?? false;
  if (spec.stage === "cancelled")
    return { ...claim, state: "released", released_at: ended, release_reason: "cancelled" };
  if (spec.stage === "offering" && order === 0) {
    return {
      ...claim,
      state: "offered",
      claimed_at: null,
      offered_until: new Date(at.getTime() + 150 * minute),
    };
  }
  const confirmed = !cameWith && chance.chance(0.45) ? confirmation(made, claim) : {};
  if (spec.stage === "closed") return went({ ...claim, ...confirmed }, made, cameWith);
  const began = during !== null && during.start <= at;
  if (!began || spec.remote) return { ...claim, ...confirmed };
  const minutes = (n: number) => new Date((during as Span).start.getTime() + n * minute);
  if (spec.stage !== "over" && chance.chance(0.25))
    return { ...claim, ...confirmed, on_way_at: minutes(-20) };
  return {
    ...claim,
    ...confirmed,
    state: "arrived",
    on_way_at: minutes(-25),
    arrived_at: minutes(chance.int(-6, 5)),
  };
}

function confirmation({ owner, at }: Made, claim: Claim): Partial<Claim> {
  const moment = Math.min(at.getTime(), (claim.created_at as Date).getTime() + 9 * minute);
  return { confirmed_at: new Date(moment), confirmed_by: worldId("person", owner) };
}

/** How it went, as both sides said afterwards. */
function went(claim: Claim, { spec, chance, ended, during, at }: Made, surely: boolean): Claim {
  const after = (minutes: number) =>
    new Date(Math.min(at.getTime(), (ended as Date).getTime() + minutes * minute));
  const fate = surely ? "came" : chance.weighted({ came: 92, missed: 4, not_needed: 4 });
  if (fate === "missed") return { ...claim, state: "missed", outcome: "missed", outcome_at: after(0) };
  if (fate === "not_needed")
    return { ...claim, outcome: "not_needed", outcome_at: after(0), helper_outcome: "not_needed" };
  return {
    ...claim,
    state: "arrived",
    arrived_at: during
      ? new Date(during.start.getTime() + chance.int(-8, 6) * minute)
      : (claim.created_at as Date),
    outcome: "done",
    outcome_at: after(0),
    helper_outcome: chance.chance(0.8) ? "done" : null,
    thanked_at: surely || chance.chance(0.75) ? after(chance.int(1, 40)) : null,
    owner_tie: spec.tie ?? (chance.chance(0.5) ? chance.chance(0.6) : null),
    person_tie: spec.tie ? null : chance.chance(0.5) ? chance.chance(0.6) : null,
  };
}

const reasons = ["ill", "work", "transport", "family", "mistake", "other"] as const;

/** Now and then somebody took a place and gave it back. */
function gaveUp(
  made: Made,
  [, places, ...needs]: SlotSpec,
  position: number,
  there: Set<number>,
  cast: Casting,
): Claim[] {
  const { spec, chance, at, during } = made;
  if (spec.with || spec.asked < 300 || spec.line?.length || places < 2 || !chance.chance(0.3)) return [];
  const found = cast.find({ group: spec.group, during: null, needs, not: there });
  if (found === undefined) return [];
  there.add(found);
  const claim = bare(made, found, position, 1);
  const latest = Math.min(at.getTime(), during?.start.getTime() ?? Infinity);
  const released = new Date(
    latest -
      chance.int(1, Math.max(2, Math.floor((latest - (claim.created_at as Date).getTime()) / minute))) *
        minute,
  );
  const late = during !== null && during.start.getTime() - released.getTime() < 12 * 60 * minute;
  return [{ ...claim, state: "released", released_at: released, release_reason: chance.pick(reasons), late }];
}
