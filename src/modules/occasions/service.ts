// What everything about occasions is built from: being alone with one, telling who is behind it, forgetting it.
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { hostsOf } from "../groups/public.ts";
import { type Telling, tell } from "../notices/public.ts";
import type { Occasion } from "./rules.ts";
import { forgetAddresses, forgetOwners, forgetWords, hasAddress, holdOccasion, knownAmong } from "./store.ts";

/**
 * Does `work` in one transaction that holds the occasion, and then says that it changed. Nobody else claims, waits,
 * leaves or changes anything in this occasion meanwhile.
 * @throws Refusal "not_found" when there is no such occasion
 */
export async function alone<R>(
  platform: Platform,
  occasionId: string,
  work: (trx: Db, occasion: Occasion) => Promise<R>,
): Promise<R> {
  const { result, group } = await platform.db.transaction().execute(async (trx) => {
    const occasion = await holdOccasion(trx, occasionId);
    if (!occasion) throw new Refusal("not_found");
    const result = await work(trx, occasion);
    await sayChanged(trx, platform, occasionId);
    return { result, group: occasion.groupId };
  });
  platform.bus.tell({ group, occasion: occasionId });
  return result;
}

type Changed = (platform: Platform, occasionId: string) => Promise<void>;
const listeners: Changed[] = [];

/** Registers what follows when an occasion or who comes to it has changed: in the background, after the change is made. */
export function whenChanged(follow: Changed): void {
  listeners.push(follow);
}

/** In the transaction of the change. The claim statement says the same by itself when it takes a slot's last place. */
export async function sayChanged(trx: Db, platform: Platform, occasionId: string): Promise<void> {
  await platform.tasks.add(
    trx,
    "occasions.changed",
    { occasionId },
    { key: `occasions.changed ${occasionId}` },
  );
}

export async function followChange(platform: Platform, occasionId: string): Promise<void> {
  for (const follow of listeners) await follow(platform, occasionId);
}

export interface Taker {
  claimId: string;
  personId: string;
}

/**
 * Tells the owner who is coming. Somebody unknown here does not see where people live before the owner or a host
 * says so: they are asked at once.
 */
export async function tellTaken(
  trx: Db,
  platform: Platform,
  occasion: Pick<Occasion, "id" | "groupId" | "ownerId">,
  takers: readonly Taker[],
): Promise<void> {
  if (takers.length === 0) return;
  const { id: occasionId, groupId, ownerId } = occasion;
  const guarded = await hasAddress(trx, occasionId, platform.clock.now());
  const known = await knownAmong(
    trx,
    groupId,
    takers.map(({ personId }) => personId),
  );
  const hosts = guarded ? await hostsOf(trx, groupId) : [];
  const tellings = takers.flatMap(({ claimId, personId: by }): Telling[] => {
    const about = { groupId, occasionId, by, dedup: `claim ${claimId}` };
    if (!guarded || known.has(by)) return [{ personId: ownerId, kind: "occasions.taken", ...about }];
    return [
      { personId: ownerId, kind: "occasions.confirm", ...about },
      ...hosts.map(({ personId }) => ({ personId, kind: "occasions.confirm_host", ...about })),
    ];
  });
  await tell(trx, platform, tellings);
}

const day = 86_400_000;
const daysOf = { words: 90, owners: 365 };

/** What is over is forgotten bit by bit; that it was, and how many came, stays. */
export async function forget(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const ago = (days: number) => new Date(now.getTime() - days * day);
  await forgetAddresses(platform.db, now);
  while ((await forgetWords(platform.db, ago(daysOf.words))) > 0);
  while ((await forgetOwners(platform.db, ago(daysOf.owners))) > 0);
}
