// The end of SMS, from the link in one of them.
import type { T } from "../../../platform/words.ts";
import { PostButton } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";

export const StopSmsPage = ({ t, handle }: { t: T; handle: string }) => (
  <Narrow>
    <Masthead title={t("channels:stop.title")} lead={<p>{t("channels:stop.lead")}</p>} />
    <PostButton action={`/s/${handle}`} kind="main" icon="phone">
      {t("channels:stop.button")}
    </PostButton>
  </Narrow>
);

export const StoppedSmsPage = ({ t }: { t: T }) => (
  <Narrow>
    <Masthead title={t("channels:stop.done")} lead={<p>{t("channels:stop.done_lead")}</p>} />
  </Narrow>
);
