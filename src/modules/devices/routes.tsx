// Addresses of another device: where its link is made and shown, and where it is opened.
import QRCode from "qrcode";
import { seal, unseal } from "../../platform/seal.ts";
import { brief, giveBrief, giveVisit } from "../../web/cookies.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { deviceOf, speakTo, welcome } from "../people/public.ts";
import { DevicePage } from "./pages/device.tsx";
import { type LinkShown, OpenPage } from "./pages/link.tsx";
import { linkMinutes } from "./rules.ts";
import { openForm } from "./schema.ts";
import * as devices from "./service.ts";

export const route = routes("devices");

/** A link lives in a sealed cookie of the device that shows it, so that looking again makes no other one. */
const purpose = (c: C) => `handover ${c.var.actor.sessionId}`;

export async function carryLink(c: C, { id, token }: devices.NewLink): Promise<void> {
  giveBrief(c, "handover", await seal(c.var.platform.db, purpose(c), `${id} ${token}`), linkMinutes * 60);
}

/** The link this device made, when it is `id` or none is asked for, and what became of it. */
export async function carriedLink(c: C, id?: string): Promise<LinkShown | undefined> {
  const { platform } = c.var;
  const text = await unseal(platform.db, purpose(c), brief(c, "handover") ?? "");
  const [made = "", token = ""] = text?.split(" ") ?? [];
  if (!made || (id !== undefined && made !== id)) return undefined;
  const found = await devices.linkState(platform, made);
  if (!found) return undefined;
  const url = `${platform.origin}/new-device/${token}`;
  const qr = await QRCode.toString(url, { type: "svg", errorCorrectionLevel: "M", margin: 1 });
  return { ...found, url, qr };
}

route.get("/me/device", { who: "person" }, async (c) => {
  const { t } = c.var;
  const link = await carriedLink(c);
  return page(c, { title: t("devices:title"), at: "me" }, <DevicePage t={t} link={link} />);
});

route.post("/me/device", { who: "person" }, async (c) => {
  await carryLink(c, await devices.linkMyDevice(c.var.platform, c.var.actor));
  return seeOther(c, "/me/device");
});

/** Getting it changes nothing: cameras and scanners open everything. */
route.get("/new-device/:token", { who: "anyone" }, async (c) => {
  const { platform, actor } = c.var;
  const { name, anew, personId } = await devices.lookAt(platform, param(c, "token"));
  await speakTo(c, personId);
  const { t } = c.var;
  if (personId === actor.personId && !anew) return seeOther(c, "/me", "devices:done.here");
  const title = t("devices:open.title", { name });
  return page(c, { title, at: "me" }, <OpenPage t={t} name={name} anew={anew} action={c.req.path} />);
});

route.post("/new-device/:token", { who: "anyone", fields: openForm }, async (c, { short }) => {
  const { platform, actor } = c.var;
  const opening = { token: param(c, "token"), label: deviceOf(c), short: short === "yes" };
  const { token, anew } = await devices.openLink(platform, actor, opening);
  if (anew) return welcome(c, anew, "/me", "devices:done.anew", opening.short);
  giveVisit(c, token, opening.short);
  return seeOther(c, "/me", "people:done.signed_in");
});
