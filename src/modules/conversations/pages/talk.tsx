// A conversation: who takes part, what was written, and the form to write.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Masthead, Narrow, Section } from "../../../ui/layout.tsx";
import { Details } from "../../../ui/menu.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { type Utterance, Talk as Utterances } from "../../../ui/talk.tsx";
import { canTakeBack, type Message, takeBackMinutes } from "../../messages/public.ts";
import { daysKept } from "../rules.ts";
import type { Talk } from "../service.ts";
import { Writing, type WritingProps } from "./writing.tsx";

export interface TalkProps {
  t: T;
  now: Date;
  talk: Talk;
  /** A page of older messages, which does not change. */
  still: boolean;
  /** What others add to the page: who has read along, and why. */
  records: Child[];
  /** What was typed, when it did not fit. */
  typed?: Pick<WritingProps, "value" | "errors"> | undefined;
}

export const TalkPage = (props: TalkProps) => {
  const { t, talk, still, records, typed } = props;
  const { conversation, subject, hindrance, about } = talk;
  const here = `/conversations/${conversation.id}`;
  return (
    <Narrow>
      <Masthead
        kicker={t(conversation.two ? "conversations:kicker.two" : "conversations:kicker.all")}
        title={about?.title ?? t("conversations:title")}
        lead={<Lead {...props} />}
        actions={
          <ButtonLink href={subject.url} icon="back">
            {t("conversations:to_subject")}
          </ButtonLink>
        }
      />
      {records}
      <Kept {...props} />
      <Messages {...props} />
      {still ? (
        <ButtonLink href={here}>{t("conversations:newest")}</ButtonLink>
      ) : hindrance || !talk.openable ? (
        <Notice kind="info">
          {t(hindrance ? `conversations:hindrance.${hindrance}` : "conversations:locked")}
        </Notice>
      ) : (
        <Writing t={t} action={`${here}/messages`} {...typed} />
      )}
      <More {...props} />
    </Narrow>
  );
};

const Lead = ({ t, talk }: TalkProps) => {
  const { others, about } = talk;
  return (
    <>
      {about ? <p>{about.when}</p> : null}
      <p>
        {t("conversations:with")}{" "}
        {others.length === 0
          ? t("conversations:nobody")
          : others.flatMap(({ name }, i) => [i ? ", " : "", <bdi>{name}</bdi>])}
      </p>
    </>
  );
};

const dateOf = (t: T, at: Date, zone: string): string =>
  new Intl.DateTimeFormat(t.locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: zone,
  }).format(at);

/** How private it is, and until when: said before anybody writes. */
const Kept = ({ t, talk }: TalkProps) => (
  <div class="stack">
    <p class="hint">
      {t("conversations:kept.until", {
        days: daysKept,
        date: dateOf(t, talk.deleteAfter, talk.subject.zone),
      })}
    </p>
    <Details label={t("conversations:kept.open")}>
      <ul class="bullets">
        {(talk.conversation.two
          ? (["readers_two", "hosts", "sealed", "not_end_to_end", "back"] as const)
          : (["readers_all", "hosts", "sealed", "not_end_to_end", "back"] as const)
        ).map((line) => (
          <li>{t(`conversations:kept.${line}`, { minutes: takeBackMinutes })}</li>
        ))}
      </ul>
    </Details>
  </div>
);

/** What changes while people look. Fetched again on its own, and without the form people write in. */
export const Messages = (props: TalkProps) => {
  const { t, talk, still } = props;
  const here = `/conversations/${talk.conversation.id}`;
  const live = still
    ? {}
    : {
        "data-live": `/live${here}`,
        "data-call": talk.conversation.id,
        "data-href": `${here}/messages`,
      };
  return (
    <div class="stack" id="talk" role="log" aria-label={t("conversations:log")} {...live}>
      {talk.openable ? null : <Notice kind="error">{t("conversations:locked")}</Notice>}
      {talk.older ? (
        <ButtonLink href={`${here}?before=${talk.older}`} kind="quiet" icon="up">
          {t("conversations:older")}
        </ButtonLink>
      ) : null}
      {talk.messages.length > 0 ? (
        <Utterances
          label={t("conversations:log")}
          utterances={talk.messages.map((message) => utterance(props, message))}
        />
      ) : (
        <p class="soft">{t("conversations:empty")}</p>
      )}
    </div>
  );
};

function utterance({ t, now, talk, still }: TalkProps, message: Message): Utterance {
  const { id, author, at, state, text, lang, photo, number } = message;
  const own = author.personId === talk.me.personId;
  const fresh = !own && !still && number > talk.seen && state !== "taken_back";
  return {
    id,
    own,
    author: own ? t("conversations:you") : author.name,
    when: whenOf(t, at, now, talk.subject.zone),
    datetime: at.toISOString(),
    fresh: fresh ? t("conversations:new") : undefined,
    text,
    lang: lang === "und" ? undefined : lang,
    instead: state === "readable" ? undefined : t(`conversations:instead.${state}`),
    photo: photo
      ? { src: `/messages/${id}/photo`, ...photo, alt: t("conversations:photo_of", { name: author.name }) }
      : undefined,
    action:
      own && canTakeBack(message, now) ? (
        <PostButton action={`/messages/${id}/removal`} kind="quiet">
          {t("conversations:take_back")}
        </PostButton>
      ) : undefined,
  };
}

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

const timeOf = (t: T, at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(t.locale, { ...clock, timeZone }).format(at);

/** "14:05" today, otherwise with the day. */
export function whenOf(t: T, at: Date, now: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone });
  return day.format(at) === day.format(now) ? timeOf(t, at, timeZone) : dayAndTime(t, at, timeZone);
}

/** "10 June, 14:05". */
export function dayAndTime(t: T, at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat(t.locale, { day: "numeric", month: "long", timeZone }).format(at);
  return t("conversations:moment", { day, time: timeOf(t, at, timeZone) });
}

const More = ({ t, talk }: TalkProps) => {
  const here = `/conversations/${talk.conversation.id}`;
  const theirs = talk.messages.some(
    ({ author, state }) => author.personId !== talk.me.personId && state === "readable",
  );
  return (
    <Section title={t("conversations:more.title")}>
      <div class="stack" data-translate hidden>
        <p class="hint">{t("conversations:translate.hint")}</p>
        <p>
          <button
            type="button"
            class="btn plain"
            data-failed={t("conversations:translate.failed")}
            data-made={t("conversations:translate.made")}
          >
            <span>{t("conversations:translate.button")}</span>
          </button>
        </p>
        <p class="hint" aria-live="polite" data-translate-said />
      </div>
      <ButtonRow>
        <PostButton
          action="/drafts"
          fields={{ what: "need.translate_meeting", group: talk.subject.slug }}
          icon="languages"
        >
          {t("conversations:more.translate")}
        </PostButton>
        {theirs ? (
          <ButtonLink href={`${here}/report`} kind="quiet" icon="warn">
            {t("conversations:more.report")}
          </ButtonLink>
        ) : null}
        <ButtonLink href="/conversations" kind="quiet" icon="answer">
          {t("conversations:more.all")}
        </ButtonLink>
      </ButtonRow>
    </Section>
  );
};
