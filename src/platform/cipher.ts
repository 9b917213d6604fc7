// Sealing bytes under a key (AES-256-GCM): whoever changes them, or opens them for something else, gets nothing.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Bytes that sealing adds: a nonce and a tag. */
const nonce = 12;
const tag = 16;

/** @param bound what the bytes belong to; opening for anything else fails */
export function sealBytes(key: Buffer, bound: string, bytes: Uint8Array): Buffer {
  const iv = randomBytes(nonce);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** The bytes again; undefined under another key, for something else, or when they were changed. */
export function openBytes(key: Buffer, bound: string, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < nonce + tag) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonce), { authTagLength: tag });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(nonce, nonce + tag));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonce + tag)), decipher.final()]);
  } catch {
    return undefined;
  }
}
