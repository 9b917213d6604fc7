// Addresses of wishes about being asked: one's own page, muting, blocking, and the links in messages.
import { Refusal } from "../../platform/refusal.ts";
import { emptyForm, type FormState } from "../../web/form.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { speakTo } from "../people/public.ts";
import { AskingPage } from "./pages/asking.tsx";
import { BlockPage } from "./pages/block.tsx";
import { LostLinkPage, MuteLinkPage, PauseLinkPage } from "./pages/links.tsx";
import { askingForm, blockForm, pauseForm } from "./schema.ts";
import * as attention from "./service.ts";

export const route = routes("attention");

const mine = "/me/asking";

async function askingPage(c: C, form: FormState): Promise<Response> {
  const { platform, actor, t } = c.var;
  const found = await attention.myAsking(platform, actor, t);
  const body = <AskingPage {...found} t={t} form={form} now={platform.clock.now()} />;
  return page(c, { title: t("attention:title"), at: "me" }, body);
}

route.get("/me/asking", { who: "person" }, (c) => askingPage(c, emptyForm));

route.post(
  "/me/asking",
  { who: "person", fields: askingForm, invalid: askingPage },
  async (c, { weekly, night }) => {
    const wishes = { weeklyLimit: Number(weekly), urgentAtNight: night === "on" };
    await attention.changeWishes(c.var.platform, c.var.actor, wishes);
    return seeOther(c, mine, "profiles:done.saved");
  },
);

route.post("/me/asking/pause", { who: "person", fields: pauseForm }, async (c, fields) => {
  await attention.pause(c.var.platform, c.var.actor, fields.for);
  return seeOther(c, mine, "attention:done.paused");
});

route.post("/me/asking/pause/end", { who: "person" }, async (c) => {
  await attention.endPause(c.var.platform, c.var.actor);
  return seeOther(c, mine, "attention:done.pause_ended");
});

route.post("/groups/:slug/mute", { who: "person" }, async (c) => {
  await attention.mute(c.var.platform, c.var.actor, param(c, "slug"));
  return seeOther(c, mine, "attention:done.muted");
});

route.post("/groups/:slug/mute/end", { who: "person" }, async (c) => {
  await attention.unmute(c.var.platform, c.var.actor, param(c, "slug"));
  return seeOther(c, mine, "attention:done.unmuted");
});

route.get("/blocks/new", { who: "participant" }, async (c) => {
  const { platform, actor, t } = c.var;
  const claim = blockForm.safeParse({ claim: c.req.query("claim") }).data?.claim;
  if (!claim) throw new Refusal("not_found");
  const { name, url: back } = await attention.sharing(platform, actor, claim);
  const title = t("attention:block.title", { name });
  return page(c, { title }, <BlockPage t={t} claimId={claim} name={name} back={back} />);
});

route.post("/blocks", { who: "participant", fields: blockForm }, async (c, { claim }) => {
  await attention.block(c.var.platform, c.var.actor, claim);
  return seeOther(c, `${mine}#blocked`, "attention:done.blocked");
});

route.post("/blocks/:mark/end", { who: "person" }, async (c) => {
  await attention.unblock(c.var.platform, c.var.actor, param(c, "mark"));
  return seeOther(c, `${mine}#blocked`, "attention:done.unblocked");
});

// Not the path as it came: that is decoded by now, and a line break may not stand in a header.
const pauseAt = (c: C) => `/pause/${encodeURIComponent(param(c, "mark"))}`;
const muteAt = (c: C) => `/mute/${encodeURIComponent(param(c, "mark"))}`;

/** For pages that anyone may see. */
const reader = (c: C) => ({ t: c.var.t, signedIn: c.var.actor.personId !== null });

const lost = (c: C) =>
  page(c, { title: c.var.t("attention:lost_link.title") }, <LostLinkPage {...reader(c)} />);

route.get("/pause/:mark", { who: "anyone" }, async (c) => {
  const { platform } = c.var;
  const found = await attention.openPauseLink(platform, param(c, "mark"));
  if (!found) return lost(c);
  const { personId, ...link } = found;
  await speakTo(c, personId);
  const body = <PauseLinkPage {...link} {...reader(c)} action={pauseAt(c)} now={platform.clock.now()} />;
  return page(c, { title: c.var.t("attention:pause_link.title") }, body);
});

route.post("/pause/:mark", { who: "anyone" }, async (c) => {
  await attention.usePauseLink(c.var.platform, param(c, "mark"), "pause");
  return seeOther(c, pauseAt(c));
});

route.post("/pause/:mark/end", { who: "anyone" }, async (c) => {
  await attention.usePauseLink(c.var.platform, param(c, "mark"), "end");
  return seeOther(c, pauseAt(c), "attention:done.pause_ended");
});

route.get("/mute/:mark", { who: "anyone" }, async (c) => {
  const found = await attention.openMuteLink(c.var.platform, param(c, "mark"));
  if (!found) return lost(c);
  const { personId, ...link } = found;
  await speakTo(c, personId);
  const body = <MuteLinkPage {...link} {...reader(c)} action={muteAt(c)} />;
  return page(c, { title: c.var.t("attention:mute_link.title") }, body);
});

route.post("/mute/:mark", { who: "anyone" }, async (c) => {
  await attention.useMuteLink(c.var.platform, param(c, "mark"), "mute");
  return seeOther(c, muteAt(c));
});

route.post("/mute/:mark/end", { who: "anyone" }, async (c) => {
  await attention.useMuteLink(c.var.platform, param(c, "mark"), "end");
  return seeOther(c, muteAt(c), "attention:done.unmuted");
});
