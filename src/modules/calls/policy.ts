// Who may do what with calls, as sentences.
import type { Call } from "./store.ts";

export interface Reader {
  personId: string | null;
  isHost: boolean;
}

export const isOwner = (reader: Reader, call: Pick<Call, "ownerId">): boolean =>
  reader.personId !== null && reader.personId === call.ownerId;

/** A call taken down by a host is shown to its author and the hosts, with the reason. */
export const maySee = (reader: Reader, call: Pick<Call, "ownerId" | "removedAt">): boolean =>
  call.removedAt === null || reader.isHost || isOwner(reader, call);

/** Owner and hosts look after a call: change, cancel, close it. */
export const mayTend = (reader: Reader, call: Pick<Call, "ownerId">): boolean =>
  reader.isHost || isOwner(reader, call);

/** Everybody but the one who asks may take a place. */
export const mayTakePlace = (reader: Reader, call: Pick<Call, "ownerId">): boolean => !isOwner(reader, call);

export const mayRemove = (reader: Reader): boolean => reader.isHost;
export const mayAddPlace = (reader: Reader): boolean => reader.isHost;
export const mayOpenDesk = (reader: Reader): boolean => reader.isHost;
