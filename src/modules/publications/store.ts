// What publishing reads of calls that nobody else shows, and takes out of those long over.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { CallSays } from "../calls/public.ts";

/** How the person asked for agreed, and when that was noted. */
export async function consentOf(db: Db, callId: string): Promise<Pick<CallSays, "consent" | "consentAt">> {
  const row = await db
    .selectFrom("calls")
    .select(["consent", "consent_at"])
    .where("id", "=", callId)
    .executeTakeFirst();
  return { consent: row?.consent ?? null, consentAt: row?.consent_at ?? null };
}

/** How many calls somebody has put up since then. */
export async function countCalls(db: Db, ownerId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom("occasions")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("owner_id", "=", ownerId)
    .where("published_at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

const nothing = sql`note = '', note_lang = null, photo_id = null, on_behalf = false, consent = null, consent_at = null`;

/** Takes what somebody wrote and showed out of all their calls. Returns the ids of the photos. */
export async function forgetWordsOf(trx: Db, ownerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with mine as (select c.id, c.photo_id from calls c join occasions o on o.id = c.id where o.owner_id = ${ownerId}),
      emptied as (update calls set ${nothing} where id in (select id from mine))
    select photo_id as id from mine where photo_id is not null`.execute(trx);
  return rows.map(({ id }) => id);
}

/**
 * Takes what people wrote and showed out of calls that were over before then, a bounded number. Photos go once nothing
 * shows them. Returns how many.
 */
export async function forgetWords(db: Db, before: Date, most = 5000): Promise<number> {
  const { numAffectedRows } = await sql`
    update calls set ${nothing} where id in (
      select c.id from calls c join occasions o on o.id = c.id
      where least(o.cancelled_at, o.removed_at, coalesce(o.ends_at, o.expires_at)) <= ${before}
        and (c.note <> '' or c.photo_id is not null or c.on_behalf) limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
