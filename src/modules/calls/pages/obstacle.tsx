// Why a tap on "I can" took no place yet, and what to do about it: stand in line, or decide between two things.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import type { Other } from "../../turnout/public.ts";
import { whenOf } from "./sentences.tsx";

interface ObstacleProps {
  t: T;
  /** The call's address. */
  here: string;
  slot: string;
}

export const LinePage = ({ t, here, slot }: ObstacleProps) => (
  <Narrow>
    <Masthead title={t("calls:obstacle.full")} lead={t("calls:obstacle.full_more")} />
    <PostButton action={`${here}/claims`} fields={{ slot, wait: "on" }} kind="main" icon="waiting" big>
      {t("calls:page.wait")}
    </PostButton>
    <ButtonRow>
      <ButtonLink href={here} icon="back">
        {t("calls:obstacle.back")}
      </ButtonLink>
    </ButtonRow>
  </Narrow>
);

interface OverlapProps extends ObstacleProps {
  kind: "tight" | "overlap";
  other: Other;
  zone: string;
  now: Date;
}

export const OverlapPage = ({ t, here, slot, kind, other, zone, now }: OverlapProps) => {
  const when = whenOf({ ...other, timing: "date", expiresAt: other.endsAt ?? other.startsAt, zone }, t, now);
  return (
    <Narrow>
      <Masthead
        title={t(`calls:obstacle.${kind}`)}
        lead={t(`calls:obstacle.${kind}_more`, { when, where: other.area })}
      />
      <ButtonRow>
        {kind === "tight" ? (
          <PostButton action={`${here}/claims`} fields={{ slot, accept: "overlap" }} kind="main" icon="hand">
            {t("calls:obstacle.both")}
          </PostButton>
        ) : null}
        <ButtonLink href={other.url}>{t("calls:obstacle.other")}</ButtonLink>
        <ButtonLink href={here} icon="back">
          {t("calls:obstacle.back")}
        </ButtonLink>
      </ButtonRow>
    </Narrow>
  );
};
