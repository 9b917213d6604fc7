// Whom the calls of the demo world asked before its morning: who came, who could not, who still thinks, and why they.
import { type Candidate, reasonsOf } from "../../../src/modules/dispatch/rules.ts";
import { partAt } from "../../../src/modules/profiles/rules.ts";
import { distanceKm } from "../../../src/platform/places.ts";
import { localParts } from "../../../src/platform/zoned.ts";
import type { Rows } from "./calls.ts";
import { worldId } from "./ids.ts";
import { dayAt, zone } from "./morning.ts";
import { random } from "./random.ts";
import type { Row } from "./rows.ts";
import { demo } from "./three.ts";

const minute = 60_000;
const day = 1440 * minute;

interface Here extends Rows {
  people: readonly Row<"people">[];
  memberships: readonly Row<"memberships">[];
}

export interface Asked {
  askings: Row<"askings">[];
  nudges: Row<"nudges">[];
  listeners: Row<"listeners">[];
}

type Occasion = Row<"occasions">;
type Nudge = Row<"nudges">;

/** Asks of one person in a week, in this story: one below what they wish, so that today's calls can ask too. */
const most = 2;
/** So many are asked for each place, besides those who came. */
const besides = 3;

export function askedBefore(here: Here, at: Date): Asked {
  const told = new Map<string, Date[]>();
  const members = membersByGroup(here);
  const claims = Map.groupBy(here.claims, ({ occasion_id }) => occasion_id);
  const slots = Map.groupBy(here.slots, ({ occasion_id }) => occasion_id);
  const calls = new Map(here.calls.map((call) => [call.id, call]));
  const askings: Row<"askings">[] = [];
  const nudges: Nudge[] = [];
  for (const occasion of here.occasions) {
    const call = calls.get(occasion.id);
    if (call?.direction !== "need") continue;
    const starts = occasion.starts_at as Date | null;
    const there = new Set(claims.get(occasion.id)?.map(({ person_id }) => person_id));
    const about = { occasion, call, at, there, part: starts && partAt(localParts(starts, zone)) };
    const asked = (slots.get(occasion.id) ?? []).map((slot) => ({ ...about, slot }));
    const mine = asked.flatMap((one) =>
      asksFor({ ...one, came: claims.get(occasion.id) ?? [], members, told }),
    );
    nudges.push(...mine);
    const number = asked.some(isOpen) ? askings.length : null;
    askings.push(askingOf(occasion, call, mine.length > 0 ? 1 : 0, number, at));
  }
  const ordered = nudges.sort((a, b) => moment(a) - moment(b) || (a.person_id < b.person_id ? -1 : 1));
  const numbered = ordered.map((nudge, number) => ({ ...nudge, id: worldId("nudge", number) }));
  return { askings, nudges: numbered, listeners: listenersOf(numbered) };
}

const moment = ({ sent_at }: Pick<Nudge, "sent_at">): number => (sent_at as Date).getTime();

/** What is open is looked at one after another in the first hour somebody is here. */
function askingOf(
  { id, group_id, published_at }: Occasion,
  { category, languages }: Row<"calls">,
  waves: number,
  number: number | null,
  at: Date,
): Row<"askings"> {
  return {
    occasion_id: id,
    group_id,
    kind: `need.${category}`,
    languages: languages ?? [],
    opened_at: published_at,
    next_at: number === null ? null : new Date(at.getTime() + (10 + ((number * 7) % 50)) * minute),
    waves,
  };
}

interface Member {
  person: Row<"people">;
  since: Date;
}

function membersByGroup({ people, memberships }: Here): Map<string, Member[]> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const all = memberships.flatMap(({ group_id, person_id, since }) => {
    const person = byId.get(person_id);
    return person ? [{ group_id, person, since: since as Date }] : [];
  });
  return Map.groupBy(all, ({ group_id }) => group_id);
}

