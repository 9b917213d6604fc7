// The inbox, and the link in e-mails that stops them.
import { live } from "../../web/live.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { InboxPage } from "./pages/inbox.tsx";
import { StopMailPage, StoppedPage } from "./pages/stop.tsx";
import { beforeField } from "./schema.ts";
import { markAllRead, mayStopMail, openNotice, readInbox, stopMail } from "./service.ts";

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

const stopPage = (c: C) => {
  const { t } = c.var;
  return page(c, { title: t("notices:stop.title") }, <StopMailPage t={t} action={c.req.path} />);
};

route.get("/stop-mail/:id/:mark", { who: "anyone" }, async (c) => {
  const ours = await mayStopMail(c.var.platform, param(c, "id"), param(c, "mark"));
  return ours ? stopPage(c) : page(c, { title: c.var.t("notices:stop.done") }, <StoppedPage t={c.var.t} />);
});

route.post("/stop-mail/:id/:mark", { who: "anyone" }, async (c) => {
  await stopMail(c.var.platform, param(c, "id"), param(c, "mark"));
  return page(c, { title: c.var.t("notices:stop.done") }, <StoppedPage t={c.var.t} />);
});
