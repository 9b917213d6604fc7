// What people do with places: take one, accept one, give it back; and what they learn by it.
import type { Actor } from "../../platform/actor.ts";
import { newId } from "../../platform/ids.ts";
import { distanceKm } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { sendsOf } from "../channels/public.ts";
import { tell } from "../notices/public.ts";
import {
  addressEnds,
  alone,
  assumedMinutes,
  isClash,
  type Occasion,
  occasionById,
  occasionUrl,
  standOf,
  tellTaken,
  unlessClash,
} from "../occasions/public.ts";
import {
  type LineResult,
  letGo,
  type Place,
  type ReleaseReason,
  serveLine,
  settle,
  standingOf,
  waitFor,
} from "../waiting/public.ts";
import { mayGiveBack } from "./policy.ts";
import { type Address, addressFrom, holdsPlace, isLate, type Overlap, overlap } from "./rules.ts";
import {
  acceptOffer,
  addressFacts,
  type Claimed,
  type ClaimFacts,
  claimById,
  claimStatement,
  type Taken,
  takenAround,
} from "./store.ts";

/** Something else the person has taken at about that time. */
export interface Other {
  occasionId: string;
  url: string;
  startsAt: Date;
  endsAt: Date | null;
  area: string;
}

export type ClaimResult =
  /** `known`: sees the exact address, or there is none; otherwise owner and hosts were asked to confirm. */
  | { result: "claimed"; claimId: string; known: boolean }
  | LineResult
  | { result: "full" }
  | { result: "tight" | "overlap"; other: Other };

export interface ClaimInput extends Place {
  /** "overlap": the person was warned that it gets tight, and wants it all the same. */
  accept?: "overlap" | undefined;
}

/** Takes one place. Never throws for what happens every day: somebody was quicker, it is over, they have it already. */
export async function claimSlot(platform: Platform, actor: Actor, input: ClaimInput): Promise<ClaimResult> {
  const { personId } = actor;
  if (!personId) throw new Refusal("sign_in");
  let accept = input.accept === "overlap";
  return persist(async () => {
    const claimed = await attempt(platform, { ...input, personId, claimId: newId(), accept });
    if (claimed) return claimed;
    const next = await whatElse(platform, actor, { ...input, personId, accept });
    accept = next === "fits";
    return next === "fits" ? "again" : next;
  });
}

/** Something may change between an attempt and the look at why it failed. It does not do so again and again. */
async function persist<R>(attempt: () => Promise<R | "again">, tries = 6): Promise<R> {
  const result = await attempt();
  if (result !== "again") return result;
  if (tries === 1) throw new Refusal("conflict");
  return persist(attempt, tries - 1);
}

async function attempt(
  platform: Platform,
  claim: Place & { personId: string; claimId: string; accept: boolean },
): Promise<ClaimResult | undefined> {
  const args = { ...claim, now: platform.clock.now(), sends: sendsOf(platform) };
  try {
    const { rows } = await platform.pool.query<Claimed>(claimStatement(args));
    return rows[0] && announce(platform, claim, rows[0]);
  } catch (error) {
    if (isClash(error)) return undefined;
    throw error;
  }
}

function announce(
  platform: Platform,
  { occasionId: occasion, claimId }: Place & { claimId: string },
  { groupId: group, told, trusted }: Claimed,
): ClaimResult {
  platform.bus.tell({ group, occasion });
  for (const person of told) platform.bus.tell({ group, person });
  return { result: "claimed", claimId, known: trusted };
}

/**
 * Why there was no place to take, and what follows from it. "again": nothing stands in the way any more. "fits": the
 * statement saw something else at about that time, and looked at closely it can be done.
 */
async function whatElse(
  platform: Platform,
  actor: Actor,
  input: Place & { personId: string; accept: boolean },
): Promise<ClaimResult | "again" | "fits"> {
  const occasion = await occasionById(platform.db, input.occasionId);
  if (!occasion) return { result: "gone" };
  const now = platform.clock.now();
  const { is, facts } = await standingOf(platform.db, occasion, { ...input, now });
  switch (is) {
    case "own":
      throw new Refusal("forbidden", "waiting:refusal.own");
    case "due":
      await settle(platform, occasion.id);
      return "again";
    case "drawn":
      return waitFor(platform, actor, input);
    case "already":
      return facts?.mine ? alreadyThere(platform, actor, input, facts.mine) : "again";
    case "free":
      return besideOthers(platform, occasion, input);
    default:
      return { result: is };
  }
}

/** Who taps "I can" on a place they are offered, accepts it. */
async function alreadyThere(
  platform: Platform,
  actor: Actor,
  { slotId }: Place,
  mine: { claimId: string; slotId: string; state: string },
): Promise<ClaimResult> {
  if (mine.state !== "offered" || mine.slotId !== slotId) return { result: "already", claimId: mine.claimId };
  return accept(platform, actor, mine.claimId);
}

