// The reader's own part in a call: the place they hold or wait for, what they need to know, what they can do now.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { type Fact, Facts } from "../../../ui/facts.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { BlockLink } from "../../attention/public.ts";
import { WriteToAll, WriteToOne } from "../../contacts/public.ts";
import type { RosterEntry } from "../../turnout/public.ts";
import { isOwner } from "../policy.ts";
import type { CallProps } from "./call-props.ts";
import { dayOf, slotOf, timeOf } from "./sentences.tsx";
import { isHeld } from "./slots.tsx";

export const YourPart = (props: CallProps) => {
  const { people, reader, call, t } = props;
  if (isOwner(reader, call)) return <Where {...props} />;
  const mine = people.find((entry) => entry.personId === reader.personId);
  if (!mine) return reader.isHost || props.ways ? <Where {...props} /> : null;
  if (mine.state === "waiting") return <Waiting mine={mine} {...props} />;
  if (mine.state === "offered") return <Offered mine={mine} {...props} />;
  if (!isHeld(mine.state)) return null;
  const slot = call.slots.find((s) => s.id === mine.slotId);
  return (
    <Card title={t("calls:yours.title")}>
      <Notice kind="success">
        {t("calls:yours.claimed", { slot: slot ? slotOf({ ...slot, places: 1 }, t) : "" })}
      </Notice>
      <Address {...props} />
      <Others mine={mine} people={people} t={t} />
      <Doing mine={mine} {...props} />
      <ButtonRow>
        <WriteToAll t={t} ways={props.ways} />
        <WriteToOne t={t} ways={props.ways} claimId={mine.claimId} name={firstOf(call.ownerName ?? "")} />
      </ButtonRow>
    </Card>
  );
};

const firstOf = (name: string): string => name.split(" ")[0] ?? name;

const Waiting = ({ mine, call, t, now, people }: CallProps & { mine: RosterEntry }) => {
  const line = people.filter((entry) => entry.slotId === mine.slotId && entry.state === "waiting");
  const place = line.findIndex((entry) => entry.claimId === mine.claimId) + 1;
  const drawn = call.allocateAt && !call.allocatedAt && call.allocateAt > now;
  return (
    <Card title={t("calls:yours.title")}>
      <Notice kind="info">
        {drawn && call.allocateAt
          ? t("calls:yours.drawn", { when: momentOf(call.allocateAt, call.zone, t, now) })
          : t("calls:yours.waiting", { count: place })}
      </Notice>
      <PostButton action={`/claims/${mine.claimId}/release`} fields={{ reason: "passed" }} icon="close">
        {t("calls:yours.leave_line")}
      </PostButton>
    </Card>
  );
};

const Offered = ({ mine, call, t, now }: CallProps & { mine: RosterEntry }) => (
  <Card title={t("calls:yours.title")}>
    <Notice kind="warn" title={t("calls:yours.offered")}>
      {mine.offeredUntil
        ? t("calls:yours.offered_until", { when: momentOf(mine.offeredUntil, call.zone, t, now) })
        : null}
    </Notice>
    <ButtonRow>
      <PostButton action={`/claims/${mine.claimId}/acceptance`} kind="main" icon="hand" big>
        {t(`calls:card.action.${call.direction}`)}
      </PostButton>
      <PostButton action={`/claims/${mine.claimId}/release`} fields={{ reason: "passed" }}>
        {t("calls:yours.not_this_time")}
      </PostButton>
    </ButtonRow>
  </Card>
);

export const momentOf = (at: Date, zone: string, t: T, now: Date): string =>
  t("calls:when.moment", { day: dayOf(at, zone, t, now), time: timeOf(at, zone, t) });

const Where = (props: CallProps) => {
  const address = Address(props);
  const { t, ways } = props;
  if (!address && !ways?.all) return null;
  return (
    <Card>
      {address}
      <WriteToAll t={t} ways={ways} />
    </Card>
  );
};

/** The exact address, for those who may know it; the public meeting point and why, for the others. */
const Address = ({ call, t, address }: CallProps) => {
  const items: Fact[] = [];
  if ("exact" in address) {
    items.push({ icon: "lock", term: t("calls:yours.address"), value: <bdi>{address.exact}</bdi> });
  } else if (address.hidden === "waiting_to_be_confirmed") {
    return (
      <>
        <Notice kind="warn" title={t("calls:yours.unconfirmed")}>
          {t("calls:yours.unconfirmed_more")}
        </Notice>
        {call.meetingPoint ? (
          <Facts
            items={[
              { icon: "route", term: t("calls:page.meeting_point"), value: <bdi>{call.meetingPoint}</bdi> },
            ]}
          />
        ) : null}
      </>
    );
  } else if (address.hidden === "deleted") {
    items.push({ icon: "lock", term: t("calls:yours.address"), value: t("calls:yours.address_deleted") });
  }
  return items.length ? <Facts items={items} /> : null;
};

