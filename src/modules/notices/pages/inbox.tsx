// The inbox: what happened, day by day, newest first.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Live, Masthead, Narrow, Section } from "../../../ui/layout.tsx";
import { Timeline } from "../../../ui/timeline.tsx";
import type { Inbox, Said } from "../service.ts";

interface Props {
  t: T;
  inbox: Inbox;
  /** False on older pages, which do not change. */
  live: boolean;
}

export const InboxPage = ({ t, inbox, live }: Props) => (
  <Narrow>
    <Masthead title={t("notices:title")} />
    <Live live={live ? "/live/inbox" : undefined}>
      {inbox.unread > 0 && (
        <PostButton action="/inbox/read" kind="quiet" icon="check">
          {t("notices:mark_all")}
        </PostButton>
      )}
      {inbox.days.map(({ day, items }) => (
        <Section title={dayWords(t, day, inbox.today)}>
          <Timeline items={items.map((item) => moment(t, item))} />
        </Section>
      ))}
      {inbox.days.length === 0 && (
        <Empty
          icon="inbox"
          title={t("notices:empty")}
          action={<ButtonLink href="/groups">{t("web:nav.groups")}</ButtonLink>}
        >
          <p>{t("notices:empty_hint")}</p>
        </Empty>
      )}
      {inbox.older && (
        <p>
          <ButtonLink href={`/inbox?before=${inbox.older}`} icon="down">
            {t("notices:older")}
          </ButtonLink>
        </p>
      )}
    </Live>
  </Narrow>
);

/** As in every sentence about a time: 24 hours. */
const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

function moment(t: T, { id, text, icon, at, zone, unread }: Said) {
  const when = new Intl.DateTimeFormat(t.locale, { ...clock, timeZone: zone }).format(at);
  const fresh = unread ? t("notices:new") : undefined;
  return { icon, when, datetime: at.toISOString(), text: <a href={`/inbox/${id}`}>{text}</a>, fresh };
}

function dayWords(t: T, day: string, today: string): string {
  const noon = (date: string) => Date.parse(`${date}T12:00:00Z`);
  const ago = Math.round((noon(today) - noon(day)) / 86_400_000);
  if (ago === 0) return t("notices:today");
  if (ago === 1) return t("notices:yesterday");
  const style = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat(t.locale, sameYear ? style : { ...style, year: "numeric" }).format(
    noon(day),
  );
}
