// One call: what is asked, when and where, who comes, and the reader's own part in it.
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { type Fact, Facts } from "../../../ui/facts.tsx";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { Columns, Masthead, Section, Stack } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { AskedLink } from "../../oversight/public.ts";
import { mayRemove, mayTend } from "../policy.ts";
import { isLive, placesOf } from "../rules.ts";
import type { CallProps } from "./call-props.ts";
import { callStatus, kmWords, stateOf } from "./card.tsx";
import { People } from "./people.tsx";
import {
  categoryOf,
  dayOf,
  detailOf,
  languageName,
  languagesOf,
  titleOf,
  unbroken,
  whenOf,
  whereOf,
} from "./sentences.tsx";
import { Slots } from "./slots.tsx";
import { YourPart } from "./your-part.tsx";

export const CallPage = (props: CallProps) => {
  const { call, t, reader, thread } = props;
  return (
    <>
      <Masthead
        icon={call.category as IconName}
        kicker={
          <>
            <span>{categoryOf(call, t)}</span>
            <State {...props} />
          </>
        }
        title={titleOf({ ...call, places: placesOf(call) }, t)}
        lead={<Lead {...props} />}
      />
      <Removed {...props} />
      <Columns
        side={
          <Stack>
            <Section title={t("calls:page.about")}>
              <About {...props} />
            </Section>
            {mayTend(reader, call) ? <Tend {...props} /> : null}
          </Stack>
        }
        after={<Section title={t("calls:page.questions")}>{thread}</Section>}
      >
        <CallState {...props} />
      </Columns>
    </>
  );
};

/** What changes while people look: places, the reader's part, who comes. Fetched again on its own. */
export const CallState = (props: CallProps) => {
  const { call, now } = props;
  return (
    <div
      class="stack"
      id="state"
      data-live={`/live/calls/${call.id}`}
      data-call={call.id}
      data-href={`/calls/${call.id}/state`}
    >
      <YourPart {...props} />
      {isLive(callStatus(call, now)) ? <Slots {...props} /> : null}
      <People {...props} />
    </div>
  );
};

const State = ({ call, t, now }: CallProps) => {
  const state = stateOf(call, callStatus(call, now), t, now);
  return state ? (
    <Chip icon={state.icon} tone={state.tone}>
      {state.word}
    </Chip>
  ) : null;
};

/** What everybody needs to know first: when, where, and among whom. */
const Lead = ({ call, t, now, km }: CallProps) => (
  <ul class="facts">
    <li>
      <Icon name="clock" />
      <b>{unbroken(whenOf(call, t, now))}</b>
    </li>
    <li>
      <Icon name="place" />
      <span class="row">
        {whereOf(call, t)}
        {km === null ? null : <span class="soft">{t("calls:card.far", { km: kmWords(km, t) })}</span>}
      </span>
    </li>
    <li>
      <Icon name="people" />
      <a href={`/groups/${call.groupSlug}`}>
        <bdi>{call.groupName}</bdi>
      </a>
    </li>
  </ul>
);

const Removed = ({ call, t }: CallProps) =>
  call.removedAt ? (
    <Notice kind="error" title={t("calls:page.removed")}>
      <bdi>{call.removedReason}</bdi>
    </Notice>
  ) : null;

const About = ({ call, t, now }: CallProps) => {
  const items: Fact[] = [];
  if (call.meetingPoint)
    items.push({ icon: "route", term: t("calls:page.meeting_point"), value: <bdi>{call.meetingPoint}</bdi> });
  if (call.languages.length)
    items.push({ icon: "languages", term: t("calls:page.languages"), value: languagesOf(call.languages, t) });
  const know = [
    t(`calls:know.${call.direction}.${call.category}`),
    ...call.details.map((detail) => detailOf(detail, t)),
  ];
  items.push({ icon: "info", term: t("calls:page.details"), value: <Lines lines={know} /> });
  if (call.ownerName)
    items.push({ icon: "person", term: t("calls:page.asked_by"), value: <bdi>{call.ownerName}</bdi> });
  if (call.onBehalf)
    items.push({ icon: "people", term: t("calls:page.on_behalf"), value: t("calls:page.on_behalf_more") });
  if (call.allocateAt && !call.allocatedAt) {
    items.push({
      icon: "waiting",
      term: t("calls:page.drawn"),
      value: t("calls:page.drawn_more", { when: dayOf(call.allocateAt, call.zone, t, now) }),
    });
  }
  return (
    <>
      <Facts items={items} />
      {call.note ? (
        <figure class="note">
          <figcaption class="hint">
            {t("calls:page.note", {
              language: call.noteLang ? languageName(call.noteLang, t) : t("calls:page.own_words"),
            })}
          </figcaption>
          <blockquote dir="auto" lang={call.noteLang ?? undefined}>
            {call.note}
          </blockquote>
        </figure>
      ) : null}
      {call.photoId ? (
        <img class="photo" src={`/calls/${call.id}/photo`} alt={t("calls:page.photo")} loading="lazy" />
      ) : null}
    </>
  );
};

const Lines = ({ lines }: { lines: string[] }) => (
  <ul class="bullets">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

const Tend = ({ call, t, now, reader, asked }: CallProps) => {
  const live = isLive(callStatus(call, now));
  return (
    <Section title={t("calls:page.tend")}>
      {live && asked !== undefined ? (
        <AskedLink t={t} asked={asked} occasionId={reader.isHost ? call.id : undefined} />
      ) : null}
      <ButtonRow>
        {live ? (
          <PostButton action={`/calls/${call.id}/edits`} icon="edit">
            {t("calls:page.edit")}
          </PostButton>
        ) : null}
        <PostButton action={`/calls/${call.id}/duplicates`} icon="copy">
          {t("calls:page.duplicate")}
        </PostButton>
        {live ? (
          <ButtonLink icon="close" href={`/calls/${call.id}/cancellation`}>
            {t("calls:page.cancel")}
          </ButtonLink>
        ) : null}
        {mayRemove(reader) && !call.removedAt ? (
          <ButtonLink kind="quiet" icon="remove" href={`/calls/${call.id}/removal`}>
            {t("calls:page.remove")}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </Section>
  );
};
