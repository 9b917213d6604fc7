// The door of the groups module for everybody else.
import { addWords } from "../../platform/words.ts";
import ar from "./words/ar.json" with { type: "json" };
import da from "./words/da.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };

addWords("groups", { en, da, ar });

export { GroupHead, type GroupHeadProps, membersWords, placeWords } from "./pages/head.tsx";
export {
  type FillTimes,
  type Group,
  type GroupKind,
  groupKinds,
  isClosed,
  type Membership,
  type Role,
} from "./rules.ts";
export { provideFillTimes } from "./service.ts";
export {
  groupById,
  groupBySlug,
  groupsOf,
  hostsOf,
  isHost,
  join,
  type ListedGroup,
  markKnown,
  membershipOf,
  visitGroup,
} from "./store.ts";
