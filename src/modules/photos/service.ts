// Turning what somebody uploaded into a photo that tells nothing but what it shows.
import sharp from "sharp";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { attempts, enough, formatOf, largestUpload, mostPixels } from "./rules.ts";
import { insertPhoto, type Photo } from "./store.ts";

sharp.cache(false);
sharp.concurrency(1);

/** One picture is unfolded at a time: each may take 200 MB for a moment. */
let turn: Promise<unknown> = Promise.resolve();
let standing = 0;
const longestLine = 12;

/**
 * Decodes, turns upright, drops all metadata, makes it small.
 * @throws Refusal "invalid" with the sentence that says what is wrong; "too_many" when too many are in line
 */
export async function developPhoto(upload: Uint8Array): Promise<Photo> {
  if (upload.length > largestUpload)
    throw new Refusal("invalid", "photos:error.large", { megabytes: largestUpload / 1024 / 1024 });
  const format = formatOf(upload);
  if (!format) throw new Refusal("invalid", "photos:error.kind");
  if (standing >= longestLine) throw new Refusal("too_many", "photos:error.busy");
  standing++;
  const mine = turn.then(() => develop(upload));
  turn = mine.catch(() => {});
  try {
    return await mine;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const manyPixels = /pixel limit/i.test((error as Error).message);
    if (manyPixels) throw new Refusal("invalid", "photos:error.pixels", { megapixels: mostPixels / 1e6 });
    throw new Refusal("invalid", format === "heif" ? "photos:error.heic" : "photos:error.broken");
  } finally {
    standing--;
  }
}

async function develop(upload: Uint8Array): Promise<Photo> {
  const input = { limitInputPixels: mostPixels, failOn: "error", sequentialRead: true } as const;
  let best: Photo | undefined;
  for (const { quality, side } of attempts) {
    const { data, info } = await sharp(upload, input)
      .autoOrient()
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .webp({ quality, effort: 3 })
      .timeout({ seconds: 20 })
      .toBuffer({ resolveWithObject: true });
    best = { bytes: data, width: info.width, height: info.height };
    if (data.length <= enough) break;
  }
  if (!best) throw new Error("no attempt was made");
  return best;
}

/** Keeps a developed photo; returns its id. */
export async function keepPhoto(platform: Platform, db: Db, groupId: string, photo: Photo): Promise<string> {
  const id = newId();
  await insertPhoto(db, id, groupId, photo, platform.clock.now());
  return id;
}
