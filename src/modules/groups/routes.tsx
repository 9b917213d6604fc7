// Addresses of groups: about them, joining and leaving, their members, their poster, their board's closure.
import type { Child } from "hono/jsx";
import QRCode from "qrcode";
import { langs, words } from "../../platform/words.ts";
import { addDays, localDay } from "../../platform/zoned.ts";
import { giveLang } from "../../web/cookies.ts";
import { emptyForm, type FormState } from "../../web/form.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { prepareSignUp, welcome } from "../people/public.ts";
import { AboutPage } from "./pages/about.tsx";
import { ClosurePage } from "./pages/closure.tsx";
import { MembersPage } from "./pages/members.tsx";
import { PosterPage } from "./pages/poster.tsx";
import { longestClosure } from "./rules.ts";
import { closing, ending, joining, member } from "./schema.ts";
import * as groups from "./service.ts";

export const route = routes("groups");

const at = (c: C, part = "") => `/groups/${param(c, "slug")}${part}`;

/** What another module says about a group on its page, before one joins. */
export type AboutPart = (c: C, visit: groups.Visit) => Promise<Child>;
const aboutParts: AboutPart[] = [];

export function addAboutPart(part: AboutPart): void {
  aboutParts.push(part);
}

async function aboutPage(c: C, form: FormState): Promise<Response> {
  const { platform, actor, t } = c.var;
  const found = await groups.about(platform, actor, param(c, "slug"));
  const parts = await Promise.all(aboutParts.map((part) => part(c, found)));
  const signedIn = actor.personId !== null;
  const props = { ...found, t, form, parts, back: form.values["back"]?.[0], signedIn };
  return page(
    c,
    { title: t("groups:about.title", { group: found.group.name }), at: "groups" },
    <AboutPage {...props} />,
  );
}

route.get("/groups/:slug/about", { who: "anyone" }, (c) => aboutPage(c, emptyForm));

route.post(
  "/groups/:slug/membership",
  { who: "anyone", fields: joining, invalid: aboutPage },
  async (c, fields) => {
    const { platform, actor } = c.var;
    const { name, lang, back = at(c) } = fields;
    if (actor.personId) {
      await groups.joinGroup(platform, actor, param(c, "slug"));
      return seeOther(c, back, "groups:done.joined");
    }
    if (!name || !lang) {
      c.status(422);
      const missing = { key: "web:field.fill", values: {} };
      return aboutPage(c, {
        values: c.get("form") ?? {},
        errors: { ...(name ? {} : { name: missing }), ...(lang ? {} : { lang: missing }) },
      });
    }
    const arriving = { name, lang, ...(await prepareSignUp(c)) };
    const signedUp = await groups.joinGroup(platform, actor, param(c, "slug"), arriving);
    giveLang(c, lang);
    return signedUp ? welcome(c, signedUp, back, "groups:done.joined") : seeOther(c, back);
  },
);

route.post("/groups/:slug/membership/end", { who: "person" }, async (c) => {
  await groups.leaveGroup(c.var.platform, c.var.actor, param(c, "slug"));
  return seeOther(c, at(c, "/about"), "groups:done.left");
});

route.get("/groups/:slug/poster", { who: "anyone" }, async (c) => {
  const { platform, actor, t } = c.var;
  const { group } = await groups.visit(platform, actor, param(c, "slug"));
  const url = `${platform.origin}${at(c)}`;
  const qr = await QRCode.toString(url, { type: "svg", errorCorrectionLevel: "M", margin: 1 });
  const props = { t, group, qr, languages: langs.map(words), address: url.replace(/^https?:\/\//, "") };
  return page(
    c,
    { title: t("groups:poster.title", { group: group.name }), at: "groups" },
    <PosterPage {...props} />,
  );
});

/** A page of the list, counted from one: addresses hold no ids of people. */
const pageOf = (asked: string | undefined): number =>
  /^[1-9]\d{0,4}$/.test(asked ?? "") ? Number(asked) : 1;

route.get("/groups/:slug/members", { who: "host" }, async (c) => {
  const { platform, actor, t } = c.var;
  const search = (c.req.query("q") ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 60);
  const asked = { search, page: pageOf(c.req.query("page")) };
  const found = await groups.members(platform, actor, param(c, "slug"), asked);
  const props = { ...found, t, search, personId: actor.personId ?? "" };
  return page(c, { title: t("groups:members.title"), at: "groups" }, <MembersPage {...props} />);
});

route.post("/groups/:slug/vouches", { who: "host", fields: member }, async (c, { person }) => {
  await groups.vouch(c.var.platform, c.var.actor, param(c, "slug"), person);
  return seeOther(c, at(c, "/members"), "groups:done.vouched");
});

route.post("/groups/:slug/hosts", { who: "host", fields: member }, async (c, { person }) => {
  await groups.makeHost(c.var.platform, c.var.actor, param(c, "slug"), person);
  return seeOther(c, at(c, "/members"), "groups:done.host");
});

route.post("/groups/:slug/hosts/end", { who: "host", fields: member }, async (c, { person }) => {
  const { platform, actor } = c.var;
  await groups.endHost(platform, actor, param(c, "slug"), person);
  return seeOther(c, person === actor.personId ? at(c) : at(c, "/members"), "groups:done.host_ended");
});

route.post("/groups/:slug/members/end", { who: "host", fields: ending }, async (c, asked) => {
  await groups.endMembership(c.var.platform, c.var.actor, param(c, "slug"), asked);
  return seeOther(c, at(c, "/members"), "groups:done.ended");
});

async function closurePage(c: C, form: FormState): Promise<Response> {
  const { platform, actor, t } = c.var;
  const { group, me } = await groups.visitAsHost(platform, actor, param(c, "slug"));
  const now = platform.clock.now();
  const today = localDay(now, group.zone);
  const props = { t, group, me, form, now, first: addDays(today, 1), last: addDays(today, longestClosure) };
  return page(c, { title: t("groups:closure.title"), at: "groups" }, <ClosurePage {...props} />);
}

route.get("/groups/:slug/closure", { who: "host" }, (c) => closurePage(c, emptyForm));

route.post(
  "/groups/:slug/closure",
  { who: "host", fields: closing, invalid: closurePage },
  async (c, { until }) => {
    const { platform, actor } = c.var;
    if (await groups.closeBoard(platform, actor, param(c, "slug"), until)) {
      return seeOther(c, at(c, "/closure"), "groups:done.closed");
    }
    c.status(422);
    return closurePage(c, {
      values: { until: [until] },
      errors: { until: { key: "groups:error.date", values: {} } },
    });
  },
);

route.post("/groups/:slug/closure/end", { who: "host" }, async (c) => {
  await groups.openBoard(c.var.platform, c.var.actor, param(c, "slug"));
  return seeOther(c, at(c), "groups:done.opened");
});
