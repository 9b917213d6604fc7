// The door of the groups module for everybody else.
import { addKind } from "../notices/public.ts";
import { whenArriving, whenLeaving } from "../people/public.ts";
import { endReasons } from "./rules.ts";
import { leaveAllGroups } from "./service.ts";
import { groupBySlug, join } from "./store.ts";

addKind("groups.host", { key: "groups:notice.host", icon: "desk" });
addKind("groups.host_ended", { key: "groups:notice.host_ended", icon: "desk", urgency: "digest" });
addKind("groups.vouched", { key: "groups:notice.vouched", icon: "known", urgency: "digest" });
for (const reason of endReasons)
  addKind(`groups.ended.${reason}`, {
    key: `groups:notice.ended.${reason}`,
    icon: "remove",
    urgency: "digest",
  });

whenLeaving(leaveAllGroups);
whenArriving(async (platform, trx, { personId, group: slug }) => {
  const group = await groupBySlug(trx, slug);
  if (group) await join(trx, group.id, personId, platform.clock.now());
});

export { GroupHead, membersWords, placeWords } from "./pages/head.tsx";
export { speedWords } from "./pages/speed.tsx";
export { mustLookAfter } from "./policy.ts";
export { type AboutPart, addAboutPart } from "./routes.tsx";
export {
  type FillTimes,
  type Group,
  type GroupKind,
  groupKinds,
  isClosed,
  type Membership,
  type Role,
  type Speed,
} from "./rules.ts";
export {
  createGroup,
  type Founding,
  provideFillTimes,
  speedOf,
  type Visit,
  visit,
  visitAsHost,
  whenEnded,
} from "./service.ts";
export {
  groupById,
  groupBySlug,
  groupsOf,
  hostsOf,
  isHost,
  join,
  markKnown,
  membershipOf,
  membersOf,
  standingOf,
  visitGroup,
} from "./store.ts";
