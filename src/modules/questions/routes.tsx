// Addresses of questions and answers.
import { Refusal } from "../../platform/refusal.ts";
import type { FormState } from "../../web/form.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { GroupHead, isClosed, visitGroup } from "../groups/public.ts";
import { occasionUrl } from "../turnout/public.ts";
import { GroupQuestionsPage } from "./pages/group.tsx";
import { AgainPage } from "./pages/writing.tsx";
import { removal, writing } from "./schema.ts";
import { answer, askAboutCall, askGroup, remove, standingOf, threadOf } from "./service.ts";
import type { Post } from "./store.ts";

export const route = routes("questions");

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

route.get("/groups/:slug/questions", { who: "anyone" }, async (c) => {
  const { platform, actor, t } = c.var;
  const found = await visitGroup(platform.pool, param(c, "slug"), actor);
  if (!found) throw new Refusal("not_found");
  const { group, me } = found;
  const before = c.req.query("before");
  const topic = { groupId: group.id, occasionId: null };
  const thread = await threadOf(platform.db, topic, before && uuid.test(before) ? before : undefined);
  const now = platform.clock.now();
  const reader = { personId: actor.personId, me };
  return page(
    c,
    { title: t("questions:group.title", { group: group.name }), at: "groups" },
    <GroupQuestionsPage
      t={t}
      head={<GroupHead t={t} group={group} me={me} signedIn={reader.personId !== null} at="questions" />}
      thread={{ thread, reader, group, open: !isClosed(group, now), now }}
    />,
  );
});

/** Runs `write`; what does not fit comes back in the form it was typed in. */
async function orAgain(c: C, what: Again, body: string, write: () => Promise<Response>): Promise<Response> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "invalid") throw error;
    c.status(422);
    return again(c, what, body, c.var.t(error.key, error.values));
  }
}

interface Again {
  kind: "question" | "answer";
  back: string;
}

function again(c: C, { kind, back }: Again, value: string, error: string): Response | Promise<Response> {
  const { t } = c.var;
  const body = <AgainPage t={t} kind={kind} action={c.req.path} back={back} value={value} error={error} />;
  return page(c, { title: t(`questions:again.${kind}`), at: "groups" }, body);
}

function invalid(c: C, what: Again, form: FormState): Response | Promise<Response> {
  const { key, values } = form.errors["body"] ?? { key: "web:field.fill", values: {} };
  return again(c, what, form.values["body"]?.at(-1) ?? "", c.var.t(key, values));
}

const aboutCall = (c: C): Again => ({
  kind: "question",
  back: occasionUrl({ kind: "call", id: param(c, "id") }),
});
const toGroup = (c: C): Again => ({ kind: "question", back: groupThread(param(c, "slug")) });

const groupThread = (slug: string) => `/groups/${slug}/questions`;
const threadUrl = (post: Pick<Post, "occasionId">, slug: string): string =>
  post.occasionId ? occasionUrl({ kind: "call", id: post.occasionId }) : groupThread(slug);

route.post(
  "/calls/:id/questions",
  { who: "person", fields: writing, invalid: (c, form) => invalid(c, aboutCall(c), form) },
  (c, { body }) =>
    orAgain(c, aboutCall(c), body, async () => {
      const { platform, actor, t } = c.var;
      await askAboutCall(platform, actor, param(c, "id"), { body, lang: t.lang });
      return seeOther(c, `${aboutCall(c).back}#questions`, "questions:done.asked");
    }),
);

route.post(
  "/groups/:slug/questions",
  { who: "person", fields: writing, invalid: (c, form) => invalid(c, toGroup(c), form) },
  (c, { body }) =>
    orAgain(c, toGroup(c), body, async () => {
      const { platform, actor, t } = c.var;
      await askGroup(platform, actor, param(c, "slug"), { body, lang: t.lang });
      return seeOther(c, toGroup(c).back, "questions:done.asked");
    }),
);

async function toQuestion(c: C): Promise<Again> {
  const { platform } = c.var;
  const { question, group } = await standingOf(platform.db, param(c, "id"), platform.clock.now());
  return { kind: "answer", back: threadUrl(question, group.slug) };
}

route.post(
  "/questions/:id/answers",
  { who: "person", fields: writing, invalid: async (c, form) => invalid(c, await toQuestion(c), form) },
  async (c, { body }) =>
    orAgain(c, await toQuestion(c), body, async () => {
      const { platform, actor, t } = c.var;
      const id = param(c, "id");
      const { question, group } = await answer(platform, actor, id, { body, lang: t.lang });
      return seeOther(c, `${threadUrl(question, group.slug)}#post-${id}`, "questions:done.answered");
    }),
);

route.post("/posts/:id/removal", { who: "person", fields: removal }, async (c, { reason = "other" }) => {
  const { platform, actor } = c.var;
  const { post, group } = await remove(platform, actor, param(c, "id"), reason);
  return seeOther(c, `${threadUrl(post, group.slug)}#questions`, "questions:done.removed");
});
