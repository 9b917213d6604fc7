// The door of arrangements. Calls and activities come in through turnout.

import { whenEnded } from "../groups/public.ts";
import { addKind } from "../notices/public.ts";
import { momentWords } from "../occasions/public.ts";
import { whenLeaving } from "../people/public.ts";
import { letGoInGroup, letLeave } from "./service.ts";

whenLeaving(letLeave);
whenEnded(letGoInGroup);
addKind("arrangements.cancelled", { key: "arrangements:notice.cancelled", icon: "close", immediate: true });
addKind("arrangements.closed", { key: "arrangements:notice.closed", icon: "check", urgency: "digest" });
addKind("arrangements.removed", { key: "arrangements:notice.removed", icon: "warn" });
addKind("arrangements.left", { key: "arrangements:notice.left", icon: "close", immediate: true });
addKind("arrangements.elsewhere", { key: "arrangements:notice.elsewhere", icon: "place", immediate: true });
addKind("arrangements.moved", {
  key: "arrangements:notice.moved",
  icon: "clock",
  immediate: true,
  say: ({ before, zone }, t) => ({
    before: before ? momentWords(new Date(String(before)), String(zone), t) : t("arrangements:no_time"),
  }),
});

export {
  addPlace,
  cancelOccasion,
  changeOccasion,
  closeOccasion,
  createOccasion,
  removeOccasion,
} from "./service.ts";
