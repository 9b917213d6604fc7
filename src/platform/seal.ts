// Sealing: text this instance gives away and alone can read again, such as a code in a cookie (AES-256-GCM).
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { openBytes, sealBytes } from "./cipher.ts";
import type { Db } from "./db.ts";

const secrets = new WeakMap<Db, Promise<Buffer>>();

/** Bytes of its own for every purpose, from the secret all processes of this instance share (HKDF, RFC 5869). */
export async function secretFor(db: Db, purpose: string, bytes: number): Promise<Buffer> {
  let secret = secrets.get(db);
  if (!secret) {
    secret = readSecret(db);
    secrets.set(db, secret);
    secret.catch(() => secrets.delete(db));
  }
  return Buffer.from(hkdfSync("sha256", await secret, "", purpose, bytes));
}

const keyFor = (db: Db, purpose: string): Promise<Buffer> => secretFor(db, purpose, 32);

async function readSecret(db: Db): Promise<Buffer> {
  const row = await db.selectFrom("instance").select("secret").executeTakeFirstOrThrow();
  return row.secret;
}

/** Seals `text`, bound to `purpose`: unsealing for another purpose fails. */
export async function seal(db: Db, purpose: string, text: string): Promise<string> {
  return sealBytes(await keyFor(db, purpose), "", Buffer.from(text)).toString("base64url");
}

/** The text again; undefined when it was sealed elsewhere, for something else, or changed on the way. */
export async function unseal(db: Db, purpose: string, sealed: string): Promise<string | undefined> {
  return openBytes(await keyFor(db, purpose), "", Buffer.from(sealed, "base64url"))?.toString();
}

/** A mark that only this instance can put on `text`. */
export async function signature(db: Db, purpose: string, text: string): Promise<string> {
  return createHmac("sha256", await keyFor(db, purpose))
    .update(text)
    .digest()
    .subarray(0, 18)
    .toString("base64url");
}

export async function isSignedBy(db: Db, purpose: string, text: string, mark: string): Promise<boolean> {
  const right = Buffer.from(await signature(db, purpose, text));
  const given = Buffer.from(mark);
  return right.length === given.length && timingSafeEqual(right, given);
}
