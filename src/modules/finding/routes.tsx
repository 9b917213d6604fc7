// Addresses of the front page and of finding a group.
import { page } from "../../web/page.tsx";
import { type C, routes } from "../../web/route.ts";
import { FindPage } from "./pages/find.tsx";
import { HomePage } from "./pages/home.tsx";
import { pageNumber } from "./rules.ts";
import { findGroups, front } from "./service.ts";

export const route = routes("finding");

route.get("/", { who: "anyone" }, async (c) => {
  const { platform, actor, t } = c.var;
  const { mine, speed } = await front(platform, actor);
  const props = { t, mine, speed, helpAt: "/groups" };
  return page(
    c,
    { title: t("finding:home.title"), description: t("finding:home.what") },
    <HomePage {...props} />,
  );
});

route.get("/groups", { who: "anyone" }, async (c) => {
  const { platform, actor, t } = c.var;
  const asked = { q: queried(c, "q"), near: queried(c, "near"), page: pageNumber(c.req.query("page")) };
  const found = await findGroups(platform, actor, asked);
  const next = found.more ? `/groups?${new URLSearchParams(nextPage(asked))}` : undefined;
  return page(
    c,
    { title: t("finding:find.title"), at: "groups" },
    <FindPage {...found} t={t} q={asked.q} next={next} />,
  );
});

/** One line of what was asked, as forms deliver it: composed, trimmed, without NUL, not endless. */
const queried = (c: C, name: string): string =>
  (c.req.query(name) ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 80);

function nextPage({ q, near, page }: { q: string; near: string; page: number }): Record<string, string> {
  return { ...(q ? { q } : {}), ...(near ? { near } : {}), page: String(page + 1) };
}
