// Addresses that found groups.
import type { Place } from "../../platform/places.ts";
import { giveLang } from "../../web/cookies.ts";
import { emptyForm, type FormState } from "../../web/form.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { prepareSignUp, welcome } from "../people/public.ts";
import { FirstHostPage, FoundPage } from "./pages/founding.tsx";
import { founding, foundingFirst } from "./schema.ts";
import { found, foundFirst, mayFound, mustBeFirst, whichPlace } from "./service.ts";

export const route = routes("founding");

type ShowForm = (c: C, form: FormState, places?: Place[]) => Promise<Response>;

/** Shows the form again when the place is not clear; undefined when it is. */
function placeOrForm(
  c: C,
  { place, place_id }: { place: string; place_id?: string | undefined },
  show: ShowForm,
) {
  const meant = whichPlace(place, place_id);
  if ("place" in meant) return { place: meant.place };
  const choices = "oneOf" in meant ? meant.oneOf : [];
  const key = choices.length > 0 ? "founding:error.which" : "founding:error.place";
  c.status(422);
  return { again: show(c, { values: c.get("form") ?? {}, errors: { place: { key, values: {} } } }, choices) };
}

const newPage: ShowForm = async (c, form, places = []) => {
  await mayFound(c.var.platform, c.var.actor);
  const { t } = c.var;
  const body = <FoundPage t={t} action="/groups/new" form={form} places={places} />;
  return page(c, { title: t("founding:new.title"), at: "groups" }, body);
};

route.get("/groups/new", { who: "host" }, (c) => newPage(c, emptyForm));

route.post("/groups/new", { who: "host", fields: founding, invalid: newPage }, async (c, fields) => {
  const { place, again } = placeOrForm(c, fields, newPage);
  if (!place) return again;
  const { slug } = await found(c.var.platform, c.var.actor, { name: fields.group, kind: fields.kind, place });
  return seeOther(c, `/groups/${slug}/about`, "founding:done.founded");
});

const firstPage: ShowForm = async (c, form, places = []) => {
  await mustBeFirst(c.var.platform, param(c, "token"));
  const { t } = c.var;
  const body = <FirstHostPage t={t} action={c.req.path} form={form} places={places} />;
  return page(c, { title: t("founding:first.title") }, body);
};

route.get("/first-host/:token", { who: "anyone" }, (c) => firstPage(c, emptyForm));

route.post(
  "/first-host/:token",
  { who: "anyone", fields: foundingFirst, invalid: firstPage },
  async (c, fields) => {
    const { platform } = c.var;
    const token = param(c, "token");
    await mustBeFirst(platform, token);
    const { place, again } = placeOrForm(c, fields, firstPage);
    if (!place) return again;
    const { name, lang, group, kind } = fields;
    const arriving = { name, lang, ...(await prepareSignUp(c)) };
    const { slug, signedUp } = await foundFirst(platform, token, arriving, { name: group, kind, place });
    giveLang(c, lang);
    return welcome(c, signedUp, `/groups/${slug}/about`, "founding:done.founded");
  },
);
