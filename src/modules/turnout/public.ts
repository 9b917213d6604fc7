// The door of turnout, the kernel that calls and activities stand on: occasions, and the people in them.
import { addKind } from "../notices/public.ts";

addKind("turnout.released", { key: "turnout:notice.released", icon: "close" });
addKind("turnout.released_late", { key: "turnout:notice.released_late", icon: "close", immediate: true });

export {
  addPlace,
  cancelOccasion,
  changeOccasion,
  closeOccasion,
  createOccasion,
  removeOccasion,
} from "../arrangements/public.ts";
export {
  isDrawn,
  momentWords,
  type NewOccasion,
  type Occasion,
  type OccasionChange,
  occasionById,
  occasionUrl,
  type Slot,
  type SlotNeed,
  sayChanged,
  slotsOf,
  standOf,
  whenChanged,
} from "../occasions/public.ts";
export { type ClaimState, settle, waitFor } from "../waiting/public.ts";
export type { Address } from "./rules.ts";
export { addressFor, type ClaimInput, type ClaimResult, claimSlot, type Other } from "./service.ts";
export {
  type MyClaim,
  mine,
  type Outcome,
  type RosterEntry,
  roster,
} from "./store.ts";
