// The door of channels: by which ways somebody can be reached, and what becomes of a way that leads nowhere.
import { addKind } from "../notices/public.ts";
import { whenEmailChanges } from "../profiles/public.ts";
import { revive } from "./service.ts";

addKind("channels.trial", {
  key: "channels:notice.trial",
  icon: "bell",
  url: () => "/me/channels",
  urgency: "silent",
});
whenEmailChanges((trx, personId) => revive(trx, personId, "email"));

export { type Channel, channels } from "./rules.ts";
export { markDead, sendsOf, waysOf } from "./service.ts";
export { forgetDevice, type Reach, reachOf, type Sends, wayOut } from "./store.ts";
