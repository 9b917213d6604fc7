// When: now, today, on a date, or whenever it suits.

import { ChoiceGrid } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import type { IconName } from "../../../ui/icon.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { errorOf } from "../../../web/errors.tsx";
import { timeOf } from "../../calls/public.ts";
import { farthestDays, type Part, partHours, parts } from "../rules.ts";
import { type Asked, Frame, given } from "./frame.tsx";

const icons = {
  now: "urgent",
  today: "clock",
  date: "calendar",
  flexible: "flexible",
} as const satisfies Record<string, IconName>;
type Choice = keyof typeof icons;

export const WhenPage = ({ asked, left }: { asked: Asked; left: Part[] }) => {
  const { t, form, changing } = asked;
  const choices = (Object.keys(icons) as Choice[]).filter(
    (choice) => !(choice === "today" && left.length === 0) && !(choice === "now" && changing),
  );
  // Sent by hand it may be anything, and then it is none of ours.
  const chosen = (Object.keys(icons) as Choice[]).find((choice) => choice === given(form, "timing"));
  return (
    <Frame asked={asked} tiles>
      <ChoiceGrid
        type="press"
        name="timing"
        legend={t("drafts:when.title")}
        heading
        hint={chosen && t("drafts:chosen", { choice: t(`drafts:when.${chosen}`) })}
        error={errorOf(t, form, "timing")}
        options={choices.map((value) => ({ value, label: t(`drafts:when.${value}`), icon: icons[value] }))}
      />
    </Frame>
  );
};

export const PartPage = ({ asked, left }: { asked: Asked; left: Part[] }) => {
  const { t, form } = asked;
  return (
    <Frame asked={asked} tiles>
      {left.length === 0 && (
        <Notice kind="warn">
          <p>{t("drafts:part.over")}</p>
        </Notice>
      )}
      <ChoiceGrid
        type="press"
        name="part"
        legend={t("drafts:part.title")}
        heading
        error={errorOf(t, form, "part")}
        options={parts
          .filter((part) => left.includes(part))
          .map((value) => {
            const [from, to] = partHours[value].map((hour) =>
              timeOf(new Date(`1970-01-01T${hour}Z`), "UTC", t),
            ) as [string, string];
            return { value, label: t(`drafts:part.${value}`, { from, to }), icon: "clock" as const };
          })}
      />
    </Frame>
  );
};

/** `today` is the date on the group's wall, "2026-03-29". */
export const TimePage = ({ asked, today }: { asked: Asked; today: string }) => {
  const { t, form } = asked;
  const last = new Date(Date.parse(today) + farthestDays * 86_400_000).toISOString().slice(0, 10);
  return (
    <Frame asked={asked}>
      <h1>{t("drafts:time.title")}</h1>
      <TextField
        name="date"
        type="date"
        label={t("drafts:time.date")}
        value={given(form, "date")}
        min={today}
        max={last}
        required
        width="medium"
        error={errorOf(t, form, "date")}
      />
      {(["from", "to"] as const).map((name) => (
        <TextField
          name={name}
          type="time"
          label={t(`drafts:time.${name}`)}
          hint={name === "to" ? t("drafts:time.to_hint") : undefined}
          value={given(form, name)}
          required
          width="short"
          error={errorOf(t, form, name)}
        />
      ))}
    </Frame>
  );
};
