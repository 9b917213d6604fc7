// Who could be asked, as the database knows them.
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import { weekMs } from "../attention/public.ts";

/** The group and, when it asks its neighbours too, those next to it, nearest first. */
export async function groupsAround(db: Db, groupId: string, most: number, km: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with here as (select id, lat, lon from groups where id = ${groupId})
    select g.id from groups g, here,
      lateral (select 111.2 * sqrt((g.lat - here.lat)^2 + ((g.lon - here.lon) * cos(radians(here.lat)))^2) as km) d
    where g.id <> here.id and g.kind = 'city' and d.km <= ${km}
    order by d.km limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

/** What a slot wants of who is asked. */
export interface Wanted {
  occasionId: string;
  ownerId: string | null;
  /** The group first, then neighbours. */
  groups: readonly string[];
  kind: string;
  needs: readonly string[];
  languages: readonly string[];
  /** The part of the week, 0 to 20; null without an agreed time. */
  shift: number | null;
  from: Date | null;
  to: Date | null;
  now: Date;
  at: { lat: number; lon: number } | null;
  /** Only those who may be asked in the quiet hours. */
  atNight: boolean;
}

/** One person as the database knows them; what keeps them from being asked is left to the rules. */
export interface Known {
  personId: string;
  groupId: string;
  memberSince: Date;
  km: number | null;
  freeWeek: number;
  weeklyLimit: number;
  urgentAtNight: boolean;
  /** Asks in the last seven days, and places taken in the last 28. */
  asks: number;
  helps: number;
  belief: number | null;
  believedAt: Date | null;
  unanswered: number | null;
  turnedAwayAt: Date | null;
  yes: number | null;
  tries: number | null;
}

const monthMs = 28 * 86_400_000;

/**
 * Who could be asked, the likeliest `most` of them by how near they are and how often they say yes. One question,
 * whatever the size of the group.
 */
export async function couldBeAsked(db: Db, wanted: Wanted, most: number): Promise<Known[]> {
  const { occasionId, ownerId, groups, kind, needs, languages, shift, from, to, now, at, atNight } = wanted;
  const busy =
    from && to
      ? sql`union select person_id from claims
          where state in ('claimed', 'arrived') and during && tstzrange(${from}::timestamptz, ${to}::timestamptz)`
      : sql``;
  const { rows } = await sql<Known>`
    with recent as materialized (${recentAsks(now)}),
    helped as materialized (
      select person_id, count(*)::int as helps from claims
      where group_id = any(${groups}::uuid[]) and state in ('claimed', 'arrived')
        and claimed_at > ${new Date(now.getTime() - monthMs)} group by person_id
    ), kept as materialized (
      select person_id from claims where occasion_id = ${occasionId}
      union select person_id from nudges where occasion_id = ${occasionId} and answer is distinct from 'stood_down'
      union select person_id from blocks where blocked_id = ${ownerId}
      union select blocked_id from blocks where person_id = ${ownerId}
      union select person_id from mutes where group_id = ${groups[0] ?? null} ${busy}
    ), could as (
      select p.id, m.group_id, m.since, ${kmFrom(at)} as km, p.free_week, a.weekly_limit, a.urgent_at_night, r.asks,
        h.yes, h.tries
      from memberships m
      join people p on p.id = m.person_id
      left join attention a on a.person_id = p.id
      left join recent r on r.person_id = p.id
      left join habits h on h.person_id = p.id and h.kind = ${kind}
      where m.group_id = any(${groups}::uuid[]) and p.id is distinct from ${ownerId}
        and p.skills @> ${needs}::text[]
        and (cardinality(${languages}::text[]) = 0 or p.speaks && ${languages}::text[])
        and ${freeAt(shift)}
        and (a.paused_until is null or a.paused_until <= ${now})
        and coalesce(a.weekly_limit, 3) > coalesce(r.asks, 0)
        ${atNight ? sql`and a.urgent_at_night` : sql``}
        and not exists (select from kept where kept.person_id = p.id)
      order by (coalesce(h.yes, 0) + 1) / (coalesce(h.tries, 0) + 8) * exp(-coalesce(${kmFrom(at)}, 10) / 10)
        / (1 + coalesce(r.asks, 0)) desc, p.id
      limit ${most}
    )
    select c.id as "personId", c.group_id as "groupId", c.since as "memberSince", c.km, c.free_week as "freeWeek",
      coalesce(c.weekly_limit, 3) as "weeklyLimit", coalesce(c.urgent_at_night, false) as "urgentAtNight",
      coalesce(c.asks, 0) as asks, coalesce(helped.helps, 0) as helps, c.yes, c.tries,
      l.belief, l.believed_at as "believedAt", l.unanswered, l.turned_away_at as "turnedAwayAt"
    from could c left join listeners l on l.person_id = c.id left join helped on helped.person_id = c.id`.execute(
    db,
  );
  return rows;
}

/** Why each member of the groups cannot be asked, counted; "" for those who can, of whom `near` live near enough. */
export async function countHindered(
  db: Db,
  wanted: Wanted,
  nearKm: number,
): Promise<{ hindrance: string; count: number; near: number }[]> {
  const { occasionId, ownerId, groups, needs, languages, shift, now, at } = wanted;
  const { rows } = await sql<{ hindrance: string; count: number; near: number }>`
    with recent as materialized (${recentAsks(now)}),
    kept as materialized (
      select person_id from claims where occasion_id = ${occasionId}
      union select person_id from nudges where occasion_id = ${occasionId} and answer is distinct from 'stood_down'
    ), one as (
      select coalesce(${kmFrom(at)} <= ${nearKm}, true) as near,
        case when exists (select from kept where kept.person_id = p.id) then 'asked'
          when a.weekly_limit = 0 then 'never'
          when a.paused_until > ${now} then 'paused'
          when not p.skills @> ${needs}::text[] then 'lacks'
          when cardinality(${languages}::text[]) > 0 and not p.speaks && ${languages}::text[] then 'language'
          when not ${freeAt(shift)} then 'not_free'
          when coalesce(a.weekly_limit, 3) <= coalesce(r.asks, 0) then 'asked_out' else '' end as hindrance
      from memberships m join people p on p.id = m.person_id
      left join attention a on a.person_id = p.id left join recent r on r.person_id = p.id
      where m.group_id = any(${groups}::uuid[]) and p.id is distinct from ${ownerId}
    )
    select hindrance, count(*)::int as count, count(*) filter (where near)::int as near
    from one group by hindrance`.execute(db);
  return rows;
}

/** The place of the helper from the place of the occasion, close enough for Denmark. */
const kmFrom = (at: Wanted["at"]): RawBuilder<number | null> =>
  at
    ? sql`111.2 * sqrt((p.lat - ${at.lat}::float8)^2 + ((p.lon - ${at.lon}::float8) * ${Math.cos((at.lat * Math.PI) / 180)}::float8)^2)`
    : sql`null::float8`;

/** Whoever said nothing about their week may be free. */
const freeAt = (shift: number | null): RawBuilder<boolean> =>
  shift === null ? sql`true` : sql`(p.free_week = 0 or (p.free_week >> ${shift}::int) & 1 = 1)`;

const recentAsks = (now: Date): RawBuilder<unknown> => sql`
  select person_id, count(*)::int as asks from nudges
  where sent_at > ${new Date(now.getTime() - weekMs)} group by person_id`;
