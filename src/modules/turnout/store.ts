// Claims, as the database keeps them.
import type { Db } from "../../platform/db.ts";

export type ClaimState = "waiting" | "offered" | "claimed" | "arrived" | "released" | "missed";
export type Outcome = "done" | "missed" | "not_needed";

/** One person's part in an occasion, for its owner, its hosts and those who take part. */
export interface RosterEntry {
  claimId: string;
  slotId: string;
  personId: string;
  /** The first name only. */
  name: string;
  state: ClaimState;
  known: boolean;
  confirmed: boolean;
  claimedAt: Date | null;
  offeredUntil: Date | null;
  onWayAt: Date | null;
  arrivedAt: Date | null;
  late: boolean;
  outcome: Outcome | null;
  helperOutcome: Outcome | null;
  thankedAt: Date | null;
  /** Each side's own answer. Show a reader only their own; `tied` is the only thing both may know. */
  ownerTie: boolean | null;
  personTie: boolean | null;
  tied: boolean;
}

/** Everybody with a live claim, in order of slots and of the line, then those who missed it. */
export async function roster(db: Db, occasionId: string, now: Date): Promise<RosterEntry[]> {
  throw new Error(`not built yet ${db} ${occasionId} ${now}`);
}

/** One place of mine, with the occasion's time and place. */
export interface MyClaim {
  claimId: string;
  occasionId: string;
  kind: "call";
  slotId: string;
  role: string;
  state: ClaimState;
  startsAt: Date | null;
  endsAt: Date | null;
  expiresAt: Date;
  offeredUntil: Date | null;
  /** Cancelled, removed or closed. */
  over: boolean;
  outcome: Outcome | null;
  thankedAt: Date | null;
  /** My own answer, and whether both said yes. */
  tie: boolean | null;
  tied: boolean;
}

/** What is ahead first, then the last 50 that are over; given-back places are left out. */
export async function mine(db: Db, personId: string, now: Date): Promise<MyClaim[]> {
  throw new Error(`not built yet ${db} ${personId} ${now}`);
}

/** Known here: vouched for by a host, or has completed something that somebody known confirmed. */
export async function isKnown(db: Db, groupId: string, personId: string): Promise<boolean> {
  throw new Error(`not built yet ${db} ${groupId} ${personId}`);
}
