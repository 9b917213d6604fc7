// What a device fetches when a push message woke it.
import { routes } from "../../web/route.ts";
import { markField } from "./schema.ts";
import { toShow } from "./service.ts";

export const route = routes("pushes");

route.get("/push/unread", { who: "person" }, async (c) => {
  const mark = markField.safeParse(c.req.query("mark")).data;
  return c.json(await toShow(c.var.platform, c.var.actor, mark));
});
