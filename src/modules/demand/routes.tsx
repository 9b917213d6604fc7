// Who was needed in a group lately: a page of its own, and what stands on the group's page before one joins.
import type { Child } from "hono/jsx";
import { page } from "../../web/page.tsx";
import { type C, param, routes } from "../../web/route.ts";
import { type Visit, visit } from "../groups/public.ts";
import { DemandCard } from "./pages/about.tsx";
import { NeedsPage } from "./pages/needs.tsx";
import { demandFor } from "./service.ts";

export const route = routes("demand");

route.get("/groups/:slug/needs", { who: "anyone" }, async (c) => {
  const { platform, actor, t } = c.var;
  const found = await visit(platform, actor, param(c, "slug"));
  const demand = await demandFor(platform, actor, found.group);
  const title = t("demand:page_title", { group: found.group.name });
  const body = (
    <NeedsPage t={t} slug={found.group.slug} {...found} {...demand} signedIn={actor.personId !== null} />
  );
  return page(c, { title, at: "groups" }, body);
});

/** For the group's own page. */
export async function aboutPart(c: C, { group }: Visit): Promise<Child> {
  const { platform, actor, t } = c.var;
  return <DemandCard t={t} slug={group.slug} {...(await demandFor(platform, actor, group))} />;
}
