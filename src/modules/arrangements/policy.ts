// Who may arrange what, as sentences.

export interface Arranger {
  personId: string | null;
  isHost: boolean;
}

/** Whoever is behind an occasion and the hosts of its group look after it. */
export const mayTend = (who: Arranger, occasion: { ownerId: string | null }): boolean =>
  who.isHost || (who.personId !== null && who.personId === occasion.ownerId);

/** Only a host takes down what harms, and only a host makes room for more. */
export const mayRemove = (who: Arranger): boolean => who.isHost;
export const mayAddPlace = (who: Arranger): boolean => who.isHost;
