// The rows of passkeys, and of challenges that wait for an answer.
import type { Insertable } from "kysely";
import type { DB, Db } from "../../platform/db.ts";

export type Purpose = "add" | "sign_in";

/** One for each visit and purpose: a new one takes the place of the one before. */
export async function setChallenge(db: Db, row: Insertable<DB["challenges"]>): Promise<void> {
  const { challenge, ends_at } = row;
  await db
    .insertInto("challenges")
    .values(row)
    .onConflict((clash) => clash.columns(["session_id", "purpose"]).doUpdateSet({ challenge, ends_at }))
    .execute();
}

/** Uses a challenge up, whatever comes of it. Of all who answer at once exactly one gets it. */
export async function takeChallenge(
  db: Db,
  sessionId: string,
  purpose: Purpose,
  now: Date,
): Promise<Buffer | undefined> {
  const row = await db
    .deleteFrom("challenges")
    .where("session_id", "=", sessionId)
    .where("purpose", "=", purpose)
    .returning(["challenge", "ends_at"])
    .executeTakeFirst();
  return row && row.ends_at > now ? row.challenge : undefined;
}

/** Challenges nobody answered before then, a bounded number at a time. Returns how many. */
export async function deleteUnanswered(db: Db, before: Date, most = 5000): Promise<number> {
  const old = db.selectFrom("challenges").select("session_id").where("ends_at", "<", before).limit(most);
  const gone = db.deleteFrom("challenges").where("session_id", "in", old).where("ends_at", "<", before);
  return Number((await gone.executeTakeFirst()).numDeletedRows);
}

export interface Passkey {
  id: string;
  name: string;
  /** Other devices of the person have it too. */
  backedUp: boolean;
  /** Days, "2026-06-10". */
  createdOn: string;
  usedOn: string | null;
}

export async function passkeysOf(db: Db, personId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom("passkeys")
    .select(["id", "name", "backed_up", "created_at", "used_on"])
    .where("person_id", "=", personId)
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(({ id, name, backed_up, created_at, used_on }) => ({
    id,
    name,
    backedUp: backed_up,
    createdOn: created_at.toISOString().slice(0, 10),
    usedOn: used_on,
  }));
}

export async function credentialsOf(
  db: Db,
  personId: string,
): Promise<{ credential: Buffer; transports: string[] }[]> {
  const rows = db.selectFrom("passkeys").select(["credential_id as credential", "transports"]);
  return rows.where("person_id", "=", personId).execute();
}

/** False when somebody has this credential already. */
export async function insertPasskey(db: Db, row: Insertable<DB["passkeys"]>): Promise<boolean> {
  const added = await db
    .insertInto("passkeys")
    .values(row)
    .onConflict((clash) => clash.column("credential_id").doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Holds the person's row, so that they cannot pass a limit by adding two at once. */
export async function holdPerson(trx: Db, personId: string): Promise<void> {
  await trx.selectFrom("people").select("id").where("id", "=", personId).forNoKeyUpdate().execute();
}

export interface HeldPasskey {
  id: string;
  personId: string;
  publicKey: Buffer;
  counter: number;
}

/** The passkey behind a credential, held until the transaction ends so that its counter only grows. */
export async function holdPasskey(trx: Db, credential: Buffer): Promise<HeldPasskey | undefined> {
  const row = await trx
    .selectFrom("passkeys")
    .select(["id", "person_id", "public_key", "counter"])
    .where("credential_id", "=", credential)
    .forUpdate()
    .executeTakeFirst();
  return row && { id: row.id, personId: row.person_id, publicKey: row.public_key, counter: row.counter };
}

export async function noteUse(
  db: Db,
  id: string,
  { counter, backedUp, now }: { counter: number; backedUp: boolean; now: Date },
): Promise<void> {
  const used_on = now.toISOString().slice(0, 10);
  await db
    .updateTable("passkeys")
    .set({ counter, backed_up: backedUp, used_on })
    .where("id", "=", id)
    .execute();
}

/** From now on this visit counts as opened with that passkey. */
export async function keySession(db: Db, sessionId: string, passkeyId: string): Promise<void> {
  await db.updateTable("sessions").set({ passkey_id: passkeyId }).where("id", "=", sessionId).execute();
}

/** Removes one of a person's passkeys, or all. Returns how many there were. */
export async function deletePasskeys(db: Db, personId: string, id?: string): Promise<number> {
  let query = db.deleteFrom("passkeys").where("person_id", "=", personId);
  if (id) query = query.where("id", "=", id);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
