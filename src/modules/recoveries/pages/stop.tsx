// The link in a message that stops a recovery: it asks, and says what became of it.
import type { T } from "../../../platform/words.ts";
import { PostButton } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { isOpen, type Status } from "../rules.ts";

interface Props {
  t: T;
  status: Status;
  group: string;
  action: string;
}

export const StopPage = ({ t, status, group, action }: Props) => (
  <Narrow>
    <Masthead
      title={t("recoveries:stop.title")}
      lead={<p>{isOpen(status) ? t("recoveries:stop.lead", { group }) : t("recoveries:stop.done")}</p>}
    />
    {isOpen(status) ? (
      <PostButton action={action} kind="danger" big icon="closed">
        {t("recoveries:stop.button")}
      </PostButton>
    ) : null}
  </Narrow>
);
