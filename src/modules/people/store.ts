// The rows of people and their sessions.
import type { Insertable } from "kysely";
import type pg from "pg";
import type { Visit } from "../../platform/actor.ts";
import type { DB, Db } from "../../platform/db.ts";
import type { Lang } from "../../platform/words.ts";

export interface Session {
  id: string;
  label: string;
  /** A day, "2026-06-10". */
  seenOn: string;
}

/** One row and no join beyond it, because it runs before every page. */
const visitQuery = {
  name: "people.visit",
  text: `select s.id, s.person_id, p.name, coalesce(p.lang, s.lang) as lang, p.lat, p.lon, not s.short and s.seen_on < $3::date as stale,
    s.passkey_id is not null as keyed, s.short,
    (select count(*)::int from (select from notices n where n.person_id = s.person_id and n.read_at is null limit 99) u) as unread
    from sessions s left join people p on p.id = s.person_id
    where s.token_hash = $1 and s.ends_at > $2`,
};

interface VisitRow {
  id: string;
  person_id: string | null;
  name: string | null;
  lang: Lang | null;
  lat: number | null;
  lon: number | null;
  stale: boolean;
  unread: number;
  keyed: boolean;
  short: boolean;
}

/** `keyed`: opened with a passkey. `stale`: seen last on another day than `now`. */
export async function findVisitRow(
  pool: pg.Pool,
  tokenHash: Buffer,
  now: Date,
): Promise<(Omit<Visit, "mayHost"> & { stale: boolean; keyed: boolean }) | undefined> {
  const { rows } = await pool.query<VisitRow>({
    ...visitQuery,
    values: [tokenHash, now, now.toISOString().slice(0, 10)],
  });
  const row = rows[0];
  return (
    row && {
      sessionId: row.id,
      personId: row.person_id,
      name: row.name ?? "",
      unread: row.unread,
      keyed: row.keyed,
      short: row.short,
      lang: row.lang,
      lat: row.lat,
      lon: row.lon,
      stale: row.stale,
    }
  );
}

export async function touchSession(db: Db, id: string, now: Date, endsAt: Date): Promise<void> {
  const seen_on = now.toISOString().slice(0, 10);
  await db.updateTable("sessions").set({ seen_on, ends_at: endsAt }).where("id", "=", id).execute();
}

