// Addresses of help from two hosts: for the hosts, for the person it is about, and for the link in messages.
import { Refusal } from "../../platform/refusal.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { carriedLink, carryLink } from "../devices/public.ts";
import { speakTo } from "../people/public.ts";
import { DeskPage } from "./pages/desk.tsx";
import { MinePage } from "./pages/mine.tsx";
import { RecoveryPage } from "./pages/recovery.tsx";
import { StopPage } from "./pages/stop.tsx";
import { beginForm, confirmForm } from "./schema.ts";
import * as recoveries from "./service.ts";

export const route = routes("recoveries");
const home = "/groups/:slug/recoveries";
const at = (id: string) => `/recoveries/${id}`;

route.get(home, { who: "host" }, async (c) => {
  const { t, platform, actor } = c.var;
  const search = (c.req.query("q") ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 60);
  const found = await recoveries.deskOf(platform, actor, param(c, "slug"), search);
  const props = { ...found, t, search };
  return page(c, { title: t("recoveries:title"), at: "groups" }, <DeskPage {...props} />);
});

route.post(home, { who: "host", fields: beginForm }, async (c, { person }) => {
  const id = await recoveries.begin(c.var.platform, c.var.actor, param(c, "slug"), person);
  return seeOther(c, at(id), "recoveries:done.begun");
});

route.get("/recoveries/:id", { who: "host" }, async (c) => {
  const { t, platform, actor } = c.var;
  const recovery = await recoveries.lookAt(platform, actor, param(c, "id"));
  const link = recovery.handoverId ? await carriedLink(c, recovery.handoverId) : undefined;
  const props = { t, recovery, link, personId: actor.personId ?? "" };
  return page(c, { title: t("recoveries:title"), at: "groups" }, <RecoveryPage {...props} />);
});

route.post("/recoveries/:id/confirmation", { who: "host", fields: confirmForm }, async (c) => {
  await recoveries.confirm(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, at(param(c, "id")), "recoveries:done.confirmed");
});

route.post("/recoveries/:id/end", { who: "host" }, async (c) => {
  await recoveries.callOff(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, at(param(c, "id")), "recoveries:done.called_off");
});

route.post("/recoveries/:id/link", { who: "host" }, async (c) => {
  await carryLink(c, await recoveries.showLink(c.var.platform, c.var.actor, param(c, "id")));
  return seeOther(c, at(param(c, "id")));
});

route.get("/me/recoveries", { who: "person" }, async (c) => {
  const { t, platform, actor } = c.var;
  const all = await recoveries.mine(platform, actor);
  return page(c, { title: t("recoveries:mine.title"), at: "me" }, <MinePage t={t} recoveries={all} />);
});

route.post("/me/recoveries/:id/stop", { who: "person" }, async (c) => {
  await recoveries.stopMine(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, "/me/recoveries", "recoveries:done.stopped");
});

const stopPage = async (c: C) => {
  const found = await recoveries.byMark(c.var.platform, param(c, "id"), param(c, "mark"));
  if (!found) throw new Refusal("not_found");
  await speakTo(c, found.personId);
  const { t } = c.var;
  const props = { t, status: found.status, group: found.group, action: c.req.path };
  return page(c, { title: t("recoveries:stop.title") }, <StopPage {...props} />);
};

route.get("/stop-recovery/:id/:mark", { who: "anyone" }, stopPage);

route.post("/stop-recovery/:id/:mark", { who: "anyone" }, async (c) => {
  const [id, mark] = [param(c, "id"), param(c, "mark")];
  await recoveries.stopByMark(c.var.platform, id, mark);
  return seeOther(c, `/stop-recovery/${id}/${encodeURIComponent(mark)}`);
});
