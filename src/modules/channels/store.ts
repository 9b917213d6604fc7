// The rows of reach: what somebody wishes, their devices that take push messages, their number.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Device } from "../../platform/push.ts";
import type { Lang } from "../../platform/words.ts";
import { type Channel, noWishes, type Wishes } from "./rules.ts";

/** All that is needed to reach somebody. */
export interface Reach extends Wishes {
  personId: string;
  lang: Lang;
  email: string | null;
  /** Proven. */
  phone: { number: string; handle: string } | null;
  devices: (Device & { sessionId: string })[];
}

export async function reachOf(db: Db, personId: string): Promise<Reach | undefined> {
  const row = await db
    .selectFrom("people as p")
    .leftJoin("reach as r", "r.person_id", "p.id")
    .leftJoin("phones as f", (join) =>
      join.onRef("f.person_id", "=", "p.id").on("f.proven_at", "is not", null),
    )
    .select(["p.lang", "p.email", "r.channels", "r.off", "r.dead", "r.digest", "f.number", "f.handle"])
    .where("p.id", "=", personId)
    .executeTakeFirst();
  if (!row) return undefined;
  const devices = await db
    .selectFrom("devices")
    .select(["session_id as sessionId", "endpoint", "p256dh", "auth"])
    .where("person_id", "=", personId)
    .orderBy("session_id")
    .execute();
  return {
    personId,
    lang: row.lang as Lang,
    email: row.email,
    phone: row.number && row.handle ? { number: row.number, handle: row.handle } : null,
    devices,
    order: (row.channels as Channel[] | null) ?? noWishes.order,
    off: (row.off as Channel[] | null) ?? [],
    dead: (row.dead as Channel[] | null) ?? [],
    digest: row.digest ?? noWishes.digest,
  };
}

/** What this instance sends by, besides push messages. */
export interface Sends {
  mail: boolean;
  sms: boolean;
}

/** A condition in SQL: the row of `people` under this alias has some way out of the house. Cheap, and not the last word. */
export function wayOut(person: string, { mail, sms }: Sends): string {
  const ways = [
    ...(mail ? [`${person}.email is not null`] : []),
    `exists (select from devices d where d.person_id = ${person}.id)`,
    ...(sms
      ? [`exists (select from phones f where f.person_id = ${person}.id and f.proven_at is not null)`]
      : []),
  ];
  return `(${ways.join(" or ")})`;
}

/** Changes what somebody wishes, one change after the other. */
export async function changeWishes(
  trx: Db,
  personId: string,
  change: (wishes: Wishes) => Partial<Wishes>,
): Promise<void> {
  await trx
    .insertInto("reach")
    .values({ person_id: personId })
    .onConflict((clash) => clash.column("person_id").doNothing())
    .execute();
  const row = await trx
    .selectFrom("reach")
    .select(["channels", "off", "dead", "digest"])
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const before: Wishes = {
    order: row.channels as Channel[],
    off: row.off as Channel[],
    dead: row.dead as Channel[],
    digest: row.digest,
  };
  const { order, off, dead, digest } = { ...before, ...change(before) };
  await trx
    .updateTable("reach")
    .set({ channels: [...order], off: [...off], dead: [...dead], digest })
    .where("person_id", "=", personId)
    .execute();
}

/** A browser belongs to who is signed in there now. */
export async function keepDevice(
  trx: Db,
  { sessionId, personId, endpoint, p256dh, auth }: Device & { sessionId: string; personId: string },
): Promise<void> {
  await trx
    .deleteFrom("devices")
    .where("endpoint", "=", endpoint)
    .where("session_id", "!=", sessionId)
    .execute();
  const keys = { person_id: personId, endpoint, p256dh, auth };
  await trx
    .insertInto("devices")
    .values({ session_id: sessionId, ...keys })
    .onConflict((clash) => clash.column("session_id").doUpdateSet(keys))
    .execute();
}

/** With `endpoint` only when it is still that one: it may have subscribed anew meanwhile. */
export async function forgetDevice(db: Db, sessionId: string, endpoint?: string): Promise<void> {
  let query = db.deleteFrom("devices").where("session_id", "=", sessionId);
  if (endpoint !== undefined) query = query.where("endpoint", "=", endpoint);
  await query.execute();
}

export interface Phone {
  number: string | null;
  handle: string | null;
  provenAt: Date | null;
  codeMark: string | null;
  codeUntil: Date | null;
  tries: number;
  codes: number;
  codesSince: Date;
}

export async function phoneOf(db: Db, personId: string): Promise<Phone | undefined> {
  return phones(db).where("person_id", "=", personId).executeTakeFirst();
}

/** Held until the transaction ends: tries are counted one after the other. */
export async function holdPhone(trx: Db, personId: string): Promise<Phone | undefined> {
  return phones(trx).where("person_id", "=", personId).forUpdate().executeTakeFirst();
}

const phones = (db: Db) =>
  db
    .selectFrom("phones")
    .select(["number", "handle", "proven_at as provenAt", "code_mark as codeMark", "code_until as codeUntil"])
    .select(["tries", "codes", "codes_since as codesSince"]);

export async function keepPhone(trx: Db, personId: string, phone: Phone): Promise<void> {
  const { number, handle, provenAt, codeMark, codeUntil, tries, codes, codesSince } = phone;
  const row = {
    number,
    handle,
    proven_at: provenAt,
    code_mark: codeMark,
    code_until: codeUntil,
    tries,
    codes,
    codes_since: codesSince,
  };
  await trx
    .insertInto("phones")
    .values({ person_id: personId, ...row })
    .onConflict((clash) => clash.column("person_id").doUpdateSet(row))
    .execute();
}

/** How many codes others have had sent to a number since then. */
export async function codesTo(db: Db, number: string, personId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom("phones")
    .select((e) => e.fn.sum<string>("codes").as("codes"))
    .where("number", "=", number)
    .where("person_id", "!=", personId)
    .where("codes_since", ">", since)
    .executeTakeFirst();
  return Number(row?.codes ?? 0);
}

/** Whose number it is that messages with this handle go to. */
export async function ownerOfHandle(db: Db, handle: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("phones")
    .select("person_id")
    .where("handle", "=", handle)
    .executeTakeFirst();
  return row?.person_id;
}

/** Numbers nobody proved, and what is left of those taken back, from before `since`. */
export async function deleteUnproven(db: Db, since: Date): Promise<void> {
  await sql`delete from phones where proven_at is null and codes_since < ${since}`.execute(db);
}
