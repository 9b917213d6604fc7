// The addresses of conversations: read, write, take back, report.
import type { Child } from "hono/jsx";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { T } from "../../platform/words.ts";
import type { FormState } from "../../web/form.ts";
import { live } from "../../web/live.ts";
import { page, send } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { conversationById } from "../messages/public.ts";
import { largestUpload, pictureAnswer } from "../photos/public.ts";
import { Messages, TalkPage, type TalkProps } from "./pages/talk.tsx";
import { beforeField, writing } from "./schema.ts";
import { noteThere, photoIn, placeIn, readTalk, takeBack, writeIn } from "./service.ts";

export const route = routes("conversations");

/** What others have to say on the page of a conversation. */
export type Record = (platform: Platform, t: T, about: { id: string; zone: string }) => Promise<Child>;
const records: Record[] = [];

export function addRecord(record: Record): void {
  records.push(record);
}

async function talkProps(c: C, typed?: TalkProps["typed"]): Promise<TalkProps> {
  const { platform, actor, t } = c.var;
  const id = param(c, "id");
  const before = beforeField.safeParse(c.req.query("before")).data;
  const talk = await readTalk(platform, actor, t, id, { before, again: typed !== undefined });
  const about = { id, zone: talk.subject.zone };
  const said = await Promise.all(records.map((record) => record(platform, t, about)));
  const now = platform.clock.now();
  return { t, now, talk, still: before !== undefined, records: said, typed };
}

async function showTalk(c: C, typed?: TalkProps["typed"]): Promise<Response> {
  const props = await talkProps(c, typed);
  const title = c.var.t("conversations:title");
  return page(c, { title, at: "inbox", script: "translate.js" }, <TalkPage {...props} />);
}

route.get("/conversations/:id", { who: "participant" }, (c) => showTalk(c));

/** Whoever does not take part any more is shown so: what is on their page is taken away with all the rest of it. */
route.get("/conversations/:id/messages", { who: "participant" }, async (c) => {
  c.header("HX-Refresh", "true");
  const props = await talkProps(c);
  c.header("HX-Refresh", undefined);
  return send(c, (<Messages {...props} />).toString());
});

route.get("/live/conversations/:id", { who: "participant" }, async (c) => {
  const { platform, actor } = c.var;
  const id = param(c, "id");
  const { me } = await placeIn(platform.db, actor, await conversationById(platform.db, id));
  const there = () => noteThere(platform, me.personId, id).catch(() => {});
  return live(c, (change) => change.conversation === id, there);
});

const invalid = (c: C, { values, errors }: FormState) => {
  const say = (name: string) => {
    const error = errors[name];
    return error && c.var.t(error.key, error.values);
  };
  return showTalk(c, { value: values["body"]?.at(-1), errors: { body: say("body"), photo: say("photo") } });
};

route.post(
  "/conversations/:id/messages",
  { who: "participant", fields: writing, invalid, limit: largestUpload + 2 * 1024 * 1024 },
  async (c, { body, photo }) => {
    const { platform, actor, t } = c.var;
    const id = param(c, "id");
    try {
      await writeIn(platform, actor, id, { text: body, lang: t.lang, photo });
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== "invalid") throw error;
      const { key, values } = error;
      c.status(422);
      const field = key.startsWith("conversations:") ? "body" : "photo";
      return invalid(c, { values: { body: [body] }, errors: { [field]: { key, values } } });
    }
    return c.redirect(`/conversations/${id}#write`, 303);
  },
);

route.get("/messages/:id/photo", { who: "participant" }, async (c) =>
  pictureAnswer(c, await photoIn(c.var.platform, c.var.actor, param(c, "id"))),
);

route.post("/messages/:id/removal", { who: "participant" }, async (c) => {
  const id = await takeBack(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, `/conversations/${id}`, "conversations:done.taken_back");
});
