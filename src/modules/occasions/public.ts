// The door of occasions. Only the rooms of the kernel (waiting, turnout, attendance) come in here.
export type { NewOccasion, OccasionChange, SlotNeed } from "./rules.ts";
export { type Slot, slotsOf } from "./store.ts";

/** Where people read about an occasion. */
export const occasionUrl = ({ kind, id }: { kind: "call"; id: string }): string => `/${kind}s/${id}`;
