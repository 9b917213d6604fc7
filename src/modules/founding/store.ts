// The one-time link of an empty instance's first host, and who may found groups.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Founding } from "../groups/public.ts";

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

/** The slug of such a group this host founded since then. Holds the host's turn until the transaction ends. */
export async function foundedLately(
  trx: Db,
  hostId: string,
  { name, kind, place }: Founding,
  since: Date,
): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`founding ${hostId}`}, 0))`.execute(trx);
  const row = await trx
    .selectFrom("groups as g")
    .innerJoin("memberships as m", "m.group_id", "g.id")
    .select("g.slug")
    .where("m.person_id", "=", hostId)
    .where("m.role", "=", "host")
    .where("g.name", "=", name)
    .where("g.kind", "=", kind)
    .where("g.place_id", "=", place.id)
    .where("g.created_at", ">", since)
    .executeTakeFirst();
  return row?.slug;
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
