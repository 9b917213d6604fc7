// The addresses of reporting messages.
import type { FormState } from "../../web/form.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { DisclosingPage } from "./pages/disclosing.tsx";
import { disclosure } from "./schema.ts";
import { choices, disclose } from "./service.ts";

export const route = routes("disclosures");

async function show(c: C, form?: FormState): Promise<Response> {
  const { platform, actor, t } = c.var;
  const choice = await choices(platform, actor, param(c, "id"));
  const now = platform.clock.now();
  return page(
    c,
    { title: t("disclosures:title"), at: "inbox" },
    <DisclosingPage t={t} now={now} choice={choice} form={form} />,
  );
}

route.get("/conversations/:id/report", { who: "participant" }, (c) => show(c));

route.post(
  "/conversations/:id/reports",
  { who: "participant", fields: disclosure, invalid: show },
  async (c, { messages, reason }) => {
    const id = param(c, "id");
    const { platform, actor } = c.var;
    const { left } = await choices(platform, actor, id);
    await disclose(platform, actor, id, { messages, reason });
    return seeOther(c, left ? "/conversations" : `/conversations/${id}`, "disclosures:done.sent");
  },
);
