// The line before a place: joining it, and keeping it moving whoever happens to look.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { fromLocal, localParts } from "../../platform/zoned.ts";
import { tell } from "../notices/public.ts";
import {
  alone,
  isDrawn,
  markAllocated,
  type Occasion,
  standOf,
  tellTaken,
  unlessClash,
} from "../occasions/public.ts";
import { allocate, offerWindow, type PlaceFacts, type Standing, standing, type Wall } from "./rules.ts";
import {
  forgetReasons,
  grantPlaces,
  joinLine,
  letGo,
  type Moved,
  occasionsDue,
  offerPlaces,
  orderLine,
  placeFacts,
  wishesOf,
} from "./store.ts";

export interface Place {
  slotId: string;
  occasionId: string;
}

export type LineResult =
  /** Until then nobody can be quicker: the line is served fairly. */
  | { result: "waiting"; claimId: string; allocateAt: Date | null }
  | { result: "offered"; claimId: string; until: Date }
  | { result: "already"; claimId: string }
  | { result: "closed" }
  | { result: "gone" };

/** Stands in line for a slot. A place that is free by then is offered at once. */
export function waitFor(platform: Platform, actor: Actor, place: Place): Promise<LineResult> {
  const { personId } = actor;
  if (!personId) throw new Refusal("sign_in");
  return alone(platform, place.occasionId, async (trx, occasion): Promise<LineResult> => {
    const now = platform.clock.now();
    await serveLine(trx, platform, occasion, now);
    const { facts, is } = await standingOf(trx, occasion, { ...place, personId, now });
    if (is === "own") throw new Refusal("forbidden", "waiting:refusal.own");
    if (is === "gone" || is === "closed") return { result: is };
    if (facts?.mine) return { result: "already", claimId: facts.mine.claimId };
    const claimId = newId();
    await joinLine(trx, { ...place, claimId, personId, now });
    const { offered, until } = await serveLine(trx, platform, occasion, now);
    const mine = offered.some((claim) => claim.claimId === claimId);
    if (mine) return { result: "offered", claimId, until };
    return { result: "waiting", claimId, allocateAt: isDrawn(occasion) ? occasion.allocateAt : null };
  });
}

/** What stands between somebody and a place. */
export async function standingOf(
  db: Db,
  occasion: Occasion,
  who: { slotId: string; personId: string; now: Date },
): Promise<{ is: Standing; facts: PlaceFacts | undefined }> {
  const found = await placeFacts(db, { ...who, occasionId: occasion.id });
  if (!found) return { is: "gone", facts: undefined };
  const facts: PlaceFacts = {
    ...found,
    stand: standOf(occasion, who.now),
    isOwner: occasion.ownerId === who.personId,
    allocateAt: isDrawn(occasion) ? occasion.allocateAt : null,
  };
  return { is: standing(facts, who.now), facts };
}

/** Brings the line up to date if it is not. Nothing depends on the background work alone: whoever looks may do it. */
export async function settle(platform: Platform, occasionId: string): Promise<boolean> {
  const [due] = await occasionsDue(platform.db, platform.clock.now(), occasionId);
  if (!due) return false;
  await alone(platform, occasionId, (trx, occasion) => serveLine(trx, platform, occasion));
  return true;
}

export async function settleAll(platform: Platform): Promise<void> {
  for (const id of await occasionsDue(platform.db, platform.clock.now())) await settle(platform, id);
}

/**
 * Moves the line of an occasion that is held: offers that ran out lapse, a fair serving that is due is done, and
 * every free place is offered to the next. Changes `occasion` to what it is then.
 */
