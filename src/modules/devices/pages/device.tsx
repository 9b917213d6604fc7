// Another phone or computer: a code for it to read, made here.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Live, Masthead, Narrow } from "../../../ui/layout.tsx";
import { LinkCode, type LinkShown } from "./link.tsx";

export const DevicePage = ({ t, link }: { t: T; link: LinkShown | undefined }) => (
  <Narrow>
    <Masthead title={t("devices:title")} lead={<p>{t("devices:lead")}</p>} />
    <Live live={link?.state === "open" ? "/live/inbox" : undefined}>
      {link ? <LinkCode t={t} link={link} /> : null}
      <PostButton action="/me/device" kind={link?.state === "open" ? "plain" : "main"} icon="poster">
        {t(link ? "devices:again" : "devices:make")}
      </PostButton>
    </Live>
    <ButtonLink href="/me" kind="quiet" icon="back">
      {t("people:back_to_me")}
    </ButtonLink>
  </Narrow>
);
