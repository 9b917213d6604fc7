// The addresses of openings: asking, confirming, reading for a day.
import type { Child } from "hono/jsx";
import { page } from "../../web/page.tsx";
import { param, routes, seeOther } from "../../web/route.ts";
import type { Record } from "../conversations/public.ts";
import { groupById } from "../groups/public.ts";
import { conversationById } from "../messages/public.ts";
import type { ReportPart } from "../reports/public.ts";
import { OpenedPage, OpeningPart, OpeningRecord } from "./pages/opened.tsx";
import { asking } from "./schema.ts";
import { approve, ask, readOpened } from "./service.ts";
import { openingsFor, openingsOf } from "./store.ts";

export const route = routes("openings");

route.post("/reports/:id/openings", { who: "host", fields: asking }, async (c, { reason }) => {
  const { platform, actor } = c.var;
  const { groupId } = await ask(platform, actor, param(c, "id"), reason);
  const group = await groupById(platform.db, groupId);
  return seeOther(c, `/groups/${group?.slug}/reports`, "openings:done.asked");
});

route.post("/openings/:id/approval", { who: "host" }, async (c) => {
  const id = param(c, "id");
  await approve(c.var.platform, c.var.actor, id);
  return seeOther(c, `/openings/${id}`, "openings:done.approved");
});

route.get("/openings/:id", { who: "host" }, async (c) => {
  const { platform, actor, t } = c.var;
  const { opening, messages } = await readOpened(platform, actor, param(c, "id"));
  const group = await groupById(platform.db, opening.groupId);
  return page(
    c,
    { title: t("openings:title"), at: "groups" },
    <OpenedPage
      t={t}
      opening={opening}
      messages={messages}
      back={`/groups/${group?.slug}/reports`}
      zone={group?.zone ?? "Europe/Copenhagen"}
    />,
  );
});

/** On the page of a conversation, for as long as it is there: who read it, when and why. */
export const recordOf: Record = async ({ db }, t, { id, zone }) =>
  (await openingsOf(db, id)).map((opening) => <OpeningRecord t={t} opening={opening} zone={zone} />);

/** Under each report whose conversation is there still. */
export const partsOf: ReportPart = async ({ db, clock }, t, { personId: readerId, zone, reports }) => {
  const openings = await openingsFor(
    db,
    reports.map(({ id }) => id),
  );
  const parts = new Map<string, Child>();
  for (const { id, subjectId } of reports) {
    if (!(await conversationById(db, subjectId))) continue;
    const own = openings.filter(({ reportId }) => reportId === id);
    const props = { t, zone, now: clock.now(), reportId: id, readerId, openings: own };
    parts.set(id, <OpeningPart {...props} />);
  }
  return parts;
};
