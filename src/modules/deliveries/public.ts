// The door of deliveries: what is told goes out from here, each thing once, and when it last did.
import { channels } from "../channels/public.ts";
import { addKind, whenTold } from "../notices/public.ts";
import { queue } from "./service.ts";

for (const channel of channels) {
  addKind(`deliveries.dead.${channel}`, {
    key: `deliveries:notice.dead.${channel}`,
    icon: "warn",
    url: () => "/me/channels",
  });
}
whenTold(queue);

export { footer, type Text, type Ways } from "./pages/letter.ts";
export { mostTries } from "./rules.ts";
export {
  byTheFirstThatWorks,
  carry,
  channelsHealth,
  type DeadWay,
  digestKey,
  inSeconds,
  isStanding,
  lastSent,
  push,
  urgencyOf,
  wayTo,
} from "./service.ts";
export { pushedBefore, take } from "./store.ts";
