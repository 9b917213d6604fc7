// The end of e-mails, from the link in one of them.
import type { T } from "../../../platform/words.ts";
import { PostButton } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";

export const StopMailPage = ({ t, action }: { t: T; action: string }) => (
  <Narrow>
    <Masthead title={t("profiles:stop.title")} lead={<p>{t("profiles:stop.lead")}</p>} />
    <PostButton action={action} kind="main" icon="mail">
      {t("profiles:stop.button")}
    </PostButton>
  </Narrow>
);

export const StoppedPage = ({ t }: { t: T }) => (
  <Narrow>
    <Masthead title={t("profiles:stop.done")} lead={<p>{t("profiles:stop.done_lead")}</p>} />
  </Narrow>
);
