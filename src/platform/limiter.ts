// How often one address may do something. Addresses are never kept: only their HMAC under a key that lives an hour.
import { createHmac, randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";

export interface Rate {
  /** How many at once. */
  burst: number;
  /** How many more each minute. */
  perMinute: number;
}

export interface Limiter {
  /** Takes one of what `address` has left. False: nothing left. */
  take(what: string, address: string, rate: Rate): boolean;
  /** Puts one back: it was no misuse after all. */
  giveBack(what: string, address: string): void;
}

interface Bucket {
  left: number;
  at: number;
}

const keyLife = 3_600_000;
const mostBuckets = 100_000;

/** In this process's memory only: a restart forgets, and so does a new key. */
export function createLimiter(clock: Clock): Limiter {
  let key = randomBytes(32);
  let born = clock.now().getTime();
  let buckets = new Map<string, Bucket>();

  function name(what: string, address: string, now: number): string {
    if (now - born >= keyLife || now < born) {
      key = randomBytes(32);
      born = now;
      buckets = new Map();
    }
    return createHmac("sha256", key).update(`${what} ${address}`).digest("base64");
  }

  return {
    take(what, address, rate) {
      const now = clock.now().getTime();
      const id = name(what, address, now);
      const bucket = buckets.get(id) ?? { left: rate.burst, at: now };
      const left = Math.min(rate.burst, bucket.left + ((now - bucket.at) / 60_000) * rate.perMinute);
      const allowed = left >= 1;
      // Moved to the end: whoever has been quiet longest is forgotten first.
      buckets.delete(id);
      buckets.set(id, { left: allowed ? left - 1 : left, at: now });
      if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value ?? id);
      return allowed;
    },
    giveBack(what, address) {
      const bucket = buckets.get(name(what, address, clock.now().getTime()));
      if (bucket) bucket.left += 1;
    },
  };
}
