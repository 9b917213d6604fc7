// Signing up, signing in, devices, the recovery code, the language, and the ways out.
import { demo, type Who } from "../../../db/worlds/denmark/three.ts";
import { nobody } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { seal, unseal } from "../../platform/seal.ts";
import { isLang, type Lang, words } from "../../platform/words.ts";
import { brief, clearDevice, dropBrief, giveBrief, giveLang, giveVisit } from "../../web/cookies.ts";
import { emptyForm, type FormState } from "../../web/form.ts";
import { exitUrl } from "../../web/headers.ts";
import { forgive, limit } from "../../web/limit.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { wayBack } from "../../web/way.ts";
import { FreshCodePage, RenewCodePage } from "./pages/code.tsx";
import { JoinPage } from "./pages/join.tsx";
import { LeavingPage, LeavingSurePage } from "./pages/leaving.tsx";
import { SessionsPage } from "./pages/sessions.tsx";
import { SignInPage } from "./pages/sign-in.tsx";
import { deviceLabel } from "./rules.ts";
import { joinForm, keptForm, languageForm, signInForm } from "./schema.ts";
import * as people from "./service.ts";
import { profileOf } from "./store.ts";

export const route = routes("people");

const labelOf = (c: C) => deviceLabel(c.req.header("user-agent"));
const langOf = (c: C): Lang => (isLang(c.var.t.lang) ? c.var.t.lang : "en");

/**
 * What `signUp` needs besides name and language, from a form of somebody who is not signed in: spread it into the
 * call. Slow by intent, so it is called before the transaction opens.
 * @throws Refusal "too_many" when this address signs up too often.
 */
export async function prepareSignUp(c: C): Promise<Pick<people.SigningUp, "code" | "sessionId" | "label">> {
  limit(c, "sign_up");
  return { code: await people.newCode(), sessionId: c.var.actor.sessionId, label: labelOf(c) };
}

/** A code on its way to its person lives this long in a sealed cookie. */
const codeMinutes = 10;
const codePurpose = (personId: string) => `code ${personId}`;

async function carryCode(c: C, personId: string, code: string): Promise<void> {
  const { db, clock } = c.var.platform;
  const until = clock.now().getTime() + codeMinutes * 60_000;
  giveBrief(c, "code", await seal(db, codePurpose(personId), `${until} ${code}`), codeMinutes * 60);
}

async function carriedCode(c: C, personId: string): Promise<string | undefined> {
  const { db, clock } = c.var.platform;
  const [until, code] = (await unseal(db, codePurpose(personId), brief(c, "code") ?? ""))?.split(" ") ?? [];
  return Number(until) > clock.now().getTime() ? code : undefined;
}

/**
 * Answers a form in which somebody signed up: signed in on this device, on to the page with their code, and from there
 * to `next`. `done` is the key of the sentence that says what else the form did.
 */
export async function welcome(
  c: C,
  signedUp: people.SignedUp,
  next: string,
  done?: string,
): Promise<Response> {
  giveVisit(c, signedUp.token);
  await carryCode(c, signedUp.personId, signedUp.code);
  return seeOther(c, `/me/code?next=${encodeURIComponent(wayBack(next))}`, done);
}

/** The id of the visit that drafts hang on; opens one for somebody who is not signed in. */
export async function ensureSession(c: C): Promise<string> {
  const { actor, platform } = c.var;
  if (actor.sessionId) return actor.sessionId;
  limit(c, "visit");
  const { sessionId, token } = await people.openVisit(platform, langOf(c));
  giveVisit(c, token);
  c.set("actor", { ...nobody, sessionId });
  return sessionId;
}

const joinPage = (c: C, form: FormState, next?: string, group?: string) =>
  page(
    c,
    { title: c.var.t("people:join.title"), at: "me" },
    <JoinPage t={c.var.t} form={form} next={next} group={group} />,
  );

route.get("/join", { who: "anyone" }, (c) => {
  const next = wayBack(c.req.query("next"), "");
  if (c.var.actor.personId) return c.redirect(next || "/me", 303);
  return joinPage(c, emptyForm, next, c.req.query("group")?.slice(0, 80));
});

route.post(
  "/join",
  {
    who: "anyone",
    fields: joinForm,
    invalid: (c, form) => joinPage(c, form, wayBack(form.values["next"]?.[0], ""), form.values["group"]?.[0]),
  },
  async (c, { name, lang, next, group }) => {
    const { platform, actor } = c.var;
    if (actor.personId) return seeOther(c, wayBack(next, "/me"));
    const signedUp = await people.join(platform, { name, lang, group, ...(await prepareSignUp(c)) });
    giveLang(c, lang);
    return welcome(c, signedUp, wayBack(next, "/"));
  },
);

const signInPage = (c: C, form: FormState, next?: string) =>
  page(
    c,
    { title: c.var.t("people:sign_in.title"), at: "me" },
    <SignInPage t={c.var.t} form={form} next={next} />,
  );

