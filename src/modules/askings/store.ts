// What asks for people, as the database keeps it.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Stuck } from "../prospects/public.ts";

export interface Asking {
  occasionId: string;
  groupId: string;
  /** The kind of help: "need.moving". */
  kind: string;
  languages: string[];
  openedAt: Date;
  nextAt: Date | null;
  waves: number;
  urgentAt: Date | null;
  widenedAt: Date | null;
  stuck: Stuck | null;
  escalatedAt: Date | null;
  alarmedAt: Date | null;
}

const columns = sql`a.occasion_id as "occasionId", a.group_id as "groupId", a.kind, a.languages,
  a.opened_at as "openedAt", a.next_at as "nextAt", a.waves, a.urgent_at as "urgentAt",
  a.widened_at as "widenedAt", a.stuck, a.escalated_at as "escalatedAt", a.alarmed_at as "alarmedAt"`;

export async function insertAsking(
  trx: Db,
  asking: Pick<Asking, "occasionId" | "groupId" | "kind" | "languages">,
  now: Date,
): Promise<void> {
  const { occasionId, groupId, kind, languages } = asking;
  await sql`
    insert into askings (occasion_id, group_id, kind, languages, opened_at, next_at)
    values (${occasionId}, ${groupId}, ${kind}, ${languages}, ${now}, ${now})
    on conflict (occasion_id) do update set kind = excluded.kind, languages = excluded.languages`.execute(
    trx,
  );
}

/**
 * Holds it for this transaction: of several processes that decide, one does at a time. What it asks the database from
 * there on takes one processor of it and not all, because people wait for pages.
 */
export async function holdAsking(trx: Db, occasionId: string): Promise<Asking | undefined> {
  const { rows } = await sql<Asking>`
    select ${columns}, set_config('max_parallel_workers_per_gather', '0', true)
    from askings a where a.occasion_id = ${occasionId} for update`.execute(trx);
  return rows[0];
}

export async function askingsOf(db: Db, occasionIds: readonly string[]): Promise<Asking[]> {
  const { rows } = await sql<Asking>`
    select ${columns} from askings a where a.occasion_id = any(${occasionIds}::uuid[])`.execute(db);
  return rows;
}

export async function saveAsking(trx: Db, asking: Asking): Promise<void> {
  await trx
    .updateTable("askings")
    .set({
      next_at: asking.nextAt,
      waves: asking.waves,
      widened_at: asking.widenedAt,
      stuck: asking.stuck,
      escalated_at: asking.escalatedAt,
      alarmed_at: asking.alarmedAt,
    })
    .where("occasion_id", "=", asking.occasionId)
    .execute();
}

/** Marks it as urgent, or no more. */
export async function setUrgent(
  trx: Db,
  occasionId: string,
  by: string | null,
  at: Date | null,
): Promise<void> {
  await trx
    .updateTable("askings")
    .set({ urgent_by: by, urgent_at: at })
    .where("occasion_id", "=", occasionId)
    .execute();
}

/** Those that should have been looked at by `at`, the longest overdue first. */
export async function askingsDue(
  db: Db,
  at: Date,
  limit: number,
): Promise<Pick<Asking, "occasionId" | "groupId">[]> {
  const { rows } = await sql<Pick<Asking, "occasionId" | "groupId">>`
    select occasion_id as "occasionId", group_id as "groupId" from askings
    where next_at <= ${at} order by next_at limit ${limit}`.execute(db);
  return rows;
}

/** What does not fill in these groups, the soonest first. */
export async function stuckIn(db: Db, groupIds: readonly string[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.occasion_id as id from askings a join occasions o on o.id = a.occasion_id
    where a.group_id = any(${[...groupIds]}::uuid[]) and a.stuck is not null and o.expires_at > ${now}
      and o.cancelled_at is null and o.removed_at is null and o.closed_at is null
    order by o.starts_at nulls last limit 5`.execute(db);
  return rows.map(({ id }) => id);
}
