// "I can't after all": asks why, in one tap.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { RadioList } from "../../../ui/choice.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";

export interface ReleaseProps {
  t: T;
  claimId: string;
  /** The page of the occasion. */
  back: string;
  reasons: readonly string[];
  error?: string | undefined;
}

export const ReleasePage = ({ t, claimId, back, reasons, error }: ReleaseProps) => (
  <Narrow>
    <Masthead title={t("turnout:release.title")} lead={t("turnout:release.lead")} />
    <form method="post" action={`/claims/${claimId}/release`} class="stack">
      <RadioList
        name="reason"
        legend={t("turnout:release.why")}
        hint={t("turnout:release.hint")}
        error={error}
        options={reasons.map((reason) => ({ value: reason, label: t(`turnout:release.reason.${reason}`) }))}
      />
      <ButtonRow>
        <Button kind="main" icon="close">
          {t("turnout:release.do")}
        </Button>
        <ButtonLink href={back} icon="back">
          {t("turnout:release.keep")}
        </ButtonLink>
      </ButtonRow>
    </form>
  </Narrow>
);
