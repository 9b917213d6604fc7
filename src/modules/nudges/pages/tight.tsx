// "I can" meets something else the person has taken: decide between the two, or do both.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";

interface TightProps {
  t: T;
  is: "tight" | "overlap";
  action: string;
  /** What they have taken. */
  other: string;
  back: string;
}

export const TightPage = ({ t, is, action, other, back }: TightProps) => (
  <Narrow>
    <Masthead title={t(`nudges:busy.${is}`)} lead={<p>{t(`nudges:busy.${is}_more`)}</p>} />
    <ButtonRow>
      {is === "tight" ? (
        <PostButton action={action} fields={{ answer: "yes", accept: "overlap" }} kind="main" icon="hand">
          {t("nudges:busy.both")}
        </PostButton>
      ) : null}
      <ButtonLink href={other}>{t("nudges:busy.other")}</ButtonLink>
      <ButtonLink href={back} icon="back">
        {t("nudges:busy.back")}
      </ButtonLink>
    </ButtonRow>
  </Narrow>
);
