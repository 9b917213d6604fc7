// What the address people reach this instance under allows.
import type { Platform } from "./platform.ts";

/** Whether browsers keep passkeys for pages of this address: a name, reached safely (WebAuthn 3, 5.1.3; never an IP). */
export function canHoldPasskeys(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  const local = hostname === "localhost" || hostname.endsWith(".localhost");
  return local || (protocol === "https:" && /[a-z]/.test(hostname) && !hostname.startsWith("["));
}

/**
 * Whether hosts see what other people told only with a passkey. Where nothing is set: in a real instance with an address
 * that browsers keep passkeys for.
 */
export const hostsNeedPasskey = ({
  env,
  world,
  origin,
}: Pick<Platform, "env" | "world" | "origin">): boolean =>
  env.HOSTS_NEED_PASSKEY
    ? env.HOSTS_NEED_PASSKEY === "on"
    : world === "empty" && env.NODE_ENV === "production" && canHoldPasskeys(origin);
