// Pure decisions about another device: how long a link lasts, and what has become of one.

/** A link is made in front of the person who uses it. */
export const linkMinutes = 10;

export interface Link {
  endsAt: Date;
  usedAt: Date | null;
}

export type LinkState = "open" | "used" | "over";

export const stateOf = ({ endsAt, usedAt }: Link, now: Date): LinkState =>
  usedAt ? "used" : endsAt > now ? "open" : "over";
