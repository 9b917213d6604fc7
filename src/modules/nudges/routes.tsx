// The addresses of a nudge: read it, answer it, from the message itself or signed in.
import type { Actor } from "../../platform/actor.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { mutePath, pausePath } from "../attention/public.ts";
import { speakTo } from "../people/public.ts";
import { NudgePage } from "./pages/nudge.tsx";
import { TightPage } from "./pages/tight.tsx";
import { type AnswerFields, answerFields } from "./schema.ts";
import { byLink, open, ownNudge, reply } from "./service.ts";
import type { Nudge } from "./store.ts";

export const route = routes("nudges");

interface Found {
  nudge: Nudge;
  actor: Actor;
  /** Where the answer goes, and where it is read. */
  action: string;
  here: string;
}

async function linked(c: C): Promise<Found> {
  const [id, mark] = [param(c, "id"), param(c, "mark")];
  // Not the path as it came: that is decoded by now, and a line break may not stand in a header.
  const here = `/answer/${id}/${encodeURIComponent(mark)}`;
  const found = await byLink(c.var.platform, id, mark);
  await speakTo(c, found.nudge.personId);
  return { ...found, action: here, here };
}

async function signedIn(c: C): Promise<Found> {
  const id = param(c, "id");
  const { platform, actor } = c.var;
  const nudge = await ownNudge(platform, actor, id);
  return { nudge, actor, action: `/nudges/${id}/answers`, here: `/nudges/${id}` };
}

async function show(c: C, { nudge, action }: Found) {
  const { platform, t } = c.var;
  const opened = await open(platform, nudge, t);
  const pause = await pausePath(platform.db, nudge.personId);
  const signedIn = c.var.actor.personId !== null;
  const mute = await mutePath(platform.db, nudge.personId, opened.groupSlug);
  return page(
    c,
    { title: t(`nudges:page.${opened.is}`), at: "inbox" },
    <NudgePage t={t} opened={opened} signedIn={signedIn} action={action} pause={pause} mute={mute} />,
  );
}

async function hear(c: C, { nudge, actor, action, here }: Found, fields: AnswerFields) {
  const { platform, t } = c.var;
  const answered = await reply(platform, actor, nudge, fields);
  const { result } = answered;
  if (result === "tight" || result === "overlap") {
    c.status(409);
    return page(
      c,
      { title: t(`nudges:busy.${result}`) },
      <TightPage t={t} is={result} action={action} other={answered.other.url} back={here} />,
    );
  }
  return seeOther(c, here, doneAfter[result]);
}

const doneAfter: Record<string, string> = {
  claimed: "nudges:done.claimed",
  waiting: "nudges:done.waiting",
  offered: "nudges:done.waiting",
  declined: "nudges:done.declined",
};

route.get("/answer/:id/:mark", { who: "anyone" }, async (c) => show(c, await linked(c)));
route.post("/answer/:id/:mark", { who: "anyone", fields: answerFields }, async (c, fields) =>
  hear(c, await linked(c), fields),
);
route.get("/nudges/:id", { who: "person" }, async (c) => show(c, await signedIn(c)));
route.post("/nudges/:id/answers", { who: "person", fields: answerFields }, async (c, fields) =>
  hear(c, await signedIn(c), fields),
);
