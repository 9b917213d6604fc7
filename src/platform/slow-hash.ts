// Slow hashes of short secrets (scrypt, RFC 7914), a few at a time, so that a flood of them cannot slow the pages.
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { Refusal } from "./refusal.ts";

/** Base-2 logarithm of scrypt's N: 16 MiB and some 40 ms a hash. Kept in the hash, so that it may grow later. */
const cost = 14;
const saltBytes = 16;
const keyBytes = 32;

/** At most half the processors, and never all four threads that files and name look-ups share. */
const lanes = Math.max(1, Math.min(3, Math.floor(availableParallelism() / 2)));
const longestLine = 800;

let running = 0;
const line: (() => void)[] = [];

/** Waits for a free lane; `first` stands before the others. @throws Refusal "too_many" when the line is too long. */
async function inLane<R>(first: boolean, work: () => Promise<R>): Promise<R> {
  if (running < lanes) running++;
  else {
    if (line.length >= longestLine) throw new Refusal("too_many");
    await new Promise<void>((go) => (first ? line.unshift(go) : line.push(go)));
  }
  try {
    return await work();
  } finally {
    const next = line.shift();
    if (next) next();
    else running--;
  }
}

function stretch(secret: string, salt: Buffer, log2n: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, keyBytes, { N: 2 ** log2n, r: 8, p: 1, maxmem: 2 ** (log2n + 11) }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** A salted hash that tells its own cost: one byte cost, 16 bytes salt, 32 bytes key. */
export function slowHash(secret: string): Promise<Buffer> {
  return inLane(false, async () => {
    const salt = randomBytes(saltBytes);
    return Buffer.concat([Buffer.from([cost]), salt, await stretch(secret, salt, cost)]);
  });
}

/** Whether `secret` is the one behind `hash`. Without a hash it works as hard and says no. */
export function fitsHash(secret: string, hash: Buffer | null): Promise<boolean> {
  return inLane(true, async () => {
    const known = hash ?? Buffer.concat([Buffer.from([cost]), randomBytes(saltBytes + keyBytes)]);
    const key = await stretch(secret, known.subarray(1, 1 + saltBytes), known[0] ?? cost);
    return timingSafeEqual(key, known.subarray(1 + saltBytes)) && hash !== null;
  });
}
