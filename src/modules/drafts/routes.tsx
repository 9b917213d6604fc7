// Addresses of composing: where a call begins, and one page for each question.
import type { Child } from "hono/jsx";
import { Refusal } from "../../platform/refusal.ts";
import type { FormState } from "../../web/form.ts";
import { page } from "../../web/page.tsx";
import { type C, isSlug, param, routes, seeOther } from "../../web/route.ts";
import { callById, directions } from "../calls/public.ts";
import { ensureSession } from "../people/public.ts";
import { photoAnswer } from "../photos/public.ts";
import { ExtrasPage } from "./pages/extras.tsx";
import type { Asked } from "./pages/frame.tsx";
import { ConsentPage, PeoplePage } from "./pages/people.tsx";
import { PickCategoryPage, PickDirectionPage, PickGroupPage } from "./pages/pick.tsx";
import { LanguagesPage, SlotsPage } from "./pages/slots.tsx";
import { PartPage, TimePage, WhenPage } from "./pages/when.tsx";
import { AddressPage, WherePage } from "./pages/where.tsx";
import { asksChildren, extrasOf, partsLeft, type StepPage, secondPage, stepOf, stepsFor } from "./rules.ts";
import * as schema from "./schema.ts";
import * as drafts from "./service.ts";

export const route = routes("drafts");

/** A photo of 10 MB, and what else stands on its page. */
const photoForm = 12 * 1024 * 1024;

route.get("/calls/new", { who: "anyone" }, async (c) => {
  const { platform, actor, t } = c.var;
  const { group: slug, near: sought = "", direction: asked } = c.req.query();
  const { group, closed, ...found } = await drafts.beginnings(platform, actor, {
    group: isSlug(slug) ? slug : undefined,
    near: sought.slice(0, 80),
  });
  const title = t(group ? "drafts:pick.title" : "drafts:pick.group");
  if (!group) return page(c, { title, at: "groups" }, <PickGroupPage t={t} {...found} sought={sought} />);
  const direction = directions.find((one) => one === asked);
  const props = { t, group, closed };
  return page(
    c,
    { title, at: "groups" },
    direction ? (
      <PickCategoryPage {...props} direction={direction} />
    ) : (
      <PickDirectionPage {...props} drafts={found.drafts} />
    ),
  );
});

route.post("/drafts", { who: "anyone", fields: schema.startFields }, async (c, asked) => {
  const { platform } = c.var;
  await ensureSession(c);
  const id = await drafts.startDraft(platform, c.var.actor, asked);
  const { category } = await drafts.openDraft(platform, c.var.actor, id);
  return seeOther(c, `/drafts/${id}/${stepsFor(category)[0]}`);
});

route.post("/drafts/:id/removal", { who: "anyone" }, async (c) => {
  await drafts.removeDraft(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, "/calls/new", "drafts:done.removed");
});

route.get("/drafts/:id/photo", { who: "anyone" }, async (c) => {
  const { draft } = await drafts.openDraft(c.var.platform, c.var.actor, param(c, "id"));
  return photoAnswer(c, draft.photoId);
});

type View = (asked: Asked, opened: drafts.Opened) => Child;

async function show(c: C, name: schema.Question, view: View, form?: FormState): Promise<Response> {
  const opened = await openOrCall(c);
  if (opened instanceof Response) return opened;
  const { draft, category, fields } = opened;
  const away = misplaced(name, opened);
  if (away) return c.redirect(`/drafts/${draft.id}/${away}`, 303);
  const { t } = c.var;
  const filled = form ?? { values: schema.filledIn(fields, category, t.lang), errors: {} };
  const changing = draft.callId !== null;
  const asked: Asked = { t, id: draft.id, page: name, category, fields, form: filled, changing };
  return page(c, { title: t(`drafts:step.${stepOf(name)}`), at: "groups" }, view(asked, opened));
}

/** One question: shown, and answered. An answer that does not fit comes back as it was given. */
function question<P extends schema.Question>(name: P, view: View): void {
  route.get(`/drafts/:id/${name}`, { who: "anyone" }, (c) => show(c, name, view));
  const limit = name === "extras" ? { limit: photoForm } : {};
  const invalid = (c: C, form: FormState) => show(c, name, view, form);
  route.post(
    `/drafts/:id/${name}`,
    { who: "anyone", fields: schema.questions[name], invalid, ...limit },
    async (c, input) => {
      const { platform, actor } = c.var;
      const id = param(c, "id");
      const unfit =
        "photo" in input || "remove_photo" in input
          ? await drafts.savePhoto(platform, actor, id, input)
          : undefined;
      const saved = await drafts.saveAnswer(platform, actor, id, name, input);
      if (!unfit && "next" in saved) return seeOther(c, `/drafts/${id}/${saved.next}`);
      c.status(422);
      const errors = { ...("errors" in saved ? saved.errors : {}), ...unfit?.errors };
      return show(c, name, view, { values: c.get("form") ?? {}, errors });
    },
  );
}

/** The draft in the address; somebody who goes back after publishing it is led to the call it became or changed. */
export async function openOrCall(c: C, callId?: string): Promise<drafts.Opened | Response> {
  const { platform, actor } = c.var;
  const id = param(c, "id");
  try {
    return await drafts.openDraft(platform, actor, id);
  } catch (error) {
    const published =
      error instanceof Refusal && error.kind === "not_found" && (await callById(platform.db, callId ?? id));
    if (!published) throw error;
    return c.redirect(`/calls/${callId ?? id}`, 303);
  }
}

/** Pages this draft has no use for, by an old link or a changed answer, lead to the nearest one it has. */
function misplaced(name: StepPage, { category, fields }: drafts.Opened): StepPage | undefined {
  const step = stepOf(name);
  if (!stepsFor(category).includes(step)) return stepsFor(category)[0];
  return name !== step && secondPage(step, fields) !== name ? step : undefined;
}

question("people", (asked) => <PeoplePage asked={asked} withChildren={asksChildren(asked.category)} />);
question("consent", (asked) => <ConsentPage asked={asked} />);
question("when", (asked, { wall }) => <WhenPage asked={asked} left={partsLeft(wall)} />);
question("part", (asked, { wall }) => <PartPage asked={asked} left={partsLeft(wall)} />);
question("time", (asked, { wall }) => <TimePage asked={asked} today={wall.local(wall.now).slice(0, 10)} />);
question("where", (asked, { group }) => <WherePage asked={asked} group={group} />);
question("address", (asked) => <AddressPage asked={asked} />);
question("languages", (asked) => <LanguagesPage asked={asked} />);
question("slots", (asked) => <SlotsPage asked={asked} />);
question("extras", (asked, { draft, category }) => (
  <ExtrasPage asked={asked} details={extrasOf(category)} hasPhoto={draft.photoId !== null} />
));
