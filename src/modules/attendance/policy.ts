// Who may say what about somebody's place, as sentences.

export interface Sayer {
  personId: string | null;
  isHost: boolean;
}

interface Part {
  personId: string;
  ownerId: string | null;
}

export const isHelper = (who: Sayer, part: Part): boolean =>
  who.personId !== null && who.personId === part.personId;
export const isOwner = (who: Sayer, part: Part): boolean =>
  who.personId !== null && who.personId === part.ownerId;

/** Whoever asked for help, or a host, says who is who and what came of it; never of themselves. */
export const mayVouch = (who: Sayer, part: Part): boolean =>
  (isOwner(who, part) || who.isHost) && !isHelper(who, part);

/** Only the two it is about say whether they stay in touch. */
export const mayTie = (who: Sayer, part: Part): boolean => isHelper(who, part) || isOwner(who, part);
