// What a change of an occasion does to the claims on it, as the database keeps them.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import { unlessClash } from "../occasions/public.ts";
import { duringOf, live } from "../waiting/public.ts";

/**
 * Keeps the new time of an occasion free for those who come. Where it now collides with something else they have
 * taken, nobody loses a place for what another person moved: they are told, and decide themselves.
 */
export async function moveClaims(trx: Db, occasionId: string): Promise<void> {
  const move = () =>
    sql`
      update claims c set during = case when c.state in ('waiting', 'offered') or not exists (
          select from claims e where e.person_id = c.person_id and e.id <> c.id and e.during && moved.during
            and e.state in ('claimed', 'arrived')) then moved.during end
      from (select o.id, ${sql.raw(duringOf)} as during from occasions o where o.id = ${occasionId}) moved
      where c.occasion_id = moved.id and c.state = any(${[...live]})`.execute(trx);
  // Whoever takes that other thing at this very moment has taken it when we look again.
  while ((await unlessClash(trx, move)) === "clash");
}

/** Those with a live claim, and whether it holds a place. */
export async function peopleIn(
  db: Db,
  occasionId: string,
): Promise<{ claimId: string; personId: string; comes: boolean }[]> {
  const rows = await db
    .selectFrom("claims")
    .select(["id", "person_id", "state"])
    .where("occasion_id", "=", occasionId)
    .where("state", "in", live)
    .orderBy("id")
    .execute();
  return rows.map(({ id, person_id, state }) => ({
    claimId: id,
    personId: person_id,
    comes: state === "claimed" || state === "arrived",
  }));
}

/** Occasions that can still take place in which somebody has a live claim. */
export async function ongoingWith(db: Db, personId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from claims c join occasions o on o.id = c.occasion_id
    where c.person_id = ${personId} and c.state = any(${[...live]}) and o.expires_at > ${now}
      and o.cancelled_at is null and o.removed_at is null and o.closed_at is null`.execute(db);
  return rows.map(({ id }) => id);
}
