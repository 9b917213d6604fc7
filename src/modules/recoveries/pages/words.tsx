// What pages about recoveries say alike: the state one is in, who answers for it, and when.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Chip } from "../../../ui/chip.tsx";
import { Facts } from "../../../ui/facts.tsx";
import type { Status } from "../rules.ts";

export interface Shown {
  id: string;
  group: string;
  slug: string;
  zone: string;
  personId: string;
  name: string;
  begunBy: string | null;
  begunName: string | null;
  begunAt: Date;
  confirmedBy: string | null;
  confirmedName: string | null;
  confirmedAt: Date | null;
  readyAt: Date | null;
  endedAt: Date | null;
  status: Status;
}

/** "Thursday 11 June, 08:30", on the clock of the group. */
const When = ({ t, at, zone }: { t: T; at: Date; zone: string }) => {
  const style = {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  const words = new Intl.DateTimeFormat(t.locale, { ...style, hourCycle: "h23", timeZone: zone });
  return <bdi>{words.format(at)}</bdi>;
};

const tones = { asked: "warn", waiting: "warn", ready: "accent", used: "good" } as const;

export const StatusChip = ({ t, status }: { t: T; status: Status }) => (
  <Chip tone={status in tones ? tones[status as keyof typeof tones] : "plain"}>
    {t(`recoveries:status.${status}`)}
  </Chip>
);

/** Both hosts by name, and what happens when. */
export const RecoveryFacts = ({ t, recovery }: { t: T; recovery: Shown }) => {
  const { begunAt, confirmedAt, readyAt, endedAt, zone } = recovery;
  const by = (name: string | null, at: Date): Child => (
    <>
      <bdi>{name ?? t("people:someone")}</bdi>
      <span class="hint">
        {" "}
        <When t={t} at={at} zone={zone} />
      </span>
    </>
  );
  return (
    <Facts
      items={[
        { icon: "people" as const, term: t("recoveries:fact.group"), value: <bdi>{recovery.group}</bdi> },
        { icon: "person" as const, term: t("recoveries:fact.begun"), value: by(recovery.begunName, begunAt) },
        ...(confirmedAt
          ? [
              {
                icon: "person" as const,
                term: t("recoveries:fact.confirmed"),
                value: by(recovery.confirmedName, confirmedAt),
              },
            ]
          : []),
        ...(readyAt && !endedAt
          ? [
              {
                icon: "clock" as const,
                term: t("recoveries:fact.ready"),
                value: <When t={t} at={readyAt} zone={zone} />,
              },
            ]
          : []),
        ...(endedAt
          ? [
              {
                icon: "closed" as const,
                term: t("recoveries:fact.ended"),
                value: <When t={t} at={endedAt} zone={zone} />,
              },
            ]
          : []),
      ]}
    />
  );
};
