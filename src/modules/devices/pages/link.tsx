// A link as a square code on one device, and the question it asks on the other.
import { raw } from "hono/html";
import type { T } from "../../../platform/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ShortBox } from "../../people/public.ts";
import { type LinkState, linkMinutes } from "../rules.ts";

export interface LinkShown {
  state: LinkState;
  endsAt: Date;
  url: string;
  /** An SVG document of the square code. */
  qr: string;
}

export const LinkCode = ({ t, link }: { t: T; link: LinkShown }) => {
  if (link.state === "used")
    return (
      <Notice kind="success" alive>
        <p>{t("devices:link.used")}</p>
      </Notice>
    );
  if (link.state === "over")
    return (
      <Notice alive>
        <p>{t("devices:link.over")}</p>
      </Notice>
    );
  return (
    <>
      <p>{t("devices:link.how", { count: linkMinutes })}</p>
      <div class="qr code-sheet" aria-hidden="true">
        {raw(link.qr)}
      </div>
      <p class="hint">{t("devices:link.address")}</p>
      <p class="hint address" dir="ltr">
        {link.url.replace(/^https?:\/\//, "")}
      </p>
      <Notice kind="warn">
        <p>{t("devices:link.secret")}</p>
      </Notice>
    </>
  );
};

interface OpenProps {
  t: T;
  name: string;
  /** For somebody who lost everything and begins anew. */
  anew: boolean;
  action: string;
}

export const OpenPage = ({ t, name, anew, action }: OpenProps) => (
  <Narrow>
    <Masthead
      title={t("devices:open.title", { name })}
      lead={<p>{t(anew ? "devices:open.anew" : "devices:open.lead")}</p>}
    />
    <form method="post" action={action} class="stack">
      {anew ? null : <ShortBox t={t} />}
      <Button kind="main" big icon="key">
        {t("devices:open.button", { name })}
      </Button>
    </form>
    <p class="hint">{t("devices:open.not_you")}</p>
  </Narrow>
);
