// Who may open a conversation they take no part in, as sentences.

export interface Opener {
  personId: string;
  isHost: boolean;
  /** Takes part in the conversation, or wrote in it. */
  isConcerned: boolean;
}

/** Only hosts ask, and only about others. */
export const mayAsk = (who: Opener): boolean => who.isHost && !who.isConcerned;

/** Never alone: whoever confirms is another host than the one who asked, and that one is a host still. */
export const mayApprove = (who: Opener, opening: { askedBy: string | null; askerIsHost: boolean }): boolean =>
  mayAsk(who) && opening.askerIsHost && opening.askedBy !== who.personId;

/** The two of them, as long as they are hosts, until the day is over. */
export const mayRead = (
  who: Opener,
  opening: { askedBy: string | null; approvedBy: string | null; endsAt: Date | null },
  now: Date,
): boolean =>
  mayAsk(who) &&
  opening.endsAt !== null &&
  now < opening.endsAt &&
  (opening.askedBy === who.personId || opening.approvedBy === who.personId);