interface Asking {
  occasion: Occasion;
  call: Row<"calls">;
  slot: Row<"slots">;
  came: readonly Row<"claims">[];
  /** Who has a part in it already, or was asked for another slot of it. */
  there: Set<string>;
  members: ReadonlyMap<string, Member[]>;
  told: Map<string, Date[]>;
  at: Date;
  /** The part of the week it falls into. */
  part: number | null;
}

/** Two of three who came had been asked; beside them some who said no, said nothing, or have not answered yet. */
function asksFor(asking: Asking): Nudge[] {
  const { occasion, slot, came, there, members, told, at } = asking;
  const chance = random(`asked ${slot.id}`);
  const published = occasion.published_at as Date;
  const all = members.get(occasion.group_id) ?? [];
  const answers = all.flatMap((member): Nudge[] => {
    const claim = came.find(
      ({ slot_id, person_id }) => slot_id === slot.id && person_id === member.person.id,
    );
    if (!claim?.claimed_at || !fits(member, asking) || !chance.chance(2 / 3)) return [];
    const sent = byDay(
      new Date((claim.created_at as Date).getTime() - chance.int(4, 40) * minute),
      published,
    );
    return sent < (claim.created_at as Date) && mayTell(told, member, sent)
      ? [nudge(asking, member, sent, { answer: "yes", answered_at: claim.created_at as Date })]
      : [];
  });
  const others = chance.shuffled(all.filter((one) => !there.has(one.person.id) && fits(one, asking)));
  const asked = others.filter(({ person }) => !three.has(person.id)).slice(0, slot.places * besides);
  const silent = asked.flatMap((member): Nudge[] => {
    const sent = byDay(new Date(published.getTime() + chance.int(1, 20) * minute), published);
    if (sent >= lastMoment(occasion, at) || !mayTell(told, member, sent)) return [];
    there.add(member.person.id);
    return [nudge(asking, member, sent, becameOf(asking, sent, chance.next()))];
  });
  return [...answers, ...silent, ...ofJonas(asking)];
}

/** What Jonas finds in his inbox: to talk Danish with Amal, asked as soon as the quiet hours were over. */
function ofJonas(asking: Asking): Nudge[] {
  const { occasion, call, members, at } = asking;
  if (occasion.owner_id !== demo.newcomer || call.category !== "danish") return [];
  const jonas = members.get(occasion.group_id)?.find(({ person }) => person.id === demo.neighbour);
  return jonas ? [nudge(asking, jonas, dayAt(at, 0, "08:05"), { answer: null, answered_at: null })] : [];
}

const three = new Set<string>(Object.values(demo));

const isOpen = ({ occasion, slot, at }: Pick<Asking, "occasion" | "slot" | "at">): boolean =>
  !occasion.closed_at &&
  !occasion.cancelled_at &&
  !occasion.removed_at &&
  ((occasion.starts_at ?? occasion.expires_at) as Date) > at &&
  (slot.taken ?? 0) < slot.places;

function fits({ person, since }: Member, asking: Asking): boolean {
  const { occasion, call, slot } = asking;
  const has = (slot.needs ?? []).every((need) => person.skills?.includes(need));
  const languages = call.languages ?? [];
  const talks = languages.length === 0 || languages.some((language) => person.speaks?.includes(language));
  return (
    has &&
    talks &&
    isFree(person, asking) !== false &&
    person.id !== occasion.owner_id &&
    since < (occasion.published_at as Date)
  );
}

/** Null for what has no time, or nobody knows of. */
const isFree = ({ free_week }: Row<"people">, { part }: Asking): boolean | null =>
  part === null || !free_week ? null : ((free_week >> part) & 1) === 1;

/** Nobody is asked for what has begun or was ended. */
function lastMoment(
  { starts_at, expires_at, closed_at, cancelled_at, removed_at }: Occasion,
  at: Date,
): Date {
  const ends = [at, starts_at ?? expires_at, closed_at, cancelled_at, removed_at] as (Date | null)[];
  return new Date(Math.min(...ends.flatMap((end) => end?.getTime() ?? [])));
}

