// Groups to choose from, and how quickly calls were filled.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { FillTimes, GroupKind } from "../groups/public.ts";

export interface ListedGroup {
  id: string;
  slug: string;
  name: string;
  kind: GroupKind;
  organisation: string | null;
  placeId: string;
  lat: number;
  lon: number;
  memberCount: number;
}

export interface Listing {
  /** Groups that fit by name stand first; with `only`, alone. */
  fitting: string[];
  only: boolean;
  /** Nearest first; without it the largest first. */
  from: { lat: number; lon: number } | null;
  /** Ids of the place that was asked for and the town it is part of: their city group stands before the nearest. */
  towns: string[];
  limit: number;
  offset: number;
}

export async function listGroups(
  db: Db,
  { fitting, only, from, towns, limit, offset }: Listing,
): Promise<ListedGroup[]> {
  // Near enough to flat for an order; what is shown is worked out along the great circle.
  const order = from
    ? sql`power(g.lat - ${from.lat}, 2) + power((g.lon - ${from.lon}) * cos(radians(${from.lat})), 2)`
    : sql`-g.member_count`;
  const { rows } = await sql<ListedGroup>`
    select g.id, g.slug, g.name, g.kind, o.name as organisation, g.place_id as "placeId", g.lat, g.lon,
      g.member_count as "memberCount"
    from groups g left join organisations o on o.id = g.organisation_id
    where ${only ? sql`g.id = any(${fitting}::uuid[])` : sql`true`}
    order by g.id = any(${fitting}::uuid[]) desc, (g.kind = 'city' and g.place_id = any(${towns}::text[])) desc,
      ${order}, g.id
    limit ${limit} offset ${offset}
  `.execute(db);
  return rows;
}

/** All names, to be compared in the spellings people use. */
export async function groupNames(db: Db): Promise<{ id: string; name: string }[]> {
  return db.selectFrom("groups").select(["id", "name"]).execute();
}

/**
 * Calls for help put up since then that have all their people: how many, and the middle one of their times from being
 * put up until the last place was taken.
 */
export async function fillTimes(
  db: Db,
  { groupId, since }: { groupId?: string; since: Date },
): Promise<FillTimes> {
  const { rows } = await sql<FillTimes>`
    select count(*) as filled, percentile_cont(0.5) within group (order by minutes) as "medianMinutes"
    from (
      select extract(epoch from max(c.claimed_at) - o.published_at)::float8 / 60 as minutes
      from occasions o
      join calls on calls.id = o.id and calls.direction = 'need'
      join claims c on c.occasion_id = o.id and c.state in ('claimed', 'arrived')
      where o.published_at >= ${since} and o.removed_at is null
        and ${groupId ? sql`o.group_id = ${groupId}` : sql`true`}
      group by o.id
      having count(*) >= (select sum(places) from slots where slots.occasion_id = o.id)
    ) filled
  `.execute(db);
  return rows[0] ?? { filled: 0, medianMinutes: null };
}
