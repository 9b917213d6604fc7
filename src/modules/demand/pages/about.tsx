// On a group's page, before one joins: whether people are needed, also people like the reader, and where they are more.
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import type { Count, Figures, Want } from "../rules.ts";
import { type Nearby, NearbyGroups } from "./nearby.tsx";
import { How, neededWords, suitedWords } from "./want.tsx";

export interface DemandProps {
  t: T;
  slug: string;
  figures: Figures;
  want: Want;
  /** What the reader could have done; null for who is not signed in. */
  suited: (Count & { offers: boolean }) | null;
  nearby: Nearby[];
}

export const DemandCard = ({ t, slug, figures, want, suited, nearby }: DemandProps) => (
  <Card kicker={t("demand:title")} title={t(`demand:verdict.${want}`)} id="needs">
    <p>{neededWords(t, figures).join(" ")}</p>
    {suited && <p>{suitedWords(t, suited).join(" ")}</p>}
    <How t={t}>
      {t("demand:definition.places")} {suited && t("demand:definition.suited")}
    </How>
    {(want === "enough" || want === "quiet") && nearby.length > 0 && (
      <>
        <p>{t("demand:nearby.instead")}</p>
        <NearbyGroups t={t} nearby={nearby} />
      </>
    )}
    <ButtonLink href={`/groups/${slug}/needs`} kind="quiet" icon="next">
      {t("demand:which")}
    </ButtonLink>
  </Card>
);
