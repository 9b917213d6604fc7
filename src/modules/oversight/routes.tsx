// The addresses of oversight: for hosts, who was asked for a call and why, and marking it as urgent.
import { page } from "../../web/page.tsx";
import { param, routes, seeOther } from "../../web/route.ts";
import { markUrgent } from "../askings/public.ts";
import { AskedPage } from "./pages/asked.tsx";
import { askedFor } from "./service.ts";

export const route = routes("oversight");

route.get("/calls/:id/asked", { who: "host" }, async (c) => {
  const { platform, actor, t } = c.var;
  const asked = await askedFor(platform, actor, param(c, "id"), t);
  return page(c, { title: t("oversight:asked.title"), at: "groups" }, <AskedPage t={t} asked={asked} />);
});

route.post("/calls/:id/urgency", { who: "host" }, async (c) => {
  const id = param(c, "id");
  await markUrgent(c.var.platform, c.var.actor, id, true);
  return seeOther(c, `/calls/${id}/asked`, "oversight:done.urgent");
});

route.post("/calls/:id/urgency/end", { who: "host" }, async (c) => {
  const id = param(c, "id");
  await markUrgent(c.var.platform, c.var.actor, id, false);
  return seeOther(c, `/calls/${id}/asked`, "oversight:done.not_urgent");
});
