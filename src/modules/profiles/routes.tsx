// My page and its forms, and the link in e-mails that ends them.
import { placeById, searchPlaces } from "../../platform/places.ts";
import { giveLang } from "../../web/cookies.ts";
import { emptyForm, type FormState } from "../../web/form.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { speakTo } from "../people/public.ts";
import { AboutPage } from "./pages/about.tsx";
import { AreaPage } from "./pages/area.tsx";
import { EmailPage } from "./pages/email.tsx";
import { MePage } from "./pages/me.tsx";
import { StopMailPage, StoppedPage } from "./pages/stop.tsx";
import { WeekPage } from "./pages/week.tsx";
import { aboutForm, areaForm, emailForm, searchField, weekForm } from "./schema.ts";
import { changeAbout, changeArea, changeEmail, changeWeek, mayStop, myProfile, stopMail } from "./service.ts";

export const route = routes("profiles");

const mine = (c: C) => myProfile(c.var.platform, c.var.actor);

route.get("/me", { who: "person" }, async (c) => {
  const { t } = c.var;
  return page(c, { title: t("web:nav.me"), at: "me" }, <MePage t={t} profile={await mine(c)} />);
});

const aboutPage = (c: C, form: FormState) =>
  page(c, { title: c.var.t("profiles:about.title"), at: "me" }, <AboutPage t={c.var.t} form={form} />);

route.get("/me/about", { who: "person" }, async (c) => {
  const { name, lang, speaks, skills } = await mine(c);
  return aboutPage(c, { values: { name: [name], lang: [lang], speaks, skills }, errors: {} });
});

route.post("/me/about", { who: "person", fields: aboutForm, invalid: aboutPage }, async (c, about) => {
  await changeAbout(c.var.platform, c.var.actor, about);
  giveLang(c, about.lang);
  return seeOther(c, "/me", "profiles:done.saved");
});

route.get("/me/area", { who: "person" }, async (c) => {
  const { t } = c.var;
  const asked = searchField.safeParse(c.req.query("q")).data;
  const { placeId } = await mine(c);
  const now = placeId === null ? undefined : placeById(placeId);
  const found = asked ? searchPlaces(asked) : [];
  const title = t("profiles:area.title");
  return page(c, { title, at: "me" }, <AreaPage t={t} now={now} asked={asked} found={found} />);
});

route.post("/me/area", { who: "person", fields: areaForm }, async (c, { place }) => {
  await changeArea(c.var.platform, c.var.actor, place);
  return seeOther(c, "/me", "profiles:done.saved");
});

route.post("/me/area/end", { who: "person" }, async (c) => {
  await changeArea(c.var.platform, c.var.actor, null);
  return seeOther(c, "/me/area", "profiles:done.saved");
});

route.get("/me/week", { who: "person" }, async (c) => {
  const { t } = c.var;
  const { freeWeek } = await mine(c);
  return page(c, { title: t("profiles:week.title"), at: "me" }, <WeekPage t={t} week={freeWeek} />);
});

route.post("/me/week", { who: "person", fields: weekForm }, async (c, { free }) => {
  await changeWeek(c.var.platform, c.var.actor, free);
  return seeOther(c, "/me", "profiles:done.saved");
});

const emailPage = async (c: C, form: FormState) => {
  const { t, platform } = c.var;
  const known = (await mine(c)).email !== null;
  const body = <EmailPage t={t} form={form} known={known} sends={platform.mail.enabled} />;
  return page(c, { title: t("profiles:email.title"), at: "me" }, body);
};

route.get("/me/email", { who: "person" }, async (c) => {
  const { email } = await mine(c);
  return emailPage(c, email === null ? emptyForm : { values: { email: [email] }, errors: {} });
});

route.post("/me/email", { who: "person", fields: emailForm, invalid: emailPage }, async (c, { email }) => {
  await changeEmail(c.var.platform, c.var.actor, email);
  return seeOther(c, "/me", "profiles:done.email");
});

route.post("/me/email/end", { who: "person" }, async (c) => {
  await changeEmail(c.var.platform, c.var.actor, null);
  return seeOther(c, "/me", "profiles:done.no_email");
});

route.get("/stop-mail/:id/:mark", { who: "anyone" }, async (c) => {
  const ours = await mayStop(c.var.platform, param(c, "id"), param(c, "mark"));
  if (ours) await speakTo(c, param(c, "id"));
  const { t } = c.var;
  return page(
    c,
    { title: t(ours ? "profiles:stop.title" : "profiles:stop.done") },
    ours ? <StopMailPage t={t} action={c.req.path} /> : <StoppedPage t={t} />,
  );
});

route.post("/stop-mail/:id/:mark", { who: "anyone" }, async (c) => {
  const [id, mark] = [param(c, "id"), param(c, "mark")];
  await stopMail(c.var.platform, id, mark);
  // The button of a mail program (RFC 8058 §3.1) follows no redirect.
  if (c.var.form?.["List-Unsubscribe"]?.includes("One-Click"))
    return page(c, { title: c.var.t("profiles:stop.done") }, <StoppedPage t={c.var.t} />);
  // Not the path as it came: that is decoded by now, and a line break may not stand in a header.
  return seeOther(c, `/stop-mail/${id}/${encodeURIComponent(mark)}`);
});
