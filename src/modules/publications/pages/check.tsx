// The last page before others see it: the call as they will read it, also in another language.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { type Fact, Facts } from "../../../ui/facts.tsx";
import { Narrow } from "../../../ui/layout.tsx";
import { Details } from "../../../ui/menu.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import { languageName } from "../../calls/public.ts";
import { type Asked, Progress, type StepPage, stepOf } from "../../drafts/public.ts";
import { SignUpFieldset } from "../../people/public.ts";
import { type Said, Summary, titleWords } from "./summary.tsx";

interface Props {
  asked: Asked;
  said: Said;
  now: Date;
  /** The words of a second language, to show that it reads natively there. */
  other: T;
  /** The call that will be changed. */
  callId: string | null;
  signedIn: boolean;
  hasPhoto: boolean;
  /** Why the time cannot be kept any more, and the page to choose another. */
  problem: { key: string; href: string } | undefined;
  /** When those who want an offer are served. */
  served: string | undefined;
  form: FormState;
}

export const CheckPage = (props: Props) => {
  const { asked, said, now, other, form, problem, served } = props;
  const { t, id } = asked;
  return (
    <Narrow>
      <Progress asked={asked} />
      <h1>{t("publications:check.title")}</h1>
      <FormErrors t={t} form={form} />
      {problem && (
        <Notice kind="warn" alive>
          <p>{t(problem.key)}</p>
          <p>
            <a href={problem.href}>{t("publications:check.other_time")}</a>
          </p>
        </Notice>
      )}
      <Card title={titleWords(said, t)} kicker={t("publications:check.others_see")}>
        <Summary t={t} now={now} said={said} change={(step) => <Change id={id} page={step} t={t} />} />
        <Own {...props} />
        {served && <p class="hint">{t("publications:check.served", { when: served })}</p>}
      </Card>
      <Apart {...props} />
      <Details label={t("publications:check.also", { language: languageName(other.lang, t) })}>
        <div lang={other.lang} dir={other.dir}>
          <Card title={titleWords(said, other)}>
            <Summary t={other} now={now} said={said} />
          </Card>
        </div>
      </Details>
      {!problem && <Publish {...props} />}
      <Back t={t} id={id} />
    </Narrow>
  );
};

const Change = ({ id, page, t }: { id: string; page: StepPage; t: T }) => (
  <a
    href={`/drafts/${id}/${page}`}
    aria-label={t("publications:check.change_what", { what: t(`drafts:step.${stepOf(page)}`) })}
  >
    {t("publications:check.change")}
  </a>
);

const Back = ({ t, id }: { t: T; id: string }) => (
  <ButtonRow>
    <ButtonLink kind="quiet" icon="back" href={`/drafts/${id}/extras`}>
      {t("drafts:back")}
    </ButtonLink>
  </ButtonRow>
);

/** What is in the author's own words, and for whom it is. */
const Own = ({ asked: { t, id, fields }, hasPhoto }: Props) => {
  const facts: Fact[] = [];
  if (fields.meetingPoint) {
    facts.push({
      icon: "route",
      term: t("publications:check.meeting"),
      value: <bdi>{fields.meetingPoint}</bdi>,
    });
  }
  if (fields.onBehalf && fields.consent) {
    facts.push({
      icon: "person",
      term: t("publications:check.behalf"),
      value: t(`drafts:consent.${fields.consent}`),
    });
  }
  return (
    <>
      {facts.length > 0 && <Facts items={facts} />}
      {fields.note && (
        <blockquote lang={fields.noteLang} dir="auto">
          {fields.note}
        </blockquote>
      )}
      {hasPhoto && <img class="photo" src={`/drafts/${id}/photo`} alt={t("drafts:extras.photo_alt")} />}
    </>
  );
};

/** What those who look at the board do not see. */
const Apart = ({ asked: { t, id, fields } }: Props) =>
  fields.address ? (
    <Card kicker={t("publications:check.apart")}>
      <Facts
        items={[
          {
            icon: "lock",
            term: t("publications:check.address"),
            value: <bdi>{fields.address}</bdi>,
            action: <Change id={id} page="address" t={t} />,
          },
        ]}
      />
    </Card>
  ) : null;

const Publish = ({ asked: { t, id }, callId, signedIn, form }: Props) => (
  <form method="post" action={`/drafts/${id}/publication`} class="stack">
    {callId && <input type="hidden" name="call" value={callId} />}
    {!signedIn && (
      <>
        <h2>{t("publications:check.who")}</h2>
        <p>{t("publications:check.who_hint")}</p>
        <SignUpFieldset t={t} form={form} />
        <p>
          <a href={`/sign-in?next=${encodeURIComponent(`/drafts/${id}/check`)}`}>
            {t("publications:check.sign_in")}
          </a>
        </p>
      </>
    )}
    {callId && (
      <Notice>
        <p>{t("publications:check.all_told")}</p>
      </Notice>
    )}
    <Button kind="main" big icon="check">
      {t(callId ? "publications:check.save" : "publications:check.publish")}
    </Button>
  </form>
);
