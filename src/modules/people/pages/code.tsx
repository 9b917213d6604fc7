// The recovery code: shown once to be kept, or made anew.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Code } from "../../../ui/code.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";

interface FreshProps {
  t: T;
  name: string;
  /** Twenty digits. */
  code: string;
  next: string;
}

export const FreshCodePage = ({ t, name, code, next }: FreshProps) => (
  <Narrow>
    <Masthead title={t("people:code.title")} lead={<p>{t("people:code.lead")}</p>} />
    <p class="big">
      <bdi>{name}</bdi>
    </p>
    <Code
      code={code}
      label={t("people:code.label")}
      copy={t("people:code.copy")}
      copied={t("people:code.copied")}
    />
    <p class="no-print">{t("people:code.keep")}</p>
    <Notice kind="warn">
      <p>{t("people:code.secret")}</p>
    </Notice>
    <div class="no-print">
      <PostButton action="/me/code/kept" fields={{ next }} kind="main" big icon="check">
        {t("people:code.kept")}
      </PostButton>
    </div>
  </Narrow>
);

export const RenewCodePage = ({ t, had }: { t: T; had: boolean }) => (
  <Narrow>
    <Masthead
      title={t("people:code.title")}
      lead={<p>{t(had ? "people:code.hidden" : "people:code.none")}</p>}
    />
    <PostButton
      action="/me/code"
      kind="main"
      icon="key"
      before={had ? <p>{t("people:code.old_ends")}</p> : undefined}
    >
      {t("people:code.renew")}
    </PostButton>
    <ButtonLink href="/me" kind="quiet" icon="back">
      {t("people:back_to_me")}
    </ButtonLink>
  </Narrow>
);
