// The addresses of all conversations of somebody, and of beginning one.
import { page } from "../../web/page.tsx";
import { routes } from "../../web/route.ts";
import { ListPage } from "./pages/list.tsx";
import { beginning } from "./schema.ts";
import { converse, myConversations } from "./service.ts";

export const route = routes("contacts");

route.get("/conversations", { who: "person" }, async (c) => {
  const { platform, actor, t } = c.var;
  const lines = await myConversations(platform, actor, t);
  return page(c, { title: t("contacts:list.title"), at: "inbox" }, <ListPage t={t} lines={lines} />);
});

route.post(
  "/conversations",
  { who: "participant", fields: beginning },
  async (c, { kind, subject, claim }) => {
    const { platform, actor } = c.var;
    const id = await converse(platform, actor, { kind, subjectId: subject, claimId: claim });
    return c.redirect(`/conversations/${id}`, 303);
  },
);
