// My calls and my places: what I asked for, and where I help.
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Masthead, Section } from "../../../ui/layout.tsx";
import { AllConversations } from "../../contacts/public.ts";
import { isLive, placesOf, takenOf } from "../rules.ts";
import type { MineFound } from "../service.ts";
import type { Call } from "../store.ts";
import { callStatus } from "./card.tsx";
import { Line, type LineState } from "./line.tsx";

interface MineProps extends MineFound {
  t: T;
  now: Date;
}

export const Mine = ({ t, now, asked, helping }: MineProps) => (
  <>
    <Masthead title={t("calls:mine.title")} actions={<AllConversations t={t} />} />
    <Section
      title={t("calls:mine.asked")}
      action={
        <ButtonLink kind="main" icon="plus" href="/calls/new">
          {t("calls:board.ask")}
        </ButtonLink>
      }
    >
      {asked.length ? (
        <ul class="lines">
          {asked.map((call) => (
            <Line call={call} t={t} now={now} state={askedState(call, t, now)} />
          ))}
        </ul>
      ) : (
        <Empty icon="hand" title={t("calls:mine.none_asked")} />
      )}
    </Section>
    <Section title={t("calls:mine.helping")}>
      {helping.length ? (
        <ul class="lines">
          {helping.map(({ claim, call }) => (
            <Line
              call={call}
              t={t}
              now={now}
              state={helpingState(claim.state, claim.outcome, call, t, now)}
            />
          ))}
        </ul>
      ) : (
        <Empty
          icon="people"
          title={t("calls:mine.none_helping")}
          action={<ButtonLink href="/groups">{t("calls:mine.find")}</ButtonLink>}
        />
      )}
    </Section>
  </>
);

function askedState(call: Call, t: T, now: Date): LineState {
  const status = callStatus(call, now);
  const word = isLive(status)
    ? t("calls:mine.places", {
        status: t(`calls:status.${status}`),
        taken: takenOf(call),
        places: placesOf(call),
      })
    : t(`calls:status.${status}`);
  return {
    word,
    icon: status === "filled" || status === "done" ? "success" : "info",
    tone: status === "open" ? "accent" : "plain",
  };
}

function helpingState(state: string, outcome: string | null, call: Call, t: T, now: Date): LineState {
  const status = callStatus(call, now);
  if (status === "cancelled") return { word: t("calls:status.cancelled"), icon: "closed", tone: "plain" };
  if (outcome) return { word: t(`calls:people.outcome.${outcome}`), icon: "thanks", tone: "plain" };
  return {
    word: t(`calls:card.mine.${state}`),
    icon: state === "waiting" ? "waiting" : "check",
    tone: state === "offered" ? "warn" : "good",
  };
}
