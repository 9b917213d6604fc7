// How a call of the demo world is described before it is worked out into rows.

/** A role, how many, and what they need to have or know. */
export type SlotSpec = readonly [role: string, places: number, ...needs: string[]];

export interface Thread {
  question: Said;
  answers?: readonly Said[];
}

export interface Said {
  /** The how-manieth person of the world, or whoever asked for the call. */
  by: number | "owner";
  /** Minutes before the world's morning. */
  ago: number;
  lang: string;
  text: string;
}

/** How far a call has come. */
export type Stage =
  /** Still looking for people. */
  | "open"
  /** As many as were asked for; some stand in line. */
  | "filled"
  /** A place became free and is offered to the first in line. */
  | "offering"
  /** Over and told so by whoever asked. */
  | "closed"
  /** Over, and nobody has said how it went. */
  | "over"
  | "cancelled"
  | "removed";

export interface CallSpec {
  /** Index of the group. */
  group: number;
  /** The how-manieth person of the world, or what part somebody of the group is to have. */
  owner: number | "newcomer" | "neighbour" | "host";
  direction: "need" | "offer";
  category: string;
  timing: "now" | "today" | "date" | "flexible";
  /** Days from the world's today; "15:00" on the wall. Without, the time is still to be agreed. */
  day?: number;
  from?: string;
  minutes?: number;
  /** Minutes before the world's morning that it was put up. */
  asked: number;
  area: string;
  slots?: readonly SlotSpec[];
  party?: number;
  languages?: readonly string[];
  details?: readonly string[];
  note?: readonly [lang: string, text: string];
  meetingPoint?: string;
  remote?: boolean;
  urgent?: boolean;
  consent?: "said" | "written" | "guardian";
  stage: Stage;
  /** Places to be held in each slot, and people in line for it. */
  held?: readonly number[];
  line?: readonly number[];
  /** People who must be among them: person and slot. */
  with?: readonly (readonly [person: number, slot: number])[];
  /** Whoever asked would like to stay in touch; those who came have not answered yet. */
  tie?: boolean;
  /** Those who stand in the line first. */
  lineOf?: readonly number[];
  /** Minutes after the world's morning at which the line is served fairly. */
  allocate?: number;
  thread?: readonly Thread[];
}
