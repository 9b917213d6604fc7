// Who may see what of asking, as sentences.

/** Who was asked and why is for the hosts of the group: who asks for help does not learn who said no. */
export const maySeeAsked = (who: { isHost: boolean }): boolean => who.isHost;
