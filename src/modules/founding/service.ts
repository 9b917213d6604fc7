// Founding groups: another one by a host, and the very first of an empty instance.
import { type Actor, hashToken } from "../../platform/actor.ts";
import { foldName, searchPlaces } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { createGroup, type Founding } from "../groups/public.ts";
import { type SignedUp, type SigningUp, signUp } from "../people/public.ts";
import { mustHostSome } from "./policy.ts";
import { type Meant, meantPlace } from "./rules.ts";
import { firstHostWaits, foundedLately, hostsSome, takeFirstHost } from "./store.ts";

const placesOffered = 6;

/** Which place is meant by what somebody typed, and chose when asked. */
export function whichPlace(typed: string, chosen: string | undefined): Meant {
  const wanted = foldName(typed);
  return meantPlace(searchPlaces(typed, placesOffered), chosen, (place) => foldName(place.name) === wanted);
}

/** @throws Refusal "forbidden" for whoever hosts no group, "passkey" for a host who needs one first */
export async function mayFound(platform: Platform, actor: Actor): Promise<string> {
  if (!actor.personId) throw new Refusal("sign_in");
  mustHostSome(await hostsSome(platform.db, actor.personId));
  if (!actor.mayHost) throw new Refusal("passkey");
  return actor.personId;
}

/** Within so many milliseconds the same group by the same host is the same form, sent twice. */
const sameForm = 10 * 60_000;

/** A host founds another group and hosts it. Returns its slug. Sent twice, it is founded once. */
export async function found(platform: Platform, actor: Actor, founding: Founding): Promise<{ slug: string }> {
  const hostId = await mayFound(platform, actor);
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    const slug = await foundedLately(trx, hostId, founding, new Date(now.getTime() - sameForm));
    return slug ? { slug } : createGroup(trx, founding, hostId, now);
  });
}

/** @throws Refusal "not_found" outside an empty instance, and once the link was used */
export async function mustBeFirst(platform: Platform, token: string): Promise<void> {
  if (platform.world !== "empty") throw new Refusal("not_found");
  if (!(await firstHostWaits(platform.db, hashToken(token))))
    throw new Refusal("gone", "founding:refusal.used");
}

/** The first host comes, once: the link is used up, the person signed up and the group founded, or nothing happens. */
export async function foundFirst(
  platform: Platform,
  token: string,
  arriving: SigningUp,
  founding: Founding,
): Promise<{ slug: string; signedUp: SignedUp }> {
  if (platform.world !== "empty") throw new Refusal("not_found");
  return platform.db.transaction().execute(async (trx) => {
    if (!(await takeFirstHost(trx, hashToken(token)))) throw new Refusal("gone", "founding:refusal.used");
    const signedUp = await signUp(platform, trx, arriving);
    const { slug } = await createGroup(trx, founding, signedUp.personId, platform.clock.now());
    return { slug, signedUp };
  });
}
