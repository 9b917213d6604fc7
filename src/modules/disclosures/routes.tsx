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
  const { place, messages } = await choices(platform, actor, param(c, "id"));
  const now = platform.clock.now();
  return page(
    c,
    { title: t("disclosures:title"), at: "inbox" },
    <DisclosingPage t={t} now={now} place={place} messages={messages} form={form} />,
  );
}

route.get("/conversations/:id/report", { who: "participant" }, (c) => show(c));

route.post(
  "/conversations/:id/reports",
  { who: "participant", fields: disclosure, invalid: show },
  async (c, { messages, reason }) => {
    const id = param(c, "id");
    await disclose(c.var.platform, c.var.actor, id, { messages, reason });
    return seeOther(c, `/conversations/${id}`, "disclosures:done.sent");
  },
);
