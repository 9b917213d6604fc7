// What publishing reads of calls that nobody else shows.
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
