// Pure decisions about taking part: what fits together, what is late, who learns an address.

/** A time somebody is somewhere, or busy wherever they are. */
export interface Stay {
  startsAt: Date;
  endsAt: Date | null;
  remote: boolean;
}

const minute = 60_000;
const hour = 60 * minute;

const endOf = ({ startsAt, endsAt }: Stay): number => endsAt?.getTime() ?? startsAt.getTime() + hour;

/** From door to door by bus or bicycle: 20 km/h, and ten minutes to get going. Nobody is taken to have a car. */
export const travelMinutes = (km: number): number => 10 + (km / 20) * 60;

export type Overlap<S> = { is: "free" } | { is: "tight" | "impossible"; with: S };

/**
 * Whether something wanted fits beside what is already taken. Impossible: in two places at once, which the database
 * refuses too. Tight: two things at once of which one can be done from anywhere, or too little time to get there.
 * @param taken with the distance from the wanted place, in kilometres
 */
export function overlap<S extends Stay & { km: number }>(wanted: Stay, taken: readonly S[]): Overlap<S> {
  const found = taken.map((other) => ({ is: fit(wanted, other), with: other }));
  return (
    found.find(({ is }) => is === "impossible") ?? found.find(({ is }) => is === "tight") ?? { is: "free" }
  );
}

function fit(wanted: Stay, other: Stay & { km: number }): "free" | "tight" | "impossible" {
  const between = Math.max(
    other.startsAt.getTime() - endOf(wanted),
    wanted.startsAt.getTime() - endOf(other),
  );
  const inPerson = !wanted.remote && !other.remote;
  if (between < 0) return inPerson ? "impossible" : "tight";
  return inPerson && between < travelMinutes(other.km) * minute ? "tight" : "free";
}

const lateHours = 4;
const regretMinutes = 10;

/** Late is less than four hours before it starts. Who gives a place back within ten minutes only tapped wrongly. */
export function isLate(now: Date, startsAt: Date | null, claimedAt: Date | null): boolean {
  if (!startsAt || !claimedAt) return false;
  const kept = now.getTime() - claimedAt.getTime();
  return startsAt.getTime() - now.getTime() < lateHours * hour && kept > regretMinutes * minute;
}

export interface AddressFacts {
  exact: string | null;
  /** Past the day on which addresses are deleted. */
  isPast: boolean;
  /** Owner of the occasion or host of its group. */
  tends: boolean;
  /** Has a place: claimed or arrived. */
  comes: boolean;
  known: boolean;
  confirmed: boolean;
}

export type Address =
  | { exact: string }
  | { hidden: "none" | "not_claimed" | "waiting_to_be_confirmed" | "deleted" };

/** A stranger must not learn where a family lives by tapping a button. */
export function addressFrom({ exact, isPast, tends, comes, known, confirmed }: AddressFacts): Address {
  if (!tends && !comes) return { hidden: "not_claimed" };
  if (exact === null || isPast) return { hidden: isPast ? "deleted" : "none" };
  return tends || known || confirmed ? { exact } : { hidden: "waiting_to_be_confirmed" };
}

/** Whether a claim is a place somebody has, and not one they hope for. */
export const holdsPlace = ({ state }: { state: string }): boolean =>
  state === "claimed" || state === "arrived";
