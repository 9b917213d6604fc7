// Rows as old as a test wants them: calls, claims, posts, devices and the rest, planted past every service.
import { sql } from "kysely";
import { addressEnds } from "../../src/modules/occasions/public.ts";
import type { Db } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { testPlatform } from "../support/platform.ts";

const day = 86_400_000;
const longAgo = new Date("2020-01-01T00:00:00Z");
const place = { place_id: "odense-461", lat: 55.4, lon: 10.38 };

export interface Ending {
  ends?: Date;
  cancelled?: Date;
  removed?: Date;
}

/** A group with two people in a database of its own, and the ways to plant rows in it. `ahead` is not over yet. */
export async function openField(now: Date) {
  const nabo = await testPlatform();
  const { db } = nabo.platform;
  nabo.clock.set(now);
  const ahead = new Date(now.getTime() + 100 * day);
  const [group, amal, karen] = [newId(), newId(), newId()];
  await db
    .insertInto("groups")
    .values({ id: group, slug: "odense", name: "Odense", kind: "city", ...place, created_at: longAgo })
    .execute();
  const people = [amal, karen].map((id) => ({ id, name: "Amal", lang: "ar", created_at: longAgo }));
  await db.insertInto("people").values(people).execute();

  /** A call of Amal's with all that can be said in one. */
  async function call({ ends = ahead, cancelled, removed }: Ending): Promise<string> {
    const id = newId();
    const photo_id = await photo(longAgo);
    await db
      .insertInto("occasions")
      .values({
        id,
        group_id: group,
        kind: "call",
        owner_id: amal,
        expires_at: ends,
        area: "Odense",
        ...place,
        meeting_point: "By the station",
        published_at: longAgo,
        cancelled_at: cancelled ?? null,
        removed_at: removed ?? null,
        removed_by: removed ? karen : null,
        removed_reason: removed ? "An advertisement" : null,
      })
      .execute();
    await db
      .insertInto("calls")
      .values({
        id,
        group_id: group,
        direction: "need",
        category: "health_visit",
        timing: "flexible",
        note: "My knee",
        note_lang: "en",
        photo_id,
        on_behalf: true,
        consent: "said",
        consent_at: longAgo,
      })
      .execute();
    return id;
  }

  const claimOn = async (occasion: string, more: { released_at?: Date; tied?: boolean }): Promise<string> => {
    const [id, slot] = [newId(), newId()];
    const at = { occasion_id: occasion, group_id: group };
    await db
      .insertInto("slots")
      .values({ id: slot, ...at, position: 0, role: "companion", places: 1, taken: 0 })
      .execute();
    const { released_at = null, tied = null } = more;
    const state = released_at ? ("released" as const) : ("missed" as const);
    const said = { release_reason: released_at ? ("ill" as const) : null, owner_tie: tied, person_tie: tied };
    await db
      .insertInto("claims")
      .values({
        id,
        slot_id: slot,
        ...at,
        person_id: karen,
        state,
        released_at,
        ...said,
        created_at: longAgo,
      })
      .execute();
    return id;
  };

  /** Karen was asked then, and said no. */
  const nudge = async (sent_at: Date): Promise<string> => {
    const [id, slot] = [newId(), newId()];
    const at = { occasion_id: await call({ ends: ahead }), group_id: group };
    await db
      .insertInto("slots")
      .values({ id: slot, ...at, position: 0, role: "companion", places: 1 })
      .execute();
    const asked = { sent_at, wave: 1, chance: 0.2, ask: {}, reasons: ["near"] };
    await db
      .insertInto("nudges")
      .values({ id, slot_id: slot, ...at, person_id: karen, ...asked, answer: "no", answered_at: sent_at })
      .execute();
    return id;
  };

  const post = async (more: { occasion?: string; at?: Date; removed?: Date }): Promise<string> => {
    const id = newId();
    const { occasion = null, at = longAgo, removed = null } = more;
    const words = { body: "How do I get there?", lang: "en", removed_reason: removed && "unkind" };
    await db
      .insertInto("posts")
      .values({
        id,
        group_id: group,
        occasion_id: occasion,
        author_id: amal,
        created_at: at,
        removed_at: removed,
        ...words,
      })
      .execute();
    return id;
  };

  /** Of Amal, or of somebody without an account. */
  const session = async (signedIn: boolean, ends_at: Date): Promise<string> => {
    const id = newId();
    const row = { id, token_hash: Buffer.from(id), person_id: signedIn ? amal : null, ends_at };
    await db
      .insertInto("sessions")
      .values({ ...row, created_at: longAgo, seen_on: "2026-01-01" })
      .execute();
    return id;
  };

  const notice = async (created_at: Date, read_at: Date | null): Promise<string> => {
    const id = newId();
    await db
      .insertInto("notices")
      .values({ id, person_id: amal, kind: "x", dedup: id, created_at, read_at })
      .execute();
    return id;
  };

  /** A notice that was sent then. */
  const delivery = async (sent_at: Date): Promise<string> => {
    const notice_id = await notice(now, null);
    await db.insertInto("deliveries").values({ notice_id, channel: "email", sent_at }).execute();
    return notice_id;
  };

  /** A number of somebody new, to which a code was sent then. */
  const phone = async (codes_since: Date, proven_at: Date | null = null): Promise<string> => {
    const id = newId();
    await db.insertInto("people").values({ id, name: "Amal", lang: "ar", created_at: longAgo }).execute();
    const number = { number: "+4512345678", handle: id };
    await db
      .insertInto("phones")
      .values({ person_id: id, ...number, codes_since, proven_at })
      .execute();
    return id;
  };

  /** Amal and Karen write to each other about a call. */
  async function talk(ending: Ending): Promise<string> {
    const id = newId();
    const at = { conversation_id: id, group_id: group };
    const two = [amal, karen].sort();
    await db
      .insertInto("conversations")
      .values({
        id,
        group_id: group,
        kind: "call",
        subject_id: await call(ending),
        of_two: true,
        one_id: two[0] ?? null,
        other_id: two[1] ?? null,
        key_id: "x",
        wrapped_key: Buffer.alloc(60),
        // Told too early: the end was moved.
        delete_after: longAgo,
        created_at: longAgo,
      })
      .execute();
    const photo = { sealed_photo: Buffer.from("x"), photo_width: 1, photo_height: 1 };
    const words = { id: newId(), number: 1, author_id: amal, sealed: Buffer.from("x"), created_at: longAgo };
    await db
      .insertInto("messages")
      .values({ ...at, ...words, ...photo })
      .execute();
    await db
      .insertInto("readings")
      .values({ conversation_id: id, person_id: karen, seen_at: longAgo })
      .execute();
    const read = { asked_by: karen, reason: "x", asked_at: longAgo };
    await db
      .insertInto("openings")
      .values({ id: newId(), ...at, ...read })
      .execute();
    return id;
  }

  /** Closed then, or filed then and never closed. */
  async function report(created_at: Date, closed_at: Date | null): Promise<string> {
    const id = newId();
    const state = closed_at ? ("closed" as const) : ("open" as const);
    const of = { group_id: group, reporter_id: amal, about: "message" as const, subject_id: newId() };
    await db
      .insertInto("reports")
      .values({ id, ...of, reason: "x", state, created_at, closed_at })
      .execute();
    await db
      .insertInto("reported_texts")
      .values({
        report_id: id,
        position: 0,
        author_id: karen,
        body: "x",
        had_photo: false,
        written_at: longAgo,
      })
      .execute();
    return id;
  }

  async function addressed(ending: Ending): Promise<string> {
    const id = await call(ending);
    const delete_after = addressEnds({ endsAt: null, expiresAt: ending.ends ?? ahead });
    const row = { occasion_id: id, group_id: group, exact: "Vestergade 7", delete_after };
    await db.insertInto("addresses").values(row).execute();
    return id;
  }

  async function photo(created_at: Date): Promise<string> {
    const id = newId();
    const row = { id, group_id: group, width: 1, height: 1, bytes: Buffer.from("x"), created_at };
    await db.insertInto("photos").values(row).execute();
    return id;
  }

  async function draft(updated_at: Date): Promise<string> {
    const id = newId();
    const session_id = await session(true, ahead);
    await db
      .insertInto("drafts")
      .values({ id, session_id, person_id: amal, group_id: group, updated_at })
      .execute();
    return id;
  }

  /** The photo a call shows. */
  const photoOf = async (id: string): Promise<string> =>
    (await db.selectFrom("calls").select("photo_id").where("id", "=", id).executeTakeFirst())?.photo_id ?? "";

  return {
    nabo,
    db,
    call,
    addressed,
    claimOn,
    nudge,
    post,
    session,
    notice,
    delivery,
    phone,
    draft,
    photo,
    photoOf,
    talk,
    report,
  };
}

/** Whether a row tells something still. */
export type Look = (db: Db, id: string) => Promise<boolean>;

export const isThere =
  (
    table: "photos" | "posts" | "sessions" | "notices" | "nudges" | "drafts" | "conversations" | "reports",
  ): Look =>
  async (db, id) =>
    (await db.selectFrom(table).select("id").where("id", "=", id).execute()).length > 0;

export const says =
  (table: string, what: string, key = "id"): Look =>
  async (db, id) => {
    const query = sql`select from ${sql.table(table)} where ${sql.ref(key)} = ${id} and (${sql.raw(what)})`;
    return (await query.execute(db)).rows.length > 0;
  };
