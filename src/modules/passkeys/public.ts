// The door of passkeys: what others do with all of somebody's.
import { addKind } from "../notices/public.ts";

addKind("passkeys.added", {
  key: "passkeys:notice.added",
  icon: "key",
  url: () => "/me/keys",
  say: ({ device }, t) => ({ device: String(device || t("people:sessions.unknown")) }),
});

export { deletePasskeys } from "./store.ts";
