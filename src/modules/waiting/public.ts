// The door of the waiting list. Calls and activities come in through turnout.
import { addKind } from "../notices/public.ts";
import { momentWords } from "../occasions/public.ts";

addKind("waiting.offered", {
  key: "waiting:notice.offered",
  icon: "hand",
  immediate: true,
  say: ({ until, zone }, t) => ({ until: momentWords(new Date(String(until)), String(zone), t) }),
});
addKind("waiting.lapsed", { key: "waiting:notice.lapsed", icon: "clock" });
addKind("waiting.over", { key: "waiting:notice.over", icon: "clock", urgency: "digest" });
addKind("waiting.served", { key: "waiting:notice.served", icon: "hand" });
addKind("waiting.unserved", { key: "waiting:notice.unserved", icon: "clock" });

export { type ClaimState, comingTo, holding, live } from "./rules.ts";
export { type LineResult, type Place, serveLine, settle, settleAt, standingOf, waitFor } from "./service.ts";
export { duringOf, type LettingGo, letGo, type Moved, type ReleaseReason } from "./store.ts";
