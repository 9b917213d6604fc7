// What a device fetches when a push message woke it.
import { routes } from "../../web/route.ts";
import { shownOn } from "./service.ts";

export const route = routes("pushes");

route.get("/push/unread", { who: "person" }, async (c) => c.json(await shownOn(c.var.platform, c.var.actor)));
