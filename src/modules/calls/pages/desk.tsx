// The host's desk: what needs somebody now, who needs to be known, and the board itself.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Columns, Section, Stack } from "../../../ui/layout.tsx";
import { Meter } from "../../../ui/meter.tsx";
import { Person } from "../../../ui/person.tsx";
import { GroupHead, isClosed } from "../../groups/public.ts";
import type { DeskFound } from "../service.ts";
import type { Call } from "../store.ts";
import { Line } from "./line.tsx";
import { slotOf } from "./sentences.tsx";

interface DeskProps extends DeskFound {
  t: T;
  now: Date;
}

export const Desk = (props: DeskProps) => {
  const { t, now, group, me, unfilled } = props;
  return (
    <>
      <GroupHead t={t} group={group} me={me} signedIn at="desk" />
      <Columns side={<Side {...props} />}>
        <Section title={t("calls:desk.unfilled", { count: unfilled.length })}>
          {unfilled.length ? (
            <ul class="lines">
              {unfilled.map((call) => (
                <Line call={call} t={t} now={now}>
                  <Urgency call={call} t={t} now={now} />
                  <Places call={call} t={t} />
                </Line>
              ))}
            </ul>
          ) : (
            <Empty icon="success" title={t("calls:desk.all_found")} />
          )}
        </Section>
      </Columns>
    </>
  );
};

const hour = 3_600_000;

const Urgency = ({ call, t, now }: { call: Call; t: T; now: Date }) => {
  const hours = call.startsAt ? Math.floor((call.startsAt.getTime() - now.getTime()) / hour) : undefined;
  if (hours === undefined) return null;
  if (hours < 0)
    return (
      <Chip icon="urgent" tone="bad">
        {t("calls:desk.begun")}
      </Chip>
    );
  if (hours > 48) return null;
  return (
    <Chip icon="urgent" tone={hours < 4 ? "bad" : "warn"}>
      {hours < 1 ? t("calls:desk.under_hour") : t("calls:desk.in_hours", { count: hours })}
    </Chip>
  );
};

const Places = ({ call, t }: { call: Call; t: T }) => (
  <>
    {call.slots.map((slot) => (
      <div class="row spread">
        <div>
          <Meter
            role={slotOf(slot, t)}
            taken={slot.taken}
            places={slot.places}
            words={t("calls:card.taken", { taken: slot.taken, places: slot.places })}
          />
          {slot.waiting > 0 ? <p class="hint">{t("calls:page.in_line", { count: slot.waiting })}</p> : null}
        </div>
        <PostButton
          action={`/calls/${call.id}/places`}
          fields={{ slot: slot.id }}
          kind="quiet"
          icon="plus"
          label={t("calls:page.add_place_to", { slot: slotOf(slot, t) })}
        >
          {t("calls:page.add_place")}
        </PostButton>
      </div>
    ))}
    <ButtonRow>
      <ButtonLink kind="quiet" icon="remove" href={`/calls/${call.id}/removal`}>
        {t("calls:page.remove")}
      </ButtonLink>
    </ButtonRow>
  </>
);

const Side = ({ t, now, group, unconfirmed }: DeskProps) => (
  <Stack>
    <Section title={t("calls:desk.unconfirmed")}>
      <p class="hint">{t("calls:people.confirm_why")}</p>
      {unconfirmed.length ? (
        unconfirmed.map((one) => (
          <Person
            name={one.name}
            note={<a href={`/calls/${one.callId}#claim-${one.claimId}`}>{t("calls:desk.look")}</a>}
            action={
              <PostButton action={`/claims/${one.claimId}/confirmation`} icon="known">
                {t("calls:people.confirm")}
              </PostButton>
            }
          />
        ))
      ) : (
        <p>{t("calls:desk.all_known")}</p>
      )}
    </Section>
    <Section title={t("calls:desk.group")}>
      <ButtonRow>
        <ButtonLink icon="people" href={`/groups/${group.slug}/members`}>
          {t("calls:desk.members")}
        </ButtonLink>
        <ButtonLink icon="closed" href={`/groups/${group.slug}/closure`}>
          {t(isClosed(group, now) ? "calls:desk.reopen" : "calls:desk.close")}
        </ButtonLink>
        <ButtonLink icon="poster" href={`/groups/${group.slug}/poster`}>
          {t("calls:desk.poster")}
        </ButtonLink>
      </ButtonRow>
    </Section>
  </Stack>
);
