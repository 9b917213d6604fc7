// The door of turnout: what calls and activities need to know of occasions and the people in them.
export {
  type NewOccasion,
  type OccasionChange,
  occasionUrl,
  type Slot,
  type SlotNeed,
  slotsOf,
} from "../occasions/public.ts";
export {
  type Address,
  addPlace,
  addressFor,
  type ClaimInput,
  type ClaimResult,
  cancelOccasion,
  changeOccasion,
  claimSlot,
  closeOccasion,
  createOccasion,
  type Other,
  removeOccasion,
  waitFor,
} from "./service.ts";
export {
  type ClaimState,
  isKnown,
  type MyClaim,
  mine,
  type Outcome,
  type RosterEntry,
  roster,
} from "./store.ts";
