// The door of devices: links for whoever has no device left, and telling of new ones.
import { addKind } from "../notices/public.ts";
import { whenReturning } from "../people/public.ts";
import { tellOthers } from "./service.ts";

addKind("devices.added", {
  key: "devices:notice.added",
  icon: "device",
  url: () => "/me/sessions",
  say: ({ device }, t) => ({ device: String(device || t("people:sessions.unknown")) }),
});
whenReturning(tellOthers);

export { LinkCode, type LinkShown } from "./pages/link.tsx";
export { carriedLink, carryLink } from "./routes.tsx";
export { makeLink, type NewLink, whenAnew } from "./service.ts";
export { dropLink } from "./store.ts";
