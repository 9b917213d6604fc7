// The one-time link of an empty instance's first host, and who may found groups.
import type { Db } from "../../platform/db.ts";

export async function firstHostWaits(db: Db, tokenHash: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom("instance")
    .select("only")
    .where("world", "=", "empty")
    .where("first_host_hash", "=", tokenHash)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses the link up. Of all who try at once exactly one gets true. */
export async function takeFirstHost(trx: Db, tokenHash: Buffer): Promise<boolean> {
  const result = await trx
    .updateTable("instance")
    .set({ first_host_hash: null })
    .where("world", "=", "empty")
    .where("first_host_hash", "=", tokenHash)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function hostsSome(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom("memberships")
    .select("group_id")
    .where("person_id", "=", personId)
    .where("role", "=", "host")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
