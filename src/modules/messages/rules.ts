// What may be written in a conversation: how long, how large, how often, and for how long it can be taken back.

/** Characters of one message. */
export const longest = 2000;
/** Bytes of one photo as kept: what cannot be made so small is refused. */
export const largestPhoto = 800_000;
/** Messages one person may write in an hour, in all conversations. */
export const mostAnHour = 120;
/** Minutes in which one's own message can be taken back. */
export const takeBackMinutes = 60;
/** Messages on one page. */
export const pageLength = 50;

export interface Photo {
  width: number;
  height: number;
}

/** A message as a reader finds it. */
export interface Message {
  id: string;
  number: number;
  author: { personId: string; name: string };
  at: Date;
  /** "unreadable": the key is not here, or somebody changed the row. */
  state: "readable" | "taken_back" | "unreadable";
  text: string;
  /** The language it is written in; "und" where that is not known. */
  lang: string;
  photo: Photo | null;
}

/** Whether its author can still take it back. */
export const canTakeBack = (message: Pick<Message, "at" | "state">, now: Date): boolean =>
  message.state !== "taken_back" && now.getTime() - message.at.getTime() < takeBackMinutes * 60_000;
