// What came of a replayed day: how many calls filled and how fast, with how many messages, and whether limits held.
import { sql } from "kysely";
import type { Db } from "../../../src/platform/db.ts";
import type { Day } from "./day.ts";

export interface Outcome {
  /** Calls that ask for people; what is offered stands beside them. */
  opened: number;
  offers: number;
  filled: number;
  /** Of those that began before the end of the replay: how many there were, and how many of them were full. */
  begun: number;
  begun_filled: number;
  median_min: number | null;
  p90_min: number | null;
  nudges: number;
  places: number;
  places_filled: number;
  nudges_per_place: number | null;
  /** Share of the asks that the busiest tenth of those asked got. */
  busiest_tenth: number | null;
  quiet_violations: number;
  limit_violations: number;
}

export async function outcomeOf(db: Db, day: Day, from: Date, to: Date): Promise<Outcome> {
  const ids = [...day.calls.keys()];
  const minutes = [...day.calls.values()]
    .flatMap(({ openedAt, fullAt }) => (fullAt ? [(fullAt.getTime() - openedAt.getTime()) / 60_000] : []))
    .sort((a, b) => a - b);
  const { rows: slots } = await sql<{ places: number; taken: number }>`
    select coalesce(sum(places), 0)::int as places, coalesce(sum(taken), 0)::int as taken
    from slots where occasion_id = any(${ids}::uuid[])`.execute(db);
  const { rows: begun } = await sql<{ id: string }>`
    select id from occasions where id = any(${ids}::uuid[]) and coalesce(starts_at, expires_at) <= ${to}`.execute(
    db,
  );
  const { rows: asks } = await sql<{ n: number }>`
    select count(*)::int as n from nudges where occasion_id = any(${ids}::uuid[]) group by person_id order by n desc`.execute(
    db,
  );
  const nudges = asks.reduce((sum, { n }) => sum + n, 0);
  const { places = 0, taken = 0 } = slots[0] ?? {};
  return {
    opened: ids.length,
    offers: day.offers,
    filled: minutes.length,
    begun: begun.length,
    begun_filled: begun.filter(({ id }) => day.calls.get(id)?.fullAt).length,
    median_min: quantile(minutes, 0.5),
    p90_min: quantile(minutes, 0.9),
    nudges,
    places,
    places_filled: taken,
    nudges_per_place: taken > 0 ? Number((nudges / taken).toFixed(2)) : null,
    busiest_tenth: shareOfTenth(asks.map(({ n }) => n)),
    quiet_violations: await askedAtNight(db, from),
    limit_violations: await askedTooOften(db, from),
  };
}

/** Whole minutes. */
export const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted.length === 0
    ? null
    : Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

/** @param counts most first */
export function shareOfTenth(counts: readonly number[]): number | null {
  const all = counts.reduce((sum, n) => sum + n, 0);
  const tenth = counts.slice(0, Math.ceil(counts.length / 10)).reduce((sum, n) => sum + n, 0);
  return all === 0 ? null : Number((tenth / all).toFixed(3));
}

/** Nudges between nine in the evening and eight in the morning, but for what is urgent to who agreed to that. */
async function askedAtNight(db: Db, from: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from nudges n
    join occasions o on o.id = n.occasion_id join askings k on k.occasion_id = o.id
    left join attention a on a.person_id = n.person_id
    where n.sent_at >= ${from} and extract(hour from n.sent_at at time zone o.zone) not between 8 and 20
      and not (k.urgent_at is not null and coalesce(a.urgent_at_night, false))`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Nudges that were more than the person wants within the seven days before. */
async function askedTooOften(db: Db, from: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select person_id, sent_at, count(*) over (partition by person_id order by sent_at
        range between interval '7 days' preceding and current row) as lately from nudges
    ) asked left join attention a using (person_id)
    where sent_at >= ${from} and lately > coalesce(a.weekly_limit, 3)`.execute(db);
  return rows[0]?.n ?? 0;
}
