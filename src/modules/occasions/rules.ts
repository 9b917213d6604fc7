// What an occasion is: a time, a place, and the slots of people it needs.
import type { Point } from "../../platform/places.ts";

export interface SlotNeed {
  role: string;
  needs: string[];
  places: number;
}

export interface NewOccasion {
  id: string;
  kind: "call";
  groupId: string;
  ownerId: string;
  /** Both null when the time is still to be agreed. The wall clock of `zone` is worked out from them. */
  startsAt: Date | null;
  endsAt: Date | null;
  zone: string;
  /** Nobody can take a place from then on. */
  expiresAt: Date;
  /** Done from anywhere: nobody has to travel, and two such can be held at the same time. */
  remote: boolean;
  placeId: string;
  area: string;
  at: Point;
  meetingPoint: string;
  /** Until then those who want a place stand in line, and then the line is served fairly. Null: first come. */
  allocateAt: Date | null;
  slots: SlotNeed[];
  /** Kept apart, shown to few, and deleted a week after the end. */
  address: string | null;
}

/** What can be changed of an occasion; slots keep their order, and new ones follow at the end. */
export type OccasionChange = Pick<
  NewOccasion,
  | "startsAt"
  | "endsAt"
  | "expiresAt"
  | "remote"
  | "placeId"
  | "area"
  | "at"
  | "meetingPoint"
  | "slots"
  | "address"
>;
