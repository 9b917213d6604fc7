// Who may ask, answer and take away.
import type { Membership } from "../groups/public.ts";

export interface Reader {
  personId: string | null;
  me: Membership | undefined;
}

/** Members ask and answer, and so does whoever asked for the help the thread is about. */
export const mayWrite = (reader: Reader, ownerId: string | null): boolean =>
  reader.personId !== null && (reader.me !== undefined || reader.personId === ownerId);

/** Authors take back what they wrote; hosts take away what harms. */
export const mayRemove = (reader: Reader, authorId: string | null): boolean =>
  reader.personId !== null && (reader.personId === authorId || reader.me?.role === "host");