const Others = ({ mine, people, t }: { mine: RosterEntry; people: RosterEntry[]; t: T }) => {
  const others = people.filter(
    (entry) => entry.claimId !== mine.claimId && (entry.state === "claimed" || entry.state === "arrived"),
  );
  if (others.length === 0) return <p>{t("calls:yours.first")}</p>;
  const names: Child[] = others.flatMap((entry, i) => [i ? ", " : "", <bdi>{entry.name}</bdi>]);
  return (
    <p>
      {t("calls:yours.with")} {names}
    </p>
  );
};

const hour = 3_600_000;

const Doing = ({ mine, call, t, now }: CallProps & { mine: RosterEntry }) => {
  const over = call.expiresAt <= now || call.closedAt !== null;
  if (over) return <Afterwards mine={mine} asker={call.ownerName} t={t} />;
  const soon = call.startsAt === null || call.startsAt.getTime() - now.getTime() < 3 * hour;
  return (
    <ButtonRow>
      {mine.onWayAt || mine.arrivedAt ? null : (
        <PostButton action={`/claims/${mine.claimId}/departure`} kind={soon ? "main" : "plain"} icon="on_way">
          {t("calls:yours.on_way")}
        </PostButton>
      )}
      {mine.arrivedAt ? (
        <Notice kind="success">{t("calls:yours.arrived")}</Notice>
      ) : (
        <PostButton
          action={`/claims/${mine.claimId}/arrival`}
          kind={soon && mine.onWayAt ? "main" : "plain"}
          icon="check"
        >
          {t("calls:yours.here")}
        </PostButton>
      )}
      {call.startsAt ? (
        <ButtonLink icon="calendar-plus" href={`/calls/${call.id}/calendar.ics`} download="nabo.ics">
          {t("calls:yours.calendar")}
        </ButtonLink>
      ) : null}
      <ButtonLink kind="quiet" icon="close" href={`/claims/${mine.claimId}/release`}>
        {t("calls:yours.cannot")}
      </ButtonLink>
    </ButtonRow>
  );
};

const Afterwards = ({ mine, asker, t }: { mine: RosterEntry; asker: string | null; t: T }) => (
  <>
    {mine.thankedAt ? <Notice kind="success">{t("calls:yours.thanked")}</Notice> : null}
    {mine.helperOutcome === null ? (
      <ButtonRow>
        <PostButton
          action={`/claims/${mine.claimId}/outcome`}
          fields={{ outcome: "done" }}
          kind="main"
          icon="check"
        >
          {t("calls:outcome.did")}
        </PostButton>
        <PostButton action={`/claims/${mine.claimId}/outcome`} fields={{ outcome: "not_needed" }}>
          {t("calls:outcome.was_not_needed")}
        </PostButton>
        <PostButton action={`/claims/${mine.claimId}/outcome`} fields={{ outcome: "missed" }}>
          {t("calls:outcome.did_not_make_it")}
        </PostButton>
      </ButtonRow>
    ) : null}
    <Tie
      claimId={mine.claimId}
      answer={mine.personTie}
      tied={mine.tied}
      ask={mine.outcome === "done" || mine.helperOutcome === "done"}
      t={t}
    />
    {asker ? <BlockLink t={t} claimId={mine.claimId} name={asker} /> : null}
  </>
);

/** "Stay in touch?": each side sees only its own answer until both said yes. */
export const Tie = ({
  claimId,
  answer,
  tied,
  ask,
  t,
}: {
  claimId: string;
  answer: boolean | null;
  tied: boolean;
  ask: boolean;
  t: T;
}) => {
  if (tied) return <Notice kind="success">{t("calls:tie.both")}</Notice>;
  if (answer !== null) return <p class="hint">{t("calls:tie.answered")}</p>;
  if (!ask) return null;
  return (
    <div class="stack">
      <p>{t("calls:tie.ask")}</p>
      <ButtonRow>
        <PostButton action={`/claims/${claimId}/tie`} fields={{ answer: "yes" }} icon="tie">
          {t("calls:tie.yes")}
        </PostButton>
        <PostButton action={`/claims/${claimId}/tie`} fields={{ answer: "no" }} kind="quiet">
          {t("calls:tie.no")}
        </PostButton>
      </ButtonRow>
    </div>
  );
};
