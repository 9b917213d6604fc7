// Who comes to a call, for its owner and the hosts: confirm, mark what came of it, thank, stay in touch.

import type { T } from "../../../platform/words.ts";
import { ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Person } from "../../../ui/person.tsx";
import { BlockLink } from "../../attention/public.ts";
import { WriteToOne } from "../../contacts/public.ts";
import type { RosterEntry } from "../../turnout/public.ts";
import { isOwner, mayTend } from "../policy.ts";
import type { CallProps } from "./call-props.ts";
import { slotOf } from "./sentences.tsx";
import { Tie } from "./your-part.tsx";

export const People = (props: CallProps) => {
  const { call, t, reader, people, now } = props;
  if (!mayTend(reader, call) || people.length === 0) return null;
  return (
    <Card title={t(isOver(call, now) ? "calls:people.came" : "calls:people.title")}>
      {call.slots.map((slot) => {
        const here = people.filter((entry) => entry.slotId === slot.id);
        return here.length ? (
          <div class="stack">
            <h3>{slotOf(slot, t)}</h3>
            {here.map((entry) => (
              <Entry entry={entry} {...props} />
            ))}
          </div>
        ) : null;
      })}
      <Closing {...props} />
    </Card>
  );
};

const isOver = (call: CallProps["call"], now: Date): boolean =>
  call.closedAt !== null || call.cancelledAt !== null || call.expiresAt <= now;

const Entry = ({ entry, ...props }: CallProps & { entry: RosterEntry }) => {
  const { t, call, reader, now } = props;
  const held = entry.state === "claimed" || entry.state === "arrived";
  const unconfirmed = held && !entry.known && !entry.confirmed && !isOver(call, now);
  const begun = call.startsAt === null || call.startsAt <= now;
  return (
    <div class="stack entry" id={`claim-${entry.claimId}`}>
      <Person
        name={entry.name}
        note={stateWords(entry, t)}
        known={entry.known ? t("calls:people.known") : undefined}
      />
      {isOwner(reader, call) ? (
        <WriteToOne t={t} ways={props.ways} claimId={entry.claimId} name={entry.name} />
      ) : null}
      {unconfirmed ? (
        <>
          <p class="hint">{t("calls:people.confirm_why")}</p>
          <PostButton action={`/claims/${entry.claimId}/confirmation`} kind="main" icon="known">
            {t("calls:people.confirm")}
          </PostButton>
        </>
      ) : null}
      {held && begun && entry.outcome === null ? (
        <ButtonRow>
          <PostButton action={`/claims/${entry.claimId}/outcome`} fields={{ outcome: "done" }} icon="check">
            {t("calls:outcome.done")}
          </PostButton>
          <PostButton action={`/claims/${entry.claimId}/outcome`} fields={{ outcome: "missed" }} kind="quiet">
            {t("calls:outcome.missed")}
          </PostButton>
          <PostButton
            action={`/claims/${entry.claimId}/outcome`}
            fields={{ outcome: "not_needed" }}
            kind="quiet"
          >
            {t("calls:outcome.not_needed")}
          </PostButton>
        </ButtonRow>
      ) : null}
      {isOwner(reader, call) && entry.outcome === "done" ? <Thanks entry={entry} t={t} /> : null}
      {isOwner(reader, call) && begun ? <BlockLink t={t} claimId={entry.claimId} name={entry.name} /> : null}
    </div>
  );
};

const Thanks = ({ entry, t }: { entry: RosterEntry; t: T }) => (
  <>
    {entry.thankedAt ? (
      <Chip icon="thanks">{t("calls:people.thanked")}</Chip>
    ) : (
      <PostButton action={`/claims/${entry.claimId}/thanks`} kind="main" icon="thanks">
        {t("calls:people.thank")}
      </PostButton>
    )}
    <Tie claimId={entry.claimId} answer={entry.ownerTie} tied={entry.tied} ask t={t} />
  </>
);

function stateWords(entry: RosterEntry, t: T): string {
  if (entry.outcome) return t(`calls:people.outcome.${entry.outcome}`);
  if (entry.state === "claimed" && entry.onWayAt) return t("calls:people.state.on_way");
  return t(`calls:people.state.${entry.state}`);
}

const Closing = ({ call, t, people, now }: CallProps) => {
  const begun = call.startsAt === null || call.startsAt <= now;
  if (!begun || call.closedAt || call.cancelledAt || people.every((entry) => entry.outcome === null))
    return null;
  return (
    <PostButton action={`/calls/${call.id}/closing`} icon="check">
      {t("calls:people.close")}
    </PostButton>
  );
};
