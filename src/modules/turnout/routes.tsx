// The addresses of one's own place: accept it, give it back.
import { Refusal } from "../../platform/refusal.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { ReleasePage } from "./pages/release.tsx";
import { reasons, releaseFields } from "./schema.ts";
import { accept, ownClaim, release } from "./service.ts";

export const route = routes("turnout");

const showRelease = async (c: C, error?: string) => {
  const { platform, actor, t } = c.var;
  const claim = await ownClaim(platform, actor, param(c, "id"));
  const props = { t, claimId: claim.claimId, back: claim.url, reasons, error };
  return page(c, { title: t("turnout:release.title"), at: "mine" }, <ReleasePage {...props} />);
};

route.get("/claims/:id/release", { who: "participant" }, (c) => showRelease(c));

route.post(
  "/claims/:id/release",
  {
    who: "participant",
    fields: releaseFields,
    invalid: (c) => showRelease(c, c.var.t("turnout:release.choose")),
  },
  async (c, { reason }) => {
    const { platform, actor } = c.var;
    const { url, hasPlace } = await release(platform, actor, { claimId: param(c, "id"), reason });
    return seeOther(c, url, hasPlace ? "turnout:done.released" : "turnout:done.left_line");
  },
);

route.post("/claims/:id/acceptance", { who: "participant" }, async (c) => {
  const { platform, actor } = c.var;
  const { url, claimId } = await ownClaim(platform, actor, param(c, "id"));
  const accepted = await accept(platform, actor, claimId);
  switch (accepted.result) {
    case "claimed":
      return seeOther(c, url, accepted.known ? "turnout:done.accepted" : "turnout:done.accepted_unconfirmed");
    case "already":
      return seeOther(c, url, "turnout:done.accepted");
    case "overlap":
      throw new Refusal("conflict", "turnout:refusal.overlap");
    default:
      throw new Refusal("gone", "turnout:refusal.offer_over");
  }
});
