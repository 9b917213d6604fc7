// Why somebody was asked, as a sentence to them and as a few words to a host.
import type { T } from "../../../platform/words.ts";

const rounded = (km: number | null): number => Math.max(1, Math.round(km ?? 0));

/** To the person: "You live about 2 km away." */
export const reasonWords = (t: T, reason: string, km: number | null): string =>
  t(`nudges:you.${reason}`, { count: rounded(km) });

/** To a host, about somebody. */
export const reasonOf = (t: T, reason: string, km: number | null): string =>
  t(`nudges:they.${reason}`, { count: rounded(km) });
