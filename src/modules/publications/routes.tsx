// Addresses of publishing, changing, repeating and taking back a call, and of its photo.

import { Refusal } from "../../platform/refusal.ts";
import { isLang, words } from "../../platform/words.ts";
import { giveLang } from "../../web/cookies.ts";
import { emptyForm, type FormState } from "../../web/form.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import {
  callById,
  dayOf,
  maySee,
  placesOf,
  readerOf,
  takenOf,
  timeOf,
  titleOf,
  whenOf,
  whereOf,
} from "../calls/public.ts";
import { allocateAt, detailsOf, openOrCall, type StepPage } from "../drafts/public.ts";
import { prepareSignUp, welcome } from "../people/public.ts";
import { photoAnswer } from "../photos/public.ts";
import { CancellationPage } from "./pages/cancellation.tsx";
import { CheckPage } from "./pages/check.tsx";
import type { Said } from "./pages/summary.tsx";
import { isRemote } from "./rules.ts";
import { publicationFields } from "./schema.ts";
import * as publications from "./service.ts";

export const route = routes("publications");

/** Where another time is chosen. */
const timePage = (timing: string | undefined): StepPage =>
  timing === "today" ? "part" : timing === "date" ? "time" : "when";

function saidOf({ opened, given, spot, time }: publications.Checked): Said {
  const { fields, category, group, wall } = opened;
  const slots = fields.slots ?? category.slots;
  // A time that is over is shown by its problem; until then as if it were to be agreed.
  const shown = publications.hasProblem(time) ? { startsAt: null, endsAt: null, expiresAt: wall.now } : time;
  const call = {
    ...shown,
    ...spot,
    direction: category.direction,
    category: category.name,
    timing: fields.timing ?? "flexible",
    party: fields.party ?? 1,
    details: detailsOf(fields),
    places: slots.reduce((sum, { places }) => sum + places, 0),
    zone: group.zone,
    remote: isRemote(given),
  };
  return { call, slots, fields };
}

async function checkPage(c: C, form: FormState = emptyForm): Promise<Response> {
  const { platform, actor, t } = c.var;
  const found = await openOrCall(c);
  if (found instanceof Response) return found;
  const checked = await publications.check(platform, actor, param(c, "id"));
  if ("missing" in checked) return c.redirect(`/drafts/${found.draft.id}/${checked.missing}`, 303);
  const { draft, fields, category, group, wall } = checked.opened;
  const { time } = checked;
  const problem = publications.hasProblem(time)
    ? { key: `drafts:error.${time.problem}`, href: `/drafts/${draft.id}/${timePage(fields.timing)}` }
    : undefined;
  const drawn =
    category.direction === "offer" &&
    !draft.callId &&
    !publications.hasProblem(time) &&
    allocateAt(time, wall);
  const served = drawn
    ? t("publications:check.moment", {
        day: dayOf(drawn, group.zone, t, wall.now),
        time: timeOf(drawn, group.zone, t),
      })
    : undefined;
  return page(
    c,
    { title: t("publications:check.title"), at: "groups" },
    <CheckPage
      asked={{ t, id: draft.id, page: "check", category, fields, form, changing: draft.callId !== null }}
      said={saidOf(checked)}
      now={wall.now}
      other={words(t.lang === "ar" ? "da" : "ar")}
      callId={draft.callId}
      signedIn={actor.personId !== null}
      hasPhoto={draft.photoId !== null}
      problem={problem}
      served={served}
      form={form}
    />,
  );
}

route.get("/drafts/:id/check", { who: "anyone" }, (c) => checkPage(c));

route.post(
  "/drafts/:id/publication",
  { who: "anyone", fields: publicationFields, invalid: checkPage },
  async (c, { name, lang, call }) => {
    const { platform, actor } = c.var;
    const id = param(c, "id");
    const found = await openOrCall(c, call);
    if (found instanceof Response) return found;
    if (!actor.personId && !(name && lang)) {
      c.status(422);
      const errors: FormState["errors"] = name ? {} : { name: { key: "web:field.fill", values: {} } };
      return checkPage(c, { values: c.get("form") ?? {}, errors });
    }
    const newcomer =
      !actor.personId && name && lang ? { name, lang, ...(await prepareSignUp(c)) } : undefined;
    const outcome = await publications.publish(platform, actor, {
      id,
      callId: call,
      ...(newcomer ? { newcomer } : {}),
    });
    if ("missing" in outcome) return seeOther(c, `/drafts/${id}/${outcome.missing}`);
    if ("problem" in outcome) {
      c.status(422);
      return checkPage(c, { values: c.get("form") ?? {}, errors: {} });
    }
    const url = `/calls/${outcome.callId}`;
    const said = outcome.changed ? "publications:done.changed" : "publications:done.published";
    if (!outcome.signedUp) return seeOther(c, url, said);
    if (isLang(lang)) giveLang(c, lang);
    return welcome(c, outcome.signedUp, url, said);
  },
);

route.post("/calls/:id/edits", { who: "owner" }, async (c) => {
  const id = await publications.edit(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, `/drafts/${id}/check`);
});

route.post("/calls/:id/duplicates", { who: "owner" }, async (c) => {
  const id = await publications.duplicate(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, `/drafts/${id}/check`);
});

route.get("/calls/:id/cancellation", { who: "owner" }, async (c) => {
  const { platform, actor, t } = c.var;
  const call = await publications.tended(platform.db, actor, param(c, "id"));
  const now = platform.clock.now();
  if (publications.isOver(call, now)) return c.redirect(`/calls/${call.id}`, 303);
  const said = { ...call, places: placesOf(call) };
  return page(
    c,
    { title: t("publications:cancel.title"), at: "mine" },
    <CancellationPage
      t={t}
      id={call.id}
      title={titleOf(said, t)}
      when={whenOf(call, t, now)}
      where={whereOf(call, t)}
      taken={takenOf(call)}
    />,
  );
});

route.post("/calls/:id/cancellation", { who: "owner" }, async (c) => {
  const id = param(c, "id");
  const told = await publications.cancel(c.var.platform, c.var.actor, id);
  return seeOther(
    c,
    `/calls/${id}`,
    told ? "publications:done.cancelled" : "publications:done.cancelled_nobody",
  );
});

route.get("/calls/:id/photo", { who: "anyone" }, async (c) => {
  const { platform, actor } = c.var;
  const call = await callById(platform.db, param(c, "id"));
  if (!call || !maySee(await readerOf(platform, actor, call.groupId), call)) throw new Refusal("not_found");
  return photoAnswer(c, call.photoId);
});