/** False when another account already has this look-up number. */
export async function insertPerson(db: Db, row: Insertable<DB["people"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("people")
    .values(row)
    .onConflict((clash) => clash.column("code_lookup").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function insertSession(db: Db, row: Insertable<DB["sessions"]>): Promise<void> {
  await db.insertInto("sessions").values(row).execute();
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom("sessions").where("id", "=", id).execute();
}

/**
 * Drafts begun in one session go on in another, as that person's: they hang on the session that began them. Only from
 * a visit nobody was signed in to, or the same person's.
 */
export async function moveDrafts(db: Db, from: string, to: string, personId: string): Promise<void> {
  await db
    .updateTable("drafts")
    .set({ session_id: to, person_id: personId })
    .where("session_id", "=", from)
    .where((e) => e.or([e("person_id", "is", null), e("person_id", "=", personId)]))
    .execute();
}

export async function sessionsOf(db: Db, personId: string, now: Date): Promise<Session[]> {
  const rows = await db
    .selectFrom("sessions")
    .select(["id", "label", "seen_on"])
    .where("person_id", "=", personId)
    .where("ends_at", ">", now)
    .orderBy("seen_on", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ id, label, seen_on }) => ({ id, label, seenOn: seen_on }));
}

/** Returns how many of this person's sessions ended. `keyed`: those opened with a passkey, or with this one. */
export async function endSessions(
  db: Db,
  personId: string,
  which: { only: string } | { except: string | null; keyed?: boolean; passkey?: string },
): Promise<number> {
  let query = db.deleteFrom("sessions").where("person_id", "=", personId);
  if ("only" in which) query = query.where("id", "=", which.only);
  else {
    if (which.except) query = query.where("id", "!=", which.except);
    if (which.keyed) query = query.where("passkey_id", "is not", null);
    if (which.passkey) query = query.where("passkey_id", "=", which.passkey);
  }
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Ends what somebody opened with a passkey, when what they might do is taken away: the passkey is the way back. */
export async function endKeyedSessions(trx: Db, personId: string, except: string | null): Promise<void> {
  await endSessions(trx, personId, { except, keyed: true });
}

/** Sessions past their end, oldest first, a bounded number at a time. Returns how many. */
export async function deleteEnded(db: Db, now: Date, most = 5000): Promise<number> {
  const ended = db.selectFrom("sessions").select("id").where("ends_at", "<=", now).limit(most);
  return Number((await db.deleteFrom("sessions").where("id", "in", ended).executeTakeFirst()).numDeletedRows);
}

export interface Account {
  id: string;
  hash: Buffer | null;
  failures: number;
  lockedUntil: Date | null;
}

/** The account behind a look-up number, held until the transaction ends so that tries are counted one by one. */
export async function holdAccount(trx: Db, lookup: string): Promise<Account | undefined> {
  const row = await trx
    .selectFrom("people")
    .select(["id", "code_hash as hash", "code_failures as failures", "code_locked_until as lockedUntil"])
    .where("code_lookup", "=", lookup)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row;
}

export async function setTries(
  db: Db,
  id: string,
  failures: number,
  lockedUntil: Date | null,
): Promise<void> {
  await db
    .updateTable("people")
    .set({ code_failures: failures, code_locked_until: lockedUntil })
    .where("id", "=", id)
    .execute();
}

/** False when the look-up number is taken. */
export async function setCode(db: Db, id: string, lookup: string, hash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("people")
    .set({ code_lookup: lookup, code_hash: hash, code_failures: 0, code_locked_until: null })
    .where("id", "=", id)
    .where((e) =>
      e.not(
        e.exists(e.selectFrom("people as other").select("other.id").where("other.code_lookup", "=", lookup)),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function personExists(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom("people").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

export async function hasCode(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom("people").select("code_lookup").where("id", "=", id).executeTakeFirst();
  return row?.code_lookup != null;
}

export interface Profile {
  id: string;
  name: string;
  lang: Lang;
  speaks: string[];
  placeId: string | null;
  skills: string[];
  /** 21 bits, Monday morning lowest. */
  freeWeek: number;
  email: string | null;
}

export async function profileOf(db: Db, id: string): Promise<Profile | undefined> {
  const row = await db
    .selectFrom("people")
    .select(["id", "name", "lang", "speaks", "place_id", "skills", "free_week", "email"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { place_id, free_week, lang, ...rest } = row;
  return { ...rest, lang: lang as Lang, placeId: place_id, freeWeek: free_week };
}

export interface ProfileChange extends Partial<Omit<Profile, "id" | "placeId">> {
  /** Null takes the area away. */
  place?: { id: string; lat: number; lon: number } | null;
}

export async function changeProfile(db: Db, id: string, change: ProfileChange): Promise<void> {
  const { place, freeWeek: free_week, ...rest } = change;
  const area =
    place === undefined
      ? {}
      : { place_id: place?.id ?? null, lat: place?.lat ?? null, lon: place?.lon ?? null };
  await db
    .updateTable("people")
    .set({ ...rest, ...area, ...(free_week === undefined ? {} : { free_week }) })
    .where("id", "=", id)
    .execute();
}

export async function changeSessionLang(db: Db, id: string, lang: Lang): Promise<void> {
  await db.updateTable("sessions").set({ lang }).where("id", "=", id).execute();
}

export async function deletePerson(db: Db, id: string): Promise<void> {
  await db.deleteFrom("people").where("id", "=", id).execute();
}

export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("people").select(["id", "name"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
