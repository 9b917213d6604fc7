// Who may do what with a nudge, as sentences.

/** A nudge is read and answered by whom it was sent to. */
export const mayAnswer = (who: { personId: string | null }, nudge: { personId: string }): boolean =>
  who.personId === nudge.personId;
