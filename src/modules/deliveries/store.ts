// The rows of deliveries, and which notices have to go out to whom.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import { type Channel, channels, type Sends, wayOut } from "../channels/public.ts";

export interface Reachable {
  id: string;
  kind: string;
  personId: string;
  zone: string;
  startsAt: Date | null;
  digest: boolean;
}

/** Those of the notices whose person can be reached by anything. */
export async function reachable(trx: Db, ids: readonly string[], sends: Sends): Promise<Reachable[]> {
  const { rows } = await sql<Reachable>`
    select n.id, n.kind, n.person_id as "personId", coalesce(g.zone, 'Europe/Copenhagen') as zone,
      o.starts_at as "startsAt", coalesce(r.digest, true) as digest
    from notices n
    join people p on p.id = n.person_id
    left join groups g on g.id = n.group_id
    left join occasions o on o.id = n.occasion_id
    left join reach r on r.person_id = n.person_id
    where n.id = any(${ids}) and ${sql.raw(wayOut("p", sends))}`.execute(trx);
  return rows;
}

/** How long a carrier may take while the delivery is held. */
const longestSend = "120s";

/**
 * Notes that a notice goes out, for the transaction that sends it; false when it has gone. Whoever comes while it is
 * being sent waits to see what becomes of it.
 */
export async function take(trx: Db, noticeId: string, channel: Channel, now: Date): Promise<boolean> {
  await sql`select set_config('idle_in_transaction_session_timeout', ${longestSend}, true)`.execute(trx);
  const { rows } = await sql`
    insert into deliveries (notice_id, group_id, channel, sent_at)
    select id, group_id, ${channel}, ${now} from notices where id = ${noticeId}
    on conflict do nothing returning notice_id`.execute(trx);
  return rows.length > 0;
}

/** The notice of this event that somebody's devices were sent, read or not; undefined when there is none. */
export async function pushedBefore(db: Db, personId: string, dedup: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select n.id from notices n join deliveries d on d.notice_id = n.id
    where n.person_id = ${personId} and n.dedup = ${dedup} and d.channel = 'push'`.execute(db);
  return rows[0]?.id;
}

export type Last = Record<Channel, Date | null>;

/** When the last message went out by each channel. */
export async function lastByChannel(db: Db): Promise<Last> {
  const { rows } = await sql<{ channel: Channel; last: Date | null }>`
    select channel, (select max(sent_at) from deliveries d where d.channel = c.channel) as last
    from unnest(${[...channels]}::text[]) as c (channel)`.execute(db);
  const found = new Map(rows.map(({ channel, last }) => [channel, last]));
  return {
    push: found.get("push") ?? null,
    email: found.get("email") ?? null,
    sms: found.get("sms") ?? null,
  };
}

/** When the last message about anything in this group went out. */
export async function lastIn(db: Db, groupId: string): Promise<Date | null> {
  const row = await db
    .selectFrom("deliveries")
    .select((e) => e.fn.max("sent_at").as("last"))
    .where("group_id", "=", groupId)
    .executeTakeFirst();
  return row?.last ?? null;
}

/** Messages that did not go out at the first try: those tried again, and those given up. */
export async function failing(db: Db): Promise<{ waiting: number; givenUp: number }> {
  const { rows } = await sql<{ waiting: number; givenUp: number }>`
    select count(*) filter (where attempts < max_attempts) as waiting,
      count(*) filter (where attempts >= max_attempts and locked_at is null) as "givenUp"
    from graphile_worker._private_jobs
    where task_id in (select id from graphile_worker._private_tasks where identifier in ('deliveries.send', 'digests.send', 'pushes.replace'))
      and (attempts > 0 and last_error is not null or payload->>'tries' is not null)`.execute(db);
  return rows[0] ?? { waiting: 0, givenUp: 0 };
}

/** Returns how many. */
export async function deleteOld(db: Db, before: Date, most = 5000): Promise<number> {
  const old = db
    .selectFrom("deliveries")
    .select("notice_id")
    .where("channel", "in", channels)
    .where("sent_at", "<", before)
    .limit(most);
  return Number(
    (await db.deleteFrom("deliveries").where("notice_id", "in", old).executeTakeFirst()).numDeletedRows,
  );
}
