// The way from a host's desk to what was reported.
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";

export const ReportsLink = ({ t, slug, open }: { t: T; slug: string; open: number }) => (
  <ButtonLink href={`/groups/${slug}/reports`} icon="warn" kind={open > 0 ? "plain" : "quiet"}>
    {t("reports:link", { count: open })}
  </ButtonLink>
);
