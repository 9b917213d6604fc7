// The inbox.
import { live } from "../../web/live.ts";
import { page } from "../../web/page.tsx";
import { param, routes, seeOther } from "../../web/route.ts";
import { InboxPage } from "./pages/inbox.tsx";
import { beforeField } from "./schema.ts";
import { markAllRead, openNotice, readInbox } from "./service.ts";

export const route = routes("notices");

route.get("/inbox", { who: "person" }, async (c) => {
  const { t, platform, actor } = c.var;
  const before = beforeField.safeParse(c.req.query("before")).data;
  const inbox = await readInbox(platform, actor, t, before);
  return page(
    c,
    { title: t("notices:title"), at: "inbox" },
    <InboxPage t={t} inbox={inbox} live={!before} />,
  );
});

route.post("/inbox/read", { who: "person" }, async (c) => {
  await markAllRead(c.var.platform, c.var.actor);
  return seeOther(c, "/inbox", "notices:done.read");
});

route.get("/inbox/:id", { who: "person" }, async (c) =>
  c.redirect(await openNotice(c.var.platform, c.var.actor, c.var.t, param(c, "id")), 303),
);

route.get("/live/inbox", { who: "person" }, (c) => {
  const { personId } = c.var.actor;
  return live(c, (change) => change.person === personId);
});
