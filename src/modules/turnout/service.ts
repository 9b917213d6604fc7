// What people do with occasions: take a place, stand in line, give it back; and what their owners do.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import type { NewOccasion, OccasionChange } from "../occasions/public.ts";

/** Another occasion the person has a place in. */
export interface Other {
  occasionId: string;
  url: string;
  startsAt: Date;
  endsAt: Date | null;
  area: string;
}

export type ClaimResult =
  | { result: "claimed"; claimId: string; known: boolean }
  /** Standing in line: for the fair allocation at `allocateAt`, or because others stand there already. */
  | { result: "waiting"; claimId: string; allocateAt: Date | null }
  | { result: "offered"; claimId: string; until: Date }
  | { result: "already"; claimId: string }
  | { result: "full" }
  | { result: "tight"; other: Other }
  | { result: "overlap"; other: Other }
  | { result: "closed" }
  | { result: "gone" };

export interface ClaimInput {
  slotId: string;
  occasionId: string;
  /** "overlap": the person was warned that it gets tight, and wants it all the same. */
  accept?: "overlap" | undefined;
}

const soon = (..._: unknown[]): never => {
  throw new Error("not built yet");
};

/** Takes one place. Never throws for what happens to people every day: being too late, being there already. */
export async function claimSlot(platform: Platform, actor: Actor, input: ClaimInput): Promise<ClaimResult> {
  return soon(platform, actor, input);
}

/** Stands in line for a slot; the place itself is offered at once when one is free. */
export async function waitFor(platform: Platform, actor: Actor, input: ClaimInput): Promise<ClaimResult> {
  return soon(platform, actor, input);
}

/** In the caller's transaction, so that the call and its occasion exist together or not at all. */
export async function createOccasion(trx: Db, platform: Platform, occasion: NewOccasion): Promise<void> {
  return soon(trx, platform, occasion);
}

/**
 * In the caller's transaction. Slots shrink only down to the places held. Tells those who hold one what changed.
 * @returns what to say on the bus after the commit
 */
export async function changeOccasion(
  trx: Db,
  platform: Platform,
  actor: Actor,
  input: { occasionId: string; change: OccasionChange },
): Promise<{ group: string; occasion: string }> {
  return soon(trx, platform, actor, input);
}

/** Everybody in it is told what, when and where is not taking place. By owner or host. */
export async function cancelOccasion(
  platform: Platform,
  actor: Actor,
  input: { occasionId: string },
): Promise<void> {
  return soon(platform, actor, input);
}

/** A host takes down what does harm; the author sees the reason. */
export async function removeOccasion(
  platform: Platform,
  actor: Actor,
  input: { occasionId: string; reason: string },
): Promise<void> {
  return soon(platform, actor, input);
}

/** It is done, or no longer needed: nobody new, and who holds a place keeps it. By owner or host. */
export async function closeOccasion(
  platform: Platform,
  actor: Actor,
  input: { occasionId: string },
): Promise<void> {
  return soon(platform, actor, input);
}

/** One more place, offered to the line. By a host. */
export async function addPlace(
  platform: Platform,
  actor: Actor,
  input: { slotId: string; occasionId: string },
): Promise<void> {
  return soon(platform, actor, input);
}

export type Address =
  | { exact: string }
  | { hidden: "none" | "not_claimed" | "waiting_to_be_confirmed" | "deleted" };

/** The exact address, or why this reader does not see it. */
export async function addressFor(platform: Platform, actor: Actor, occasionId: string): Promise<Address> {
  return soon(platform, actor, occasionId);
}
