// Limits for those nobody knows yet: how often one address may sign up, sign in or begin something.
import { createLimiter, type Limiter, type Rate } from "../platform/limiter.ts";
import type { Platform } from "../platform/platform.ts";
import { Refusal } from "../platform/refusal.ts";
import { addressOf } from "./address.ts";
import type { C } from "./route.ts";

/** Generous, because a whole asylum centre may share one address. */
const rates = {
  sign_up: { burst: 600, perMinute: 10 },
  sign_in: { burst: 30, perMinute: 1 },
  passkey: { burst: 120, perMinute: 10 },
  visit: { burst: 600, perMinute: 20 },
  sms: { burst: 20, perMinute: 1 },
} as const satisfies Record<string, Rate>;
export type Limited = keyof typeof rates;

const limiters = new WeakMap<Platform, Limiter>();

function limiterOf(platform: Platform): Limiter {
  let limiter = limiters.get(platform);
  if (!limiter) limiters.set(platform, (limiter = createLimiter(platform.clock)));
  return limiter;
}

/** @throws Refusal "too_many" when this address has done it too often lately. */
export function limit(c: C, what: Limited): void {
  const address = addressOf(c);
  if (address && !limiterOf(c.var.platform).take(what, address, rates[what])) throw new Refusal("too_many");
}

/** It went well, so it does not count. */
export function forgive(c: C, what: Limited): void {
  const address = addressOf(c);
  if (address) limiterOf(c.var.platform).giveBack(what, address);
}