async function besideOthers(
  platform: Platform,
  occasion: Occasion,
  { personId, accept }: { personId: string; accept: boolean },
): Promise<ClaimResult | "fits"> {
  const found = await overlapOf(platform, occasion, personId);
  if (found.is === "impossible") return { result: "overlap", other: toOther(found.with) };
  if (found.is === "tight" && !accept) return { result: "tight", other: toOther(found.with) };
  return "fits";
}

async function overlapOf(
  platform: Platform,
  occasion: Occasion,
  personId: string,
): Promise<Overlap<Taken & { km: number }>> {
  const { startsAt, endsAt, remote, at } = occasion;
  if (!startsAt) return { is: "free" };
  const to = endsAt ?? new Date(startsAt.getTime() + assumedMinutes * 60_000);
  const taken = await takenAround(platform.db, { personId, from: startsAt, to, except: occasion.id });
  const far = taken.map((other) => ({ ...other, km: distanceKm(at, other) }));
  return overlap({ startsAt, endsAt, remote }, far);
}

const toOther = ({ occasionId, kind, startsAt, endsAt, area }: Taken): Other => ({
  occasionId,
  url: occasionUrl({ kind, id: occasionId }),
  startsAt,
  endsAt,
  area,
});

/** Accepts a place that is offered. Being too late is no error: it has gone to the next by then. */
export async function accept(platform: Platform, actor: Actor, claimId: string): Promise<ClaimResult> {
  const claim = await ownClaim(platform, actor, claimId);
  const result = await persist(() => tryAccept(platform, claim));
  if (result.result !== "claimed") return result;
  return { ...result, known: await seesAddress(platform, actor, claim.occasionId) };
}

async function tryAccept(
  platform: Platform,
  { occasionId, claimId, personId }: OwnClaim,
): Promise<ClaimResult | "again"> {
  const result = await alone(platform, occasionId, async (trx, occasion): Promise<ClaimResult | Occasion> => {
    const now = platform.clock.now();
    if (standOf(occasion, now) === "gone") return { result: "gone" };
    const accepted = await unlessClash(trx, () => acceptOffer(trx, claimId, now));
    if (accepted === "clash") return occasion;
    if (accepted) {
      await tellTaken(trx, platform, occasion, [{ claimId, personId }]);
      return { result: "claimed", claimId, known: false };
    }
    await serveLine(trx, platform, occasion);
    const claim = await claimById(trx, claimId);
    return claim && holdsPlace(claim) ? { result: "already", claimId } : { result: "full" };
  });
  if ("result" in result) return result;
  const found = await overlapOf(platform, result, personId);
  return found.is === "impossible" ? { result: "overlap", other: toOther(found.with) } : "again";
}

export interface Release {
  claimId: string;
  reason: ReleaseReason;
}

/** Gives a place back, or leaves the line. The owner is told, and the place is offered to the next at once. */
export async function release(
  platform: Platform,
  actor: Actor,
  { claimId, reason }: Release,
): Promise<OwnClaim> {
  const own = await ownClaim(platform, actor, claimId);
  const { occasionId, personId } = own;
  await alone(platform, occasionId, async (trx, occasion) => {
    const now = platform.clock.now();
    if (standOf(occasion, now) === "gone") throw new Refusal("gone", "turnout:refusal.over");
    const claim = await claimById(trx, claimId);
    if (!claim) throw new Refusal("not_found");
    const late = holdsPlace(claim) && isLate(now, occasion.startsAt, claim.claimedAt);
    const [gone] = await letGo(trx, occasionId, { which: { claimId }, reason, late, now });
    if (gone && holdsPlace(claim)) {
      const about = { groupId: occasion.groupId, occasionId, by: personId, dedup: `released ${claimId}` };
      const kind = late ? "turnout.released_late" : "turnout.released";
      await tell(trx, platform, [{ personId: occasion.ownerId, kind, ...about }]);
    }
    await serveLine(trx, platform, occasion);
  });
  return own;
}

export interface OwnClaim extends ClaimFacts {
  url: string;
  /** Not one that is waited for or only offered. */
  hasPlace: boolean;
}

/** The actor's own claim. @throws Refusal "not_found" for somebody else's, so that nobody learns it exists */
export async function ownClaim(platform: Platform, actor: Actor, claimId: string): Promise<OwnClaim> {
  if (!actor.personId) throw new Refusal("sign_in");
  const claim = await claimById(platform.db, claimId);
  if (!claim || !mayGiveBack(actor, claim)) throw new Refusal("not_found");
  return {
    ...claim,
    hasPlace: holdsPlace(claim),
    url: occasionUrl({ kind: claim.kind, id: claim.occasionId }),
  };
}

/** The exact address, or why this reader does not see it. */
export async function addressFor(platform: Platform, actor: Actor, occasionId: string): Promise<Address> {
  const now = platform.clock.now();
  const facts = await addressFacts(platform.db, occasionId, actor, now);
  if (!facts) throw new Refusal("not_found");
  return addressFrom({ ...facts, isPast: addressEnds(facts) <= now });
}

async function seesAddress(platform: Platform, actor: Actor, occasionId: string): Promise<boolean> {
  const address = await addressFor(platform, actor, occasionId);
  return !("hidden" in address && address.hidden === "waiting_to_be_confirmed");
}
