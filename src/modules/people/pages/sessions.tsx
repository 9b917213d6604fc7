// Where somebody is signed in, and how to end it.
import type { T } from "../../../platform/words.ts";
import { PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";

interface Props {
  t: T;
  /** Newest first. `seenOn` is a day, "2026-06-10". */
  sessions: { id: string; label: string; seenOn: string }[];
  here: string | null;
}

export const SessionsPage = ({ t, sessions, here }: Props) => {
  const day = new Intl.DateTimeFormat(t.locale, { dateStyle: "long", timeZone: "UTC" });
  return (
    <Narrow>
      <Masthead title={t("people:sessions.title")} lead={<p>{t("people:sessions.lead")}</p>} />
      {sessions.map(({ id, label, seenOn }) => (
        <Card title={<bdi>{label || t("people:sessions.unknown")}</bdi>}>
          {id === here && (
            <p>
              <Chip tone="good" icon="check">
                {t("people:sessions.here")}
              </Chip>
            </p>
          )}
          <p class="hint">
            {t("people:sessions.seen", { date: day.format(new Date(`${seenOn}T12:00:00Z`)) })}
          </p>
          {id === here ? (
            <PostButton action="/sign-out" kind="plain" icon="exit">
              {t("web:nav.sign_out")}
            </PostButton>
          ) : (
            <PostButton
              action={`/me/sessions/${id}/end`}
              kind="danger"
              label={t("people:sessions.end_which", { label: label || t("people:sessions.unknown") })}
            >
              {t("people:sessions.end")}
            </PostButton>
          )}
        </Card>
      ))}
      {sessions.length > 1 && (
        <PostButton action="/me/sessions/end" kind="danger">
          {t("people:sessions.end_others")}
        </PostButton>
      )}
      <p>
        <a href="/me">{t("people:back_to_me")}</a>
      </p>
    </Narrow>
  );
};
