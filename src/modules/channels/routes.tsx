// How messages reach somebody: the page with their channels, a device, a number, and the end of SMS.
import { workerAddress } from "../../browser/worker-address.ts";
import { Refusal } from "../../platform/refusal.ts";
import { assetBytes, assetUrl } from "../../web/assets.ts";
import { emptyForm, type FormState } from "../../web/form.ts";
import { limit } from "../../web/limit.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { ChannelsPage } from "./pages/channels.tsx";
import { PhonePage } from "./pages/phone.tsx";
import { StoppedSmsPage, StopSmsPage } from "./pages/stop.tsx";
import { deviceForm, digestForm, numberForm, orderForm, proofForm, switchForm, trialForm } from "./schema.ts";
import * as channels from "./service.ts";

export const route = routes("channels");
const home = "/me/channels";
const manifest = "/push/app.webmanifest";

route.get(home, { who: "person" }, async (c) => {
  const { t, platform, actor } = c.var;
  const view = await channels.myChannels(platform, actor);
  const title = t("channels:title");
  return page(c, { title, at: "me", script: "push.js", manifest }, <ChannelsPage t={t} view={view} />);
});

route.post("/me/channels/order", { who: "person", fields: orderForm }, async (c, { channel, place }) => {
  await channels.orderChannel(c.var.platform, c.var.actor, channel, place);
  return seeOther(c, home);
});

route.post("/me/channels/switch", { who: "person", fields: switchForm }, async (c, { channel, to }) => {
  await channels.switchChannel(c.var.platform, c.var.actor, channel, to);
  return seeOther(c, home, `channels:done.${to}`);
});

route.post("/me/channels/trial", { who: "person", fields: trialForm }, async (c, { channel }) => {
  const sent = await channels.tryChannel(c.var.platform, c.var.actor, channel);
  return seeOther(c, home, sent ? "channels:done.trial" : "channels:done.trial_before");
});

route.post("/me/channels/digest", { who: "person", fields: digestForm }, async (c, { digest }) => {
  await channels.chooseDigest(c.var.platform, c.var.actor, digest === "daily");
  return seeOther(c, home, "channels:done.saved");
});

route.post("/me/channels/push", { who: "person", fields: deviceForm }, async (c, device) => {
  await channels.addDevice(c.var.platform, c.var.actor, device);
  return seeOther(c, home, "channels:done.device");
});

route.post("/me/channels/push/end", { who: "person" }, async (c) => {
  await channels.endDevice(c.var.platform, c.var.actor);
  return seeOther(c, home, "channels:done.device_ended");
});

/** Its address never changes, and browsers look for a new one by themselves. */
route.get(workerAddress, { who: "anyone" }, (c) => {
  const script = assetBytes("worker.js");
  if (!script) throw new Refusal("not_found");
  return c.body(script, 200, { "Content-Type": "text/javascript; charset=utf-8" });
});

/** Some phones show notifications of sites only once they stand on the home screen (W3C Web App Manifest). */
route.get(manifest, { who: "anyone" }, (c) => {
  const icons = [{ src: assetUrl("mark.svg"), sizes: "any", type: "image/svg+xml" }];
  const app = { name: c.var.t("web:name"), start_url: "/", scope: "/", display: "standalone", icons };
  return c.body(JSON.stringify(app), 200, { "Content-Type": "application/manifest+json" });
});

const phonePage = async (c: C, form: FormState) => {
  const { t, platform, actor } = c.var;
  const phone = await channels.myPhone(platform, actor);
  const body = <PhonePage t={t} form={form} phone={phone} sends={platform.sms.enabled} />;
  return page(c, { title: t("channels:phone.title"), at: "me" }, body);
};

const amiss = (c: C, field: string, value: string, key: string) => {
  c.status(422);
  return phonePage(c, { values: { [field]: [value] }, errors: { [field]: { key, values: {} } } });
};

route.get("/me/phone", { who: "person" }, (c) => phonePage(c, emptyForm));

route.post("/me/phone", { who: "person", fields: numberForm, invalid: phonePage }, async (c, { number }) => {
  limit(c, "sms");
  const asked = await channels.givePhone(c.var.platform, c.var.actor, number, c.var.t);
  if (asked === "proven") return seeOther(c, home, "channels:done.phone");
  if (asked === "sent") return seeOther(c, "/me/phone", "channels:done.code");
  return amiss(c, "number", number, `channels:error.${asked}`);
});

route.post(
  "/me/phone/proof",
  { who: "person", fields: proofForm, invalid: phonePage },
  async (c, { code }) => {
    const proof = await channels.provePhone(c.var.platform, c.var.actor, code);
    if (proof === "proven") return seeOther(c, home, "channels:done.phone");
    return amiss(c, "code", code, `channels:error.code_${proof}`);
  },
);

route.post("/me/phone/end", { who: "person" }, async (c) => {
  await channels.endPhone(c.var.platform, c.var.actor);
  return seeOther(c, home, "channels:done.no_phone");
});

/** The last line of each SMS. Short, because it is paid for by the character. */
route.get("/s/:handle", { who: "anyone" }, async (c) => {
  const { t, platform } = c.var;
  const ours = await channels.mayStopSms(platform, param(c, "handle"));
  return page(
    c,
    { title: t(ours ? "channels:stop.title" : "channels:stop.done") },
    ours ? <StopSmsPage t={t} handle={param(c, "handle")} /> : <StoppedSmsPage t={t} />,
  );
});

route.post("/s/:handle", { who: "anyone" }, async (c) => {
  const handle = param(c, "handle");
  await channels.stopSms(c.var.platform, handle);
  return seeOther(c, `/s/${encodeURIComponent(handle)}`);
});
