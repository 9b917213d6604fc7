// The host's desk: what needs somebody now, who needs to be known, and the board itself.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Columns, Section, Stack } from "../../../ui/layout.tsx";
import { Details } from "../../../ui/menu.tsx";
import { People, Person } from "../../../ui/person.tsx";
import { GroupHead, isClosed } from "../../groups/public.ts";
import { AskedLink, type AskingDesk, DeskSide, StuckNotice } from "../../oversight/public.ts";
import { ReportsLink } from "../../reports/public.ts";
import type { DeskFound } from "../service.ts";
import type { Call } from "../store.ts";
import { Line, type LineState } from "./line.tsx";
import { AddPlace, SlotMeter } from "./slots.tsx";

interface DeskProps extends DeskFound {
  t: T;
  now: Date;
}

export const Desk = (props: DeskProps) => {
  const { t, now, group, me, unfilled, asking } = props;
  return (
    <>
      <GroupHead t={t} group={group} me={me} signedIn at="desk" />
      <Columns side={<Side {...props} />}>
        <Section title={t("calls:desk.unfilled", { count: unfilled.length })}>
          {unfilled.length ? (
            <ul class="lines">
              {unfilled.map((call) => (
                <Line call={call} t={t} now={now} state={urgencyOf(call, t, now)}>
                  {call.slots.map((slot) => (
                    <SlotMeter call={call} slot={slot} t={t} />
                  ))}
                  <Asked call={call} t={t} asking={asking} />
                  <Tend call={call} t={t} />
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

/** How the search for people goes, and what stands in its way. */
const Asked = ({ call, t, asking }: { call: Call; t: T; asking: AskingDesk }) => {
  const stuck = asking.stuck.get(call.id);
  const asked = asking.asked.get(call.id);
  if (asked === undefined) return null;
  return (
    <>
      {stuck ? <StuckNotice t={t} stuck={stuck} /> : null}
      <AskedLink t={t} asked={asked} occasionId={call.id} />
    </>
  );
};

const hour = 3_600_000;

/** Under four hours it burns, under a day one should look; after two days there is nothing to say. */
function urgencyOf(call: Call, t: T, now: Date): LineState | undefined {
  if (!call.startsAt) return undefined;
  const hours = Math.floor((call.startsAt.getTime() - now.getTime()) / hour);
  if (hours < 0) return { icon: "urgent", tone: "bad", word: t("calls:desk.begun") };
  if (hours > 48) return undefined;
  const word = hours < 1 ? t("calls:desk.under_hour") : t("calls:desk.in_hours", { count: hours });
  if (hours < 4) return { icon: "urgent", tone: "bad", word };
  return { icon: "clock", tone: hours < 24 ? "warn" : "plain", word };
}

const Tend = ({ call, t }: { call: Call; t: T }) => (
  <Details label={t("calls:page.tend")}>
    <div class="stack">
      {call.slots.map((slot) => (
        <AddPlace call={call} slot={slot} t={t} named />
      ))}
      <ButtonLink kind="quiet" icon="remove" href={`/calls/${call.id}/removal`}>
        {t("calls:page.remove")}
      </ButtonLink>
    </div>
  </Details>
);

const Side = ({ t, now, group, unconfirmed, waiting, asking, reported }: DeskProps) => (
  <Stack>
    <p>
      <ReportsLink t={t} slug={group.slug} open={reported} />
    </p>
    <DeskSide t={t} desk={asking} zone={group.zone} />
    <Section title={t("calls:desk.unconfirmed")}>
      <p class="hint">{t("calls:people.confirm_why")}</p>
      {unconfirmed.length ? (
        <People label={t("calls:desk.unconfirmed")}>
          {unconfirmed.map((one) => (
            <Person
              name={one.name}
              note={<a href={`/calls/${one.callId}#claim-${one.claimId}`}>{t("calls:desk.look")}</a>}
              action={
                <PostButton action={`/claims/${one.claimId}/confirmation`} icon="known">
                  {t("calls:people.confirm")}
                </PostButton>
              }
            />
          ))}
        </People>
      ) : (
        <p>{t("calls:desk.all_known")}</p>
      )}
    </Section>
    {waiting.length ? (
      <Section title={t("calls:desk.waiting")}>
        <People label={t("calls:desk.waiting")}>
          {waiting.map((one) => (
            <Person
              name={one.name}
              note={
                <a href={`/calls/${one.callId}#claim-${one.claimId}`}>
                  {t(one.offeredUntil ? "calls:people.state.offered" : "calls:desk.look")}
                </a>
              }
            />
          ))}
        </People>
      </Section>
    ) : null}
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
