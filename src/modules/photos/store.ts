// Photos, as the database keeps them: one backup holds everything.
import type { Db } from "../../platform/db.ts";

export interface Photo {
  width: number;
  height: number;
  /** WebP, without any metadata. */
  bytes: Buffer;
}

export async function insertPhoto(
  db: Db,
  id: string,
  groupId: string,
  photo: Photo,
  now: Date,
): Promise<void> {
  await db
    .insertInto("photos")
    .values({ id, group_id: groupId, created_at: now, ...photo })
    .execute();
}

export async function photoById(db: Db, id: string): Promise<Photo | undefined> {
  return db.selectFrom("photos").select(["width", "height", "bytes"]).where("id", "=", id).executeTakeFirst();
}

/** Returns how many there were. */
export async function deletePhotos(db: Db, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return Number((await db.deleteFrom("photos").where("id", "in", ids).executeTakeFirst()).numDeletedRows);
}