export async function serveLine(
  trx: Db,
  platform: Platform,
  occasion: Occasion,
  now = platform.clock.now(),
): Promise<{ offered: Moved[]; until: Date }> {
  const until = offerWindow(now, endOfOffers(occasion, now), wallOf(occasion.zone));
  const stand = standOf(occasion, now);
  const over = stand === "gone";
  const lapsed = await letGo(trx, occasion.id, { which: over ? "hoping" : "lapsed", reason: "lapsed", now });
  await tellThose(trx, platform, occasion, lapsed, over ? "waiting.over" : "waiting.lapsed");
  if (!over && isDrawn(occasion) && occasion.allocateAt && occasion.allocateAt <= now)
    await serveFairly(trx, platform, occasion, now);
  if (stand !== "open" || isDrawn(occasion)) return { offered: [], until };
  const offered = await offerPlaces(trx, occasion.id, until);
  const facts = { until: until.toISOString(), zone: occasion.zone };
  await tellThose(trx, platform, occasion, offered, "waiting.offered", { facts, until });
  if (offered.length > 0) await settleAt(trx, platform, occasion.id, until);
  return { offered, until };
}

const endOfOffers = ({ startsAt, expiresAt }: Occasion, now: Date): Date =>
  startsAt && startsAt > now ? startsAt : expiresAt;

const wallOf = (zone: string): Wall => ({
  read: (at) => localParts(at, zone),
  at: (local) => fromLocal(local, zone),
});

/** Gives the places to those who have gone without longest; the others stand in line in that order. */
async function serveFairly(trx: Db, platform: Platform, occasion: Occasion, now: Date): Promise<void> {
  const { granted, line } = await grantFairly(trx, occasion.id, now);
  await orderLine(trx, line.map(claimIdOf), occasion.allocateAt ?? now);
  await markAllocated(trx, occasion.id, now);
  occasion.allocatedAt = now;
  await tellThose(trx, platform, occasion, granted, "waiting.served");
  await tellThose(trx, platform, occasion, line, "waiting.unserved");
  await tellTaken(trx, platform, occasion, granted);
}

async function grantFairly(
  trx: Db,
  occasionId: string,
  now: Date,
): Promise<{ granted: Moved[]; line: Moved[] }> {
  const slots = Map.groupBy(await wishesOf(trx, occasionId), ({ slotId }) => slotId);
  const drawn = [...slots.values()].map((wishes) => allocate(wishes[0]?.free ?? 0, wishes));
  // Whoever has taken something else at that time is asked instead: the offer comes right after.
  const served = drawn.flatMap((slot) => slot.served.filter(({ clash }) => !clash));
  const line = drawn.flatMap((slot) => [...slot.served.filter(({ clash }) => clash), ...slot.line]);
  const granted = await unlessClash(trx, () => grantPlaces(trx, served.map(claimIdOf), now));
  // Somebody takes something else at this very moment; looked at again, they have.
  return granted === "clash" ? grantFairly(trx, occasionId, now) : { granted, line };
}

const claimIdOf = ({ claimId }: { claimId: string }): string => claimId;

async function tellThose(
  trx: Db,
  platform: Platform,
  { id: occasionId, groupId }: Occasion,
  claims: readonly { claimId: string; personId: string }[],
  kind: string,
  rest: { facts?: Record<string, string>; until?: Date } = {},
): Promise<void> {
  await tell(
    trx,
    platform,
    claims.map(({ claimId, personId }) => ({
      personId,
      kind,
      groupId,
      occasionId,
      dedup: `${kind} ${claimId} ${rest.facts?.["until"] ?? ""}`,
      ...rest,
    })),
  );
}

/** Looks after the line again at that moment, when an offer runs out or the line is to be served. */
export async function settleAt(trx: Db, platform: Platform, occasionId: string, runAt: Date): Promise<void> {
  const key = `waiting.settle ${occasionId} ${runAt.toISOString()}`;
  await platform.tasks.add(trx, "waiting.settle", { occasionId }, { runAt, key });
}

const daysKept = 90;

export async function forgetOld(platform: Platform): Promise<void> {
  const before = new Date(platform.clock.now().getTime() - daysKept * 86_400_000);
  while ((await forgetReasons(platform.db, before)) > 0);
}
