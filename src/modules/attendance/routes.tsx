// The addresses at which people say how it goes: on the way, here, known, how it went, thanks, staying in touch.
import { param, routes, seeOther } from "../../web/route.ts";
import { outcomeFields, tieFields } from "./schema.ts";
import { answerTie, arrive, conclude, confirm, depart, thank } from "./service.ts";

export const route = routes("attendance");

route.post("/claims/:id/departure", { who: "participant" }, async (c) => {
  const url = await depart(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, url, "attendance:done.departed");
});

route.post("/claims/:id/arrival", { who: "participant" }, async (c) => {
  const url = await arrive(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, url, "attendance:done.arrived");
});

route.post("/claims/:id/confirmation", { who: "owner" }, async (c) => {
  const url = await confirm(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, url, "attendance:done.confirmed");
});

route.post("/claims/:id/outcome", { who: "participant", fields: outcomeFields }, async (c, { outcome }) => {
  const url = await conclude(c.var.platform, c.var.actor, param(c, "id"), outcome);
  return seeOther(c, url, "attendance:done.outcome");
});

route.post("/claims/:id/thanks", { who: "owner" }, async (c) => {
  const url = await thank(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, url, "attendance:done.thanked");
});

route.post("/claims/:id/tie", { who: "participant", fields: tieFields }, async (c, { answer }) => {
  const url = await answerTie(c.var.platform, c.var.actor, param(c, "id"), answer === "yes");
  return seeOther(c, url, "attendance:done.tie");
});
