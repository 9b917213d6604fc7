// When I am free in an ordinary week.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { WeekGrid } from "../../../ui/week-grid.tsx";
import { daysInWeek, partsOfDay } from "../rules.ts";

interface Props {
  t: T;
  /** 21 bits, Monday morning lowest. */
  week: number;
  error?: string;
}

/** A Monday. */
const firstDay = Date.UTC(2024, 0, 1);

export const WeekPage = ({ t, week, error }: Props) => {
  const format = new Intl.DateTimeFormat(t.locale, { weekday: "long", timeZone: "UTC" });
  const days = Array.from({ length: daysInWeek }, (_, day) => format.format(firstDay + day * 86_400_000));
  return (
    <Narrow>
      <Masthead title={t("profiles:week.title")} lead={<p>{t("profiles:week.lead")}</p>} />
      <form method="post" action="/me/week" class="stack">
        <WeekGrid
          name="free"
          legend={t("profiles:week.legend")}
          error={error}
          days={days.map((day) => day.charAt(0).toLocaleUpperCase(t.locale) + day.slice(1))}
          parts={partsOfDay.map((part) => t(`profiles:week.${part}`))}
          value={week}
        />
        <ButtonRow>
          <Button kind="main">{t("profiles:save")}</Button>
          <ButtonLink href="/me" kind="quiet">
            {t("people:back_to_me")}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Narrow>
  );
};