route.get("/sign-in", { who: "anyone" }, (c) => {
  const next = wayBack(c.req.query("next"), "");
  return c.var.actor.personId ? c.redirect(next || "/me", 303) : signInPage(c, emptyForm, next);
});

route.post(
  "/sign-in",
  {
    who: "anyone",
    fields: signInForm,
    invalid: (c, form) => signInPage(c, form, wayBack(form.values["next"]?.[0], "")),
  },
  async (c, { code, next }) => {
    limit(c, "sign_in");
    const token = await people.signIn(c.var.platform, {
      code,
      sessionId: c.var.actor.sessionId,
      label: labelOf(c),
    });
    if (!token) {
      c.status(422);
      const errors = { code: { key: "people:error.code", values: {} } };
      return signInPage(c, { values: { code: [code] }, errors }, wayBack(next, ""));
    }
    forgive(c, "sign_in");
    giveVisit(c, token);
    return seeOther(c, wayBack(next), "people:done.signed_in");
  },
);

route.post("/sign-out", { who: "anyone" }, async (c) => {
  await people.signOut(c.var.platform, c.var.actor);
  clearDevice(c);
  return c.redirect("/", 303);
});

route.post("/exit", { who: "anyone" }, async (c) => {
  await people.signOut(c.var.platform, c.var.actor);
  clearDevice(c);
  return c.redirect(exitUrl, 303);
});

route.post("/language", { who: "anyone", fields: languageForm }, async (c, { lang, back }) => {
  await people.chooseLanguage(c.var.platform, c.var.actor, lang);
  giveLang(c, lang);
  return c.redirect(wayBack(back), 303);
});

route.get("/me/code", { who: "person" }, async (c) => {
  const { t, actor } = c.var;
  const code = await carriedCode(c, actor.personId ?? "");
  const body = code ? (
    <FreshCodePage t={t} name={actor.name} code={code} next={wayBack(c.req.query("next"), "/me")} />
  ) : (
    <RenewCodePage t={t} had={await people.hasCode(c.var.platform, actor)} />
  );
  return page(c, { title: t("people:code.title"), at: "me" }, body);
});

route.post("/me/code", { who: "person" }, async (c) => {
  const code = await people.renewCode(c.var.platform, c.var.actor);
  await carryCode(c, c.var.actor.personId ?? "", code);
  return seeOther(c, "/me/code");
});

route.post("/me/code/kept", { who: "person", fields: keptForm }, (c, { next }) => {
  dropBrief(c, "code");
  return seeOther(c, wayBack(next, "/me"));
});

route.get("/me/sessions", { who: "person" }, async (c) => {
  const { t, platform, actor } = c.var;
  const sessions = await people.listSessions(platform, actor);
  const title = t("people:sessions.title");
  return page(c, { title, at: "me" }, <SessionsPage t={t} sessions={sessions} here={actor.sessionId} />);
});

route.post("/me/sessions/end", { who: "person" }, async (c) => {
  await people.endOtherSessions(c.var.platform, c.var.actor);
  return seeOther(c, "/me/sessions", "people:done.ended_others");
});

route.post("/me/sessions/:id/end", { who: "person" }, async (c) => {
  await people.endSession(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, "/me/sessions", "people:done.ended");
});

route.get("/me/leaving", { who: "person" }, (c) =>
  page(c, { title: c.var.t("people:leaving.title"), at: "me" }, <LeavingPage t={c.var.t} />),
);

route.get("/me/leaving/sure", { who: "person" }, (c) =>
  page(c, { title: c.var.t("people:leaving.sure"), at: "me" }, <LeavingSurePage t={c.var.t} />),
);

route.post("/me/leaving", { who: "person" }, async (c) => {
  await people.leaveForGood(c.var.platform, c.var.actor);
  clearDevice(c);
  return seeOther(c, "/", "people:done.left");
});

/** Ready sign-in links for the three of the demo; none in a real instance. */
export function demoLinks(platform: Platform): { who: Who; url: string }[] {
  if (platform.world !== "denmark") return [];
  return (Object.keys(demo) as Who[]).map((who) => ({ who, url: `${platform.origin}/demo/${who}` }));
}

route.get("/demo/:who", { who: "demo" }, async (c) => {
  const personId = new Map<string, string>(Object.entries(demo)).get(param(c, "who"));
  if (!personId) throw new Refusal("not_found");
  giveVisit(c, await people.signInDemo(c.var.platform, c.var.actor, personId, labelOf(c)));
  return c.redirect("/", 303);
});

/** Lets the page speak as the message did that led here, whatever the browser speaks: for links that need no signing in. */
export async function speakTo(c: C, personId: string): Promise<void> {
  if (c.var.actor.personId) return;
  const lang = (await profileOf(c.var.platform.db, personId))?.lang;
  if (lang && isLang(lang)) c.set("t", words(lang));
}
