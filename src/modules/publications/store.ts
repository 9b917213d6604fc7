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
