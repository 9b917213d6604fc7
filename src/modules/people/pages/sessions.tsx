// Where somebody is signed in, and how to end it.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Icon } from "../../../ui/icon.tsx";
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
      <ul class="lines">
        {sessions.map(({ id, label, seenOn }) => (
          <li class="line">
            <Icon name="device" />
            <div class="words">
              {id === here && (
                <Chip tone="good" icon="check">
                  {t("people:sessions.here")}
                </Chip>
              )}
              <b>
                <bdi>{label || t("people:sessions.unknown")}</bdi>
              </b>
              <p class="hint">
                {t("people:sessions.seen", { date: day.format(new Date(`${seenOn}T12:00:00Z`)) })}
              </p>
            </div>
            {id === here ? (
              <PostButton action="/sign-out" kind="quiet">
                {t("web:nav.sign_out")}
              </PostButton>
            ) : (
              <PostButton
                action={`/me/sessions/${id}/end`}
                kind="quiet"
                label={t("people:sessions.end_which", { label: label || t("people:sessions.unknown") })}
              >
                {t("people:sessions.end")}
              </PostButton>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <PostButton action="/me/sessions/end" kind="danger">
          {t("people:sessions.end_others")}
        </PostButton>
      )}
      <ButtonLink href="/me" kind="quiet" icon="back">
        {t("people:back_to_me")}
      </ButtonLink>
    </Narrow>
  );
};
