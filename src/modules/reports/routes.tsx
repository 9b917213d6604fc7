// The addresses of reports, for hosts.
import type { Child } from "hono/jsx";
import type { Platform } from "../../platform/platform.ts";
import type { T } from "../../platform/words.ts";
import { page } from "../../web/page.tsx";
import { param, routes, seeOther } from "../../web/route.ts";
import { GroupHead, groupById } from "../groups/public.ts";
import { ReportsPage } from "./pages/reports.tsx";
import { close, reportFor, reportsIn } from "./service.ts";
import type { Report } from "./store.ts";

export const route = routes("reports");

/** What others have to say about reports: by the report's id. */
export type ReportPart = (
  platform: Platform,
  t: T,
  about: { personId: string; zone: string; reports: readonly Report[] },
) => Promise<Map<string, Child>>;
const parts: ReportPart[] = [];

export function addReportPart(part: ReportPart): void {
  parts.push(part);
}

route.get("/groups/:slug/reports", { who: "host" }, async (c) => {
  const { platform, actor, t } = c.var;
  const { group, me, reports } = await reportsIn(platform, actor, param(c, "slug"));
  const about = { personId: actor.personId ?? "", zone: group.zone, reports };
  const said = await Promise.all(parts.map((part) => part(platform, t, about)));
  return page(
    c,
    { title: t("reports:title"), at: "groups" },
    <ReportsPage
      t={t}
      head={<GroupHead t={t} group={group} me={me} signedIn at="desk" />}
      zone={group.zone}
      reports={reports}
      partsOf={(id) => said.map((part) => part.get(id) ?? null)}
    />,
  );
});

route.post("/reports/:id/closing", { who: "host" }, async (c) => {
  const { platform, actor } = c.var;
  const id = param(c, "id");
  const { groupId } = await reportFor(platform, actor, id);
  await close(platform, actor, id);
  const group = await groupById(platform.db, groupId);
  return seeOther(c, `/groups/${group?.slug}/reports`, "reports:done.closed");
});
