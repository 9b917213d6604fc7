// Who may do what with what asks for people, as sentences.

/** Only a host says that something is worth waking people for. */
export const mayMarkUrgent = (who: { isHost: boolean }): boolean => who.isHost;
