// Addresses of passkeys: a person's own, and the way in.

import { giveVisit } from "../../web/cookies.ts";
import { emptyForm, type FormState } from "../../web/form.ts";
import { limit } from "../../web/limit.ts";
import { page } from "../../web/page.tsx";
import { type C, param, routes, seeOther } from "../../web/route.ts";
import { wayBack } from "../../web/way.ts";
import { addWayIn, deviceOf, ensureSession } from "../people/public.ts";
import { KeysPage } from "./pages/keys.tsx";
import { FailedPage, WayInForm } from "./pages/way-in.tsx";
import { addForm, wayInForm } from "./schema.ts";
import * as passkeys from "./service.ts";

export const route = routes("passkeys");
const script = "passkeys.js";

addWayIn({ script, show: (c, next) => <WayInForm t={c.var.t} next={next} /> });

async function keysPage(c: C, form: FormState): Promise<Response> {
  const { t, platform, actor } = c.var;
  const keys = await passkeys.myPasskeys(platform, actor);
  const title = t("passkeys:title");
  const props = { t, keys, form, device: deviceOf(c), mayHost: actor.mayHost };
  return page(c, { title, at: "me", script }, <KeysPage {...props} />);
}

route.get("/me/keys", { who: "person" }, (c) => keysPage(c, emptyForm));

route.post("/me/keys/challenge", { who: "person" }, async (c) => {
  limit(c, "passkey");
  return c.json(await passkeys.offerToAdd(c.var.platform, c.var.actor));
});

route.post("/me/keys", { who: "person", fields: addForm, invalid: keysPage }, async (c, { name, answer }) => {
  const added = await passkeys.addPasskey(c.var.platform, c.var.actor, { name, answer, label: deviceOf(c) });
  if (added) return seeOther(c, "/me/keys", "passkeys:done.added");
  c.status(422);
  return keysPage(c, {
    values: { name: [name] },
    errors: { name: { key: "passkeys:error.add", values: {} } },
  });
});

route.post("/me/keys/:id/end", { who: "person" }, async (c) => {
  await passkeys.removePasskey(c.var.platform, c.var.actor, param(c, "id"));
  return seeOther(c, "/me/keys", "passkeys:done.removed");
});

route.post("/sign-in/passkey/challenge", { who: "anyone" }, async (c) => {
  limit(c, "passkey");
  return c.json(await passkeys.offerToSignIn(c.var.platform, await ensureSession(c)));
});

const failedPage = (c: C, next: string) =>
  page(
    c,
    { title: c.var.t("passkeys:failed.title"), at: "me", script },
    <FailedPage t={c.var.t} next={next} />,
  );

route.post(
  "/sign-in/passkey",
  {
    who: "anyone",
    fields: wayInForm,
    invalid: (c, { values }) => failedPage(c, wayBack(values["next"]?.[0], "")),
  },
  async (c, { answer, next }) => {
    limit(c, "passkey");
    const { platform, actor } = c.var;
    const token = await passkeys.signInWithPasskey(platform, actor, { answer, label: deviceOf(c) });
    if (!token) {
      c.status(422);
      return failedPage(c, wayBack(next, ""));
    }
    giveVisit(c, token);
    return seeOther(c, wayBack(next), "people:done.signed_in");
  },
);
