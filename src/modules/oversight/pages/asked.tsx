// For hosts: who was asked for a call and why, whether it will fill, and what they can do about it.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Masthead, Narrow, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { People, Person } from "../../../ui/person.tsx";
import { reasonOf } from "../../nudges/public.ts";
import { momentWords } from "../../turnout/public.ts";
import type { AskedFor } from "../service.ts";

interface AskedProps {
  t: T;
  asked: AskedFor;
}

export const AskedPage = ({ t, asked }: AskedProps) => (
  <Narrow>
    <Masthead
      title={t("oversight:asked.title")}
      lead={
        asked.about ? (
          <p>
            <a href={asked.about.url}>{asked.about.title}</a> · {asked.about.when}
          </p>
        ) : undefined
      }
    />
    {asked.stuck ? (
      <Notice kind="warn" title={t("prospects:stuck.title")}>
        <p>{t(`prospects:stuck.${asked.stuck}`)}</p>
        <p>{t(`prospects:advice.${asked.stuck}`)}</p>
      </Notice>
    ) : null}
    <Facts items={factsOf(t, asked)} />
    {asked.live ? <Urgency t={t} asked={asked} /> : null}
    <Section title={t("oversight:asked.people")}>
      <p class="hint">{t("oversight:asked.hint")}</p>
      {asked.people.length > 0 ? (
        <People label={t("oversight:asked.people")}>
          {asked.people.map((one) => (
            <Person
              name={one.name}
              note={one.reasons.map((reason) => reasonOf(t, reason, one.km)).join(" · ")}
              action={
                one.comes ? (
                  <Chip icon="success" tone="good">
                    {t("oversight:asked.comes")}
                  </Chip>
                ) : undefined
              }
            />
          ))}
        </People>
      ) : (
        <Empty icon="people" title={t("oversight:asked.nobody")} />
      )}
    </Section>
  </Narrow>
);

function factsOf(t: T, { counts, nextAt, zone, widened }: AskedFor) {
  return [
    {
      icon: "people" as const,
      term: t("oversight:asked.so_far"),
      value: t("oversight:asked.people_count", { count: counts.asked }),
    },
    { icon: "hand" as const, term: t("oversight:asked.yes"), value: String(counts.yes) },
    { icon: "close" as const, term: t("oversight:asked.no"), value: String(counts.no) },
    { icon: "waiting" as const, term: t("oversight:asked.thinking"), value: String(counts.thinking) },
    {
      icon: "clock" as const,
      term: t("oversight:asked.next"),
      value: nextAt ? (
        <time datetime={nextAt.toISOString()}>{momentWords(nextAt, zone, t)}</time>
      ) : (
        t("oversight:asked.no_next")
      ),
    },
    ...(widened
      ? [{ icon: "route" as const, term: t("oversight:asked.where"), value: t("oversight:asked.neighbours") }]
      : []),
  ];
}

const Urgency = ({ t, asked }: AskedProps) => (
  <Section title={t("oversight:urgent.title")}>
    <p>{t(asked.urgent ? "oversight:urgent.is" : "oversight:urgent.why")}</p>
    <ButtonRow>
      <PostButton
        action={`/calls/${asked.occasionId}/urgency${asked.urgent ? "/end" : ""}`}
        icon="urgent"
        kind={asked.urgent ? "plain" : "main"}
      >
        {t(asked.urgent ? "oversight:urgent.end" : "oversight:urgent.mark")}
      </PostButton>
      <ButtonLink href={`/calls/${asked.occasionId}`} icon="back">
        {t("oversight:asked.back")}
      </ButtonLink>
    </ButtonRow>
  </Section>
);
