// Pure decisions about helping somebody back in: what a recovery waits for, and what stands in the way of one.

const hour = 3_600_000;
const day = 24 * hour;

/** Time for the person to read of it and stop it. */
export const waitFor = day;
/** Unconfirmed or unused for so long, it is over. */
export const lapsesAfter = 7 * day;
/** Somebody who stopped one is left in peace for so long. */
export const restAfterStop = 7 * day;
/** Who has become a host only now does not let others in: two accounts of one person are not two hosts. */
export const tenure = 7 * day;
/** A host begins so many in thirty days; people do not lose everything in droves. */
export const mostBegun = 3;
export const begunWithin = 30 * day;

export type Outcome = "stopped" | "called_off" | "used" | "lapsed";
export type Status = "asked" | "waiting" | "ready" | Outcome;

export interface Times {
  begunAt: Date;
  readyAt: Date | null;
  outcome: Outcome | null;
}

/** asked: for a second host. waiting: for the day to pass. ready: for the person to come and take the link. */
export function statusOf({ begunAt, readyAt, outcome }: Times, now: Date): Status {
  if (outcome) return outcome;
  const since = readyAt ?? begunAt;
  if (now.getTime() - since.getTime() >= lapsesAfter) return "lapsed";
  if (!readyAt) return "asked";
  return readyAt > now ? "waiting" : "ready";
}

export const isOpen = (status: Status): boolean => ["asked", "waiting", "ready"].includes(status);

export interface Facts {
  /** The one to be helped: whether they belong to the group, and host some other. */
  member: boolean;
  hostsElsewhere: boolean;
  self: boolean;
  hosts: number;
  begunLately: number;
  hostSince: Date | null;
  stoppedAt: Date | null;
}

/** One word for why a host cannot begin one; null when they can. */
export function hindrance(facts: Facts, now: Date): string | null {
  if (!facts.member) return "not_member";
  if (facts.self) return "self";
  if (facts.hostsElsewhere) return "hosts_elsewhere";
  if (facts.hosts < 2) return "alone";
  if (!servedLongEnough(facts.hostSince, now)) return "new_host";
  if (facts.begunLately >= mostBegun) return "often";
  if (facts.stoppedAt && now.getTime() - facts.stoppedAt.getTime() < restAfterStop) return "rest";
  return null;
}

export const servedLongEnough = (hostSince: Date | null, now: Date): boolean =>
  hostSince !== null && now.getTime() - hostSince.getTime() >= tenure;
