// Drafts, as the database keeps them.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import type { Place } from "../../platform/places.ts";
import type { Fields } from "./rules.ts";

export interface Draft {
  id: string;
  sessionId: string;
  personId: string | null;
  groupId: string;
  /** The published call this will change; null for a new one. */
  callId: string | null;
  fields: Fields;
  photoId: string | null;
  updatedAt: Date;
}

const columns = [
  "id",
  "session_id as sessionId",
  "person_id as personId",
  "group_id as groupId",
  "call_id as callId",
  "fields",
  "photo_id as photoId",
  "updated_at as updatedAt",
] as const;

const toDraft = (row: Omit<Draft, "fields"> & { fields: Record<string, unknown> }): Draft => ({
  ...row,
  fields: row.fields as unknown as Fields,
});

export async function insertDraft(db: Db, draft: Draft): Promise<void> {
  await db
    .insertInto("drafts")
    .values({
      id: draft.id,
      session_id: draft.sessionId,
      person_id: draft.personId,
      group_id: draft.groupId,
      call_id: draft.callId,
      fields: JSON.stringify(draft.fields) as never,
      photo_id: draft.photoId,
      updated_at: draft.updatedAt,
    })
    .execute();
}

export async function draftById(db: Db, id: string): Promise<Draft | undefined> {
  const row = await db.selectFrom("drafts").select(columns).where("id", "=", id).executeTakeFirst();
  return row && toDraft(row);
}

/** Held until the transaction ends: two pages sent at once are saved one after the other. */
export async function holdDraft(trx: Db, id: string): Promise<Draft | undefined> {
  const row = await trx
    .selectFrom("drafts")
    .select(columns)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toDraft(row);
}

export async function saveFields(db: Db, id: string, fields: Fields, now: Date): Promise<void> {
  await db
    .updateTable("drafts")
    .set({ fields: JSON.stringify(fields) as never, updated_at: now })
    .where("id", "=", id)
    .execute();
}

export async function savePhotoId(db: Db, id: string, photoId: string | null): Promise<void> {
  await db.updateTable("drafts").set({ photo_id: photoId }).where("id", "=", id).execute();
}

export async function deleteDraft(db: Db, id: string): Promise<void> {
  await db.deleteFrom("drafts").where("id", "=", id).execute();
}

type Owner = { sessionId: string | null; personId: string | null };

/** A person's drafts, or those of a device nobody is signed in on; the newest first. */
export async function draftsOf(
  db: Db,
  { sessionId, personId }: Owner,
): Promise<(Draft & { groupName: string })[]> {
  if (!sessionId && !personId) return [];
  const rows = await db
    .selectFrom("drafts as d")
    .innerJoin("groups as g", "g.id", "d.group_id")
    .select([
      "d.id",
      "d.session_id as sessionId",
      "d.person_id as personId",
      "d.group_id as groupId",
      "d.call_id as callId",
      "d.fields",
      "d.photo_id as photoId",
      "d.updated_at as updatedAt",
      "g.name as groupName",
    ])
    .where((e) =>
      personId
        ? e("d.person_id", "=", personId)
        : e.and([e("d.session_id", "=", sessionId), e("d.person_id", "is", null)]),
    )
    .orderBy("d.updated_at", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({ ...toDraft(row), groupName: row.groupName }));
}

/** Drafts nobody touched since then, a bounded number at a time. Returns how many went. */
export async function forgetDrafts(db: Db, before: Date, most = 5000): Promise<number> {
  const old = db.selectFrom("drafts").select("id").where("updated_at", "<", before).limit(most);
  return Number((await db.deleteFrom("drafts").where("id", "in", old).executeTakeFirst()).numDeletedRows);
}

/** Photos made before then that no call and no draft shows any more. */
export async function loosePhotos(db: Db, before: Date, most = 500): Promise<string[]> {
  const rows = await db
    .selectFrom("photos as p")
    .select("p.id")
    .where("p.created_at", "<", before)
    .where((e) => e.not(e.exists(e.selectFrom("calls").select("id").whereRef("calls.photo_id", "=", "p.id"))))
    .where((e) =>
      e.not(e.exists(e.selectFrom("drafts").select("id").whereRef("drafts.photo_id", "=", "p.id"))),
    )
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

export interface NearGroup {
  slug: string;
  name: string;
  kind: string;
}

/**
 * The city group of the town a place is or is part of, because most help is found there; then those nearest. Good
 * enough within one country: a degree of longitude shrinks with the cosine.
 */
export async function groupsNear(
  db: Db,
  { id, of = id, lat, lon }: Pick<Place, "id" | "of" | "lat" | "lon">,
  limit = 8,
): Promise<NearGroup[]> {
  const shrink = Math.cos((lat * Math.PI) / 180);
  const { rows } = await sql<NearGroup>`
    select slug, name, kind from groups
    order by (kind = 'city' and place_id in (${id}, ${of})) desc,
      (lat - ${lat}) ^ 2 + ((lon - ${lon}) * ${shrink}::float8) ^ 2, member_count desc
    limit ${limit}`.execute(db);
  return rows;
}
