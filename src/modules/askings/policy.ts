// Who may do what with what asks for people, as sentences.

/** Who was asked and why is for the hosts of the group: who asks for help does not learn who said no. */
export const maySeeAsked = (who: { isHost: boolean }): boolean => who.isHost;

/** Only a host says that something is worth waking people for. */
export const mayMarkUrgent = (who: { isHost: boolean }): boolean => who.isHost;
