// The door of occasions. Only the rooms of the kernel (waiting, turnout, attendance) come in here.
import { addKind } from "../notices/public.ts";

addKind("occasions.taken", { key: "occasions:notice.taken", icon: "hand" });
addKind("occasions.confirm", { key: "occasions:notice.confirm", icon: "known" });
addKind("occasions.confirm_host", { key: "occasions:notice.confirm_host", icon: "known" });

export { momentWords } from "./pages/moment.tsx";
export {
  addressEnds,
  assumedMinutes,
  isDrawn,
  type NewOccasion,
  type Occasion,
  type OccasionChange,
  occasionUrl,
  planSlots,
  type SlotNeed,
  standOf,
} from "./rules.ts";
export { alone, sayChanged, type Taker, tellTaken, whenChanged } from "./service.ts";
export {
  addressOf,
  type Ending,
  endOccasion,
  forgetPlacesOf,
  growSlot,
  holdOccasion,
  insertOccasion,
  isClash,
  knownAmong,
  markAllocated,
  occasionById,
  ongoingOf,
  type Slot,
  slotsOf,
  unlessClash,
  updateOccasion,
  writeAddress,
  writeSlots,
} from "./store.ts";
