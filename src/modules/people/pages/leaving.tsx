// Leaving for good: what goes, what stays without a name, and a second question before it is done.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";

export const LeavingPage = ({ t }: { t: T }) => (
  <Narrow>
    <Masthead title={t("people:leaving.title")} lead={<p>{t("people:leaving.lead")}</p>} />
    <Card title={t("people:leaving.goes")}>
      <ul class="bullets">
        <li>{t("people:leaving.goes_profile")}</li>
        <li>{t("people:leaving.goes_groups")}</li>
        <li>{t("people:leaving.goes_calls")}</li>
        <li>{t("people:leaving.goes_places")}</li>
      </ul>
    </Card>
    <Card title={t("people:leaving.stays")}>
      <p>{t("people:leaving.stays_text")}</p>
    </Card>
    <p class="row">
      <ButtonLink href="/me/leaving/sure" kind="danger">
        {t("people:leaving.go_on")}
      </ButtonLink>
      <ButtonLink href="/me">{t("people:leaving.stay")}</ButtonLink>
    </p>
  </Narrow>
);

export const LeavingSurePage = ({ t }: { t: T }) => (
  <Narrow>
    <Masthead title={t("people:leaving.sure")} />
    <Notice kind="warn">
      <p>{t("people:leaving.no_undo")}</p>
    </Notice>
    <PostButton action="/me/leaving" kind="danger" icon="remove">
      {t("people:leaving.delete")}
    </PostButton>
    <p>
      <ButtonLink href="/me">{t("people:leaving.stay")}</ButtonLink>
    </p>
  </Narrow>
);
