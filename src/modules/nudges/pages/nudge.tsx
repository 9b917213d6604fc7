// What somebody sees who was asked: for what, the two answers, and why they of all people.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Masthead, Narrow, Section } from "../../../ui/layout.tsx";
import type { Described } from "../../notices/public.ts";
import type { Opened } from "../service.ts";
import { reasonWords } from "./reasons.tsx";

export interface NudgeProps {
  t: T;
  opened: Opened;
  signedIn: boolean;
  /** Where the answer goes. */
  action: string;
  /** Where to be left in peace for a while, without signing in. */
  pause: string;
  /** Where to hear no more of this group. */
  mute: string;
}

export const NudgePage = (props: NudgeProps) => {
  const { t, opened } = props;
  const { about } = opened;
  return (
    <Narrow>
      <Masthead title={t(`nudges:page.${opened.is}`)} lead={<p>{t(`nudges:page.${opened.is}_more`)}</p>} />
      {about && opened.is !== "found" && opened.is !== "over" ? (
        <About t={t} about={about} opened={opened} />
      ) : null}
      {opened.is === "open" ? <Answers t={t} action={props.action} /> : null}
      {opened.is === "in" && about ? (
        <ButtonRow>
          <ButtonLink kind="main" href={about.url} icon="next">
            {t("nudges:page.to_call")}
          </ButtonLink>
        </ButtonRow>
      ) : null}
      {opened.beside.length > 0 ? <Beside t={t} beside={opened.beside} /> : null}
      <Why {...props} />
    </Narrow>
  );
};

const About = ({ t, about, opened }: { t: T; about: Described; opened: Opened }) => (
  <Facts
    items={[
      {
        icon: "hand",
        term: t("nudges:page.what"),
        value: <a href={about.url}>{about.title}</a>,
      },
      { icon: "clock", term: t("nudges:page.when"), value: about.when },
      { icon: "place", term: t("nudges:page.where"), value: about.where },
      { icon: "people", term: t("nudges:page.group"), value: <bdi>{opened.groupName}</bdi> },
    ]}
  />
);

const Answers = ({ t, action }: { t: T; action: string }) => (
  <form method="post" action={action} class="stack">
    <Button kind="main" icon="hand" big name="answer" value="yes">
      {t("nudges:page.yes")}
    </Button>
    <Button big name="answer" value="no">
      {t("nudges:page.no")}
    </Button>
    <p class="hint">{t("nudges:page.no_harm")}</p>
  </form>
);

const Beside = ({ t, beside }: { t: T; beside: readonly Described[] }) => (
  <Section title={t("nudges:page.beside")}>
    <ul class="lines">
      {beside.map(({ title, when, where, url }) => (
        <li class="line">
          <div class="words">
            <a class="cover" href={url}>
              {title}
            </a>
            <ul class="facts aside">
              <li>{when}</li>
              <li>{where}</li>
            </ul>
          </div>
        </li>
      ))}
    </ul>
  </Section>
);

const Why = ({ t, opened, signedIn, pause, mute }: NudgeProps) => (
  <Section title={t("nudges:page.why")}>
    <ul class="bullets">
      {opened.nudge.reasons.map((reason) => (
        <li>{reasonWords(t, reason, opened.nudge.km)}</li>
      ))}
      <li>{t("nudges:page.asks", { count: opened.asks })}</li>
    </ul>
    <ButtonRow>
      {signedIn ? (
        <ButtonLink href="/me/asking" icon="edit">
          {t("nudges:page.change")}
        </ButtonLink>
      ) : null}
      <ButtonLink href={pause} kind="quiet">
        {t("nudges:page.pause")}
      </ButtonLink>
      <ButtonLink href={mute} kind="quiet">
        {t("nudges:page.mute")}
      </ButtonLink>
    </ButtonRow>
  </Section>
);
