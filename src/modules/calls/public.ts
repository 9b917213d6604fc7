// The door of the calls module for everybody else.

export {
  categoryOf,
  dayOf,
  detailOf,
  languageName,
  languagesOf,
  needsOf,
  type SaidCall,
  type SaidSlot,
  slotOf,
  timeOf,
  titleOf,
  whenOf,
  whereOf,
} from "./pages/sentences.tsx";
export { maySee, mayTend, type Reader } from "./policy.ts";
export {
  type Category,
  categories,
  type Detail,
  type Direction,
  details,
  directions,
  findCategory,
  floors,
  type Language,
  languages,
  type Need,
  needs,
  type ProposedSlot,
  placesOf,
  type Role,
  roleNeeds,
  roles,
  type Status,
  statusOf,
  type Timing,
  takenOf,
  timings,
} from "./rules.ts";
export { describeCalls, readerOf } from "./service.ts";
export { type Call, type CallSays, callById, insertCall, updateCall } from "./store.ts";
