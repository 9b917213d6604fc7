// What two hosts read for a day, and the record of it that everybody concerned sees.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, PostButton } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { Details } from "../../../ui/menu.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Talk } from "../../../ui/talk.tsx";
import { dayAndTime } from "../../conversations/public.ts";
import type { Message } from "../../messages/public.ts";
import type { Opening } from "../store.ts";

interface Props {
  t: T;
  opening: Opening;
  zone: string;
}

export const OpenedPage = ({
  t,
  opening,
  zone,
  messages,
  back,
}: Props & { messages: Message[]; back: string }) => (
  <Narrow>
    <Masthead
      title={t("openings:title")}
      lead={
        opening.endsAt ? <p>{t("openings:until", { when: dayAndTime(t, opening.endsAt, zone) })}</p> : null
      }
      actions={
        <ButtonLink href={back} icon="back">
          {t("openings:back")}
        </ButtonLink>
      }
    />
    <OpeningRecord t={t} opening={opening} zone={zone} />
    <Talk
      label={t("openings:title")}
      utterances={messages.map(({ id, author, at, state, text, lang, photo }) => ({
        id,
        author: author.name,
        when: dayAndTime(t, at, zone),
        datetime: at.toISOString(),
        text: text || (photo ? t("openings:photo") : ""),
        lang: lang === "und" ? undefined : lang,
        instead: state === "readable" ? undefined : t(`openings:instead.${state}`),
      }))}
    />
  </Narrow>
);

/** Who opened it when, and why. */
export const OpeningRecord = ({ t, opening, zone }: Props) => (
  <Notice kind="warn" title={t("openings:record.title")}>
    <p>
      {t("openings:record.what", {
        asker: opening.asker ?? t("openings:record.gone"),
        approver: opening.approver ?? t("openings:record.gone"),
        when: dayAndTime(t, opening.approvedAt ?? opening.askedAt, zone),
        until: dayAndTime(t, opening.endsAt ?? opening.askedAt, zone),
      })}
    </p>
    <p>
      {t("openings:record.why")} <bdi>{opening.reason}</bdi>
    </p>
  </Notice>
);

interface PartProps {
  t: T;
  zone: string;
  now: Date;
  reportId: string;
  readerId: string;
  openings: Opening[];
}

/** Under a report: asking for the whole conversation, confirming it, and the way to read it. */
export const OpeningPart = ({ t, zone, now, reportId, readerId, openings }: PartProps) => {
  const waiting = openings.find(({ approvedAt, askerIsHost }) => approvedAt === null && askerIsHost);
  const open = openings.find(({ endsAt }) => endsAt !== null && endsAt > now);
  return (
    <>
      {openings
        .filter(({ approvedAt }) => approvedAt !== null)
        .map((opening) => (
          <OpeningRecord t={t} opening={opening} zone={zone} />
        ))}
      {open && [open.askedBy, open.approvedBy].includes(readerId) ? (
        <ButtonLink href={`/openings/${open.id}`} icon="lock">
          {t("openings:read")}
        </ButtonLink>
      ) : null}
      {waiting ? <Waiting t={t} waiting={waiting} readerId={readerId} /> : null}
      {waiting || open ? null : (
        <Details label={t("openings:ask.open")}>
          <form method="post" action={`/reports/${reportId}/openings`} class="stack">
            <p>{t("openings:ask.what")}</p>
            <TextArea
              name="reason"
              id={`reason-${reportId}`}
              label={t("openings:ask.reason")}
              hint={t("openings:ask.hint")}
              rows={3}
              maxlength={600}
              required
            />
            <div>
              <Button>{t("openings:ask.send")}</Button>
            </div>
          </form>
        </Details>
      )}
    </>
  );
};

const Waiting = ({ t, waiting, readerId }: { t: T; waiting: Opening; readerId: string }) => {
  if (waiting.askedBy === readerId) return <p class="hint">{t("openings:waiting")}</p>;
  return (
    <div class="stack">
      <p>
        {t("openings:asked", { name: waiting.asker ?? t("openings:record.gone") })}{" "}
        <bdi>{waiting.reason}</bdi>
      </p>
      <PostButton action={`/openings/${waiting.id}/approval`} icon="check">
        {t("openings:approve")}
      </PostButton>
    </div>
  );
};
