// What was needed and who could be asked, counted from calls and memberships; and which groups lie near.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Point } from "../../platform/places.ts";
import type { GroupKind } from "../groups/public.ts";
import type { Places, Supply } from "./rules.ts";

/** Places in calls for help of these groups that were put up since then and not called off. */
export async function placesOf(
  db: Db,
  groupIds: readonly string[],
  { since, now }: { since: Date; now: Date },
): Promise<(Places & { groupId: string })[]> {
  const { rows } = await sql<Places & { groupId: string }>`
    select o.group_id as "groupId", calls.direction || '.' || calls.category as kind, s.needs, calls.languages,
      o.closed_at is not null or coalesce(o.starts_at, o.expires_at) <= ${now} as over,
      sum(s.places)::int as places, sum(s.taken)::int as taken
    from occasions o join calls on calls.id = o.id join slots s on s.occasion_id = o.id
    where o.group_id = any(${[...groupIds]}::uuid[]) and o.published_at >= ${since}
      and o.cancelled_at is null and o.removed_at is null and calls.direction = 'need'
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

/**
 * Members one can ask: those who said what they can offer or when they are free, or who wanted a place since then; and
 * who take no break, have not muted the group, and want to be asked at all.
 */
export async function supplyOf(
  db: Db,
  groupIds: readonly string[],
  { since, now }: { since: Date; now: Date },
): Promise<(Supply & { groupId: string })[]> {
  const ids = [...groupIds];
  const { rows } = await sql<Supply & { groupId: string }>`
    with active as (
      select distinct group_id, person_id from claims
      where group_id = any(${ids}::uuid[]) and created_at >= ${since}
    )
    select m.group_id as "groupId", p.skills, count(*)::int as people
    from memberships m
    join people p on p.id = m.person_id
    left join active on active.group_id = m.group_id and active.person_id = m.person_id
    left join attention a on a.person_id = m.person_id
    where m.group_id = any(${ids}::uuid[])
      and (p.skills <> '{}' or p.free_week <> 0 or active.person_id is not null)
      and a.weekly_limit is distinct from 0 and (a.paused_until is null or a.paused_until <= ${now})
      and not exists (select from mutes where mutes.person_id = m.person_id and mutes.group_id = m.group_id)
    group by 1, 2`.execute(db);
  return rows;
}

export interface NearGroup extends Point {
  id: string;
  slug: string;
  name: string;
  kind: GroupKind;
  placeId: string;
}

/** Groups that take calls, nearest to the point first; `except` are the ones left out. */
export async function groupsNear(
  db: Db,
  from: Point,
  { except, now, limit, offset }: { except: readonly string[]; now: Date; limit: number; offset: number },
): Promise<NearGroup[]> {
  // Near enough to flat for an order; what is shown is worked out along the great circle.
  const { rows } = await sql<NearGroup>`
    select id, slug, name, kind, place_id as "placeId", lat, lon from groups
    where id <> all(${[...except]}::uuid[]) and (closed_until is null or closed_until <= ${now})
    order by power(lat - ${from.lat}, 2) + power((lon - ${from.lon}) * cos(radians(${from.lat})), 2), id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}