/** At eight when it falls into the quiet hours. */
function byDay(sent: Date, published: Date): Date {
  const at = new Date(Math.max(sent.getTime(), published.getTime() + minute));
  const { hour } = localParts(at, zone);
  return hour >= 8 && hour < 21 ? at : dayAt(at, hour < 8 ? 0 : 1, "08:00");
}

function mayTell(told: Map<string, Date[]>, { person }: Member, sent: Date): boolean {
  const near = (told.get(person.id) ?? []).filter(
    (other) => Math.abs(other.getTime() - sent.getTime()) < 7 * day,
  );
  if (near.length >= most) return false;
  told.set(person.id, [...(told.get(person.id) ?? []), sent]);
  return true;
}

function becameOf(asking: Asking, sent: Date, lot: number): Pick<Nudge, "answer" | "answered_at"> {
  const { occasion, at } = asking;
  const end = (occasion.starts_at ?? occasion.expires_at) as Date;
  const answered = new Date(sent.getTime() + (5 + 90 * lot) * minute);
  if (lot < 0.3 && answered < at) return { answer: "no", answered_at: answered };
  if (isOpen(asking)) return { answer: null, answered_at: null };
  const gone = [occasion.closed_at, occasion.cancelled_at, occasion.removed_at].find((one) => one) as
    | Date
    | undefined;
  if (end <= at) return { answer: "silent", answered_at: end };
  return { answer: "stood_down", answered_at: gone ?? new Date(Math.min(at.getTime(), answered.getTime())) };
}

function nudge(
  asking: Asking,
  { person, since }: Member,
  sent: Date,
  became: Pick<Nudge, "answer" | "answered_at">,
): Nudge {
  const { occasion, call, slot } = asking;
  const place = { lat: occasion.lat, lon: occasion.lon };
  const home = person.lat && person.lon ? { lat: person.lat, lon: person.lon } : null;
  const km = occasion.remote || !home ? null : Math.round(distanceKm(place, home) * 10) / 10;
  const kind = `need.${call.category}`;
  const newcomer = sent.getTime() - since.getTime() < 28 * day;
  const known: Pick<
    Candidate,
    "skills" | "languages" | "km" | "record" | "newcomer" | "askedAt" | "fromNeighbours"
  > = {
    skills: slot.needs ?? [],
    languages: call.languages ?? [],
    km,
    record: { yes: 0, asks: 0 },
    newcomer,
    askedAt: null,
    fromNeighbours: false,
  };
  const facts = { freeThen: isFree(person, asking) };
  const reasons = reasonsOf({ ...known, facts } as Candidate, { nearestKm: 0, now: sent.getTime() });
  const { hour } = localParts(sent, zone);
  return {
    id: "",
    group_id: occasion.group_id,
    occasion_id: occasion.id,
    slot_id: slot.id,
    person_id: person.id,
    wave: 1,
    sent_at: sent,
    chance: 0.2,
    ask: { kind, at: sent.getTime(), hour, km, habit: null, listener: null },
    km,
    reasons: reasons.length > 0 ? reasons : ["member"],
    ...became,
  };
}

/** Whoever was asked last week may still be tired of it. */
function listenersOf(nudges: readonly Nudge[]): Row<"listeners">[] {
  return [...Map.groupBy(nudges, ({ person_id }) => person_id)].map(([person_id, asked]) => {
    const latest = asked.at(-1) as Nudge;
    const open = asked.findLastIndex(({ answer }) => answer === "yes" || answer === "no");
    return {
      person_id,
      belief: latest.answer === "yes" || latest.answer === "no" ? 0.8 : 0.6,
      believed_at: latest.sent_at,
      unanswered: asked.length - 1 - open,
      turned_away_at: null,
    };
  });
}
