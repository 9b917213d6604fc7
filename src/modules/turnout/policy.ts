// Who may do what with a place, as sentences.

/** A place is accepted and given back by whose it is. */
export const mayGiveBack = (who: { personId: string | null }, claim: { personId: string }): boolean =>
  who.personId === claim.personId;
