// What hosts did to help me back in, with both their names, and the one tap that stops it.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { isOpen } from "../rules.ts";
import { RecoveryFacts, type Shown, StatusChip } from "./words.tsx";

export const MinePage = ({ t, recoveries }: { t: T; recoveries: Shown[] }) => (
  <Narrow>
    <Masthead title={t("recoveries:mine.title")} lead={<p>{t("recoveries:mine.lead")}</p>} />
    {recoveries.map((recovery) => (
      <Card title={<StatusChip t={t} status={recovery.status} />}>
        <RecoveryFacts t={t} recovery={recovery} />
        {isOpen(recovery.status) ? (
          <PostButton
            action={`/me/recoveries/${recovery.id}/stop`}
            kind="danger"
            big
            icon="closed"
            before={<p>{t("recoveries:mine.stop_what")}</p>}
          >
            {t("recoveries:stop.button")}
          </PostButton>
        ) : null}
      </Card>
    ))}
    {recoveries.length === 0 ? <Empty icon="key" title={t("recoveries:mine.none")} /> : null}
    <ButtonLink href="/me" kind="quiet" icon="back">
      {t("people:back_to_me")}
    </ButtonLink>
  </Narrow>
);
