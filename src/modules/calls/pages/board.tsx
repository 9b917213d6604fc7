// The board of a group: today, this week, later, what is offered, and what was found.
import { raw } from "hono/html";
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Select } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { FilterForm } from "../../../ui/tabs.tsx";
import { type Group, GroupHead, isClosed, type Membership } from "../../groups/public.ts";
import { languages } from "../rules.ts";
import type { BoardQuery } from "../schema.ts";
import { dayOf, languageName } from "./sentences.tsx";

export interface BoardProps {
  t: T;
  now: Date;
  group: Group;
  me: Membership | undefined;
  signedIn: boolean;
  /** Cards under their headings, ready drawn. */
  cards: string;
  filter: BoardQuery;
  /** The reader told where they live, so distances can be filtered. */
  hasPlace: boolean;
  categories: { value: string; label: string }[];
}

export const Board = (props: BoardProps) => {
  const { t, group, me, signedIn, cards, now } = props;
  const closed = isClosed(group, now);
  return (
    <>
      <GroupHead
        t={t}
        group={group}
        me={me}
        signedIn={signedIn}
        at="board"
        actions={
          closed ? null : (
            <ButtonLink kind="main" icon="plus" href={`/calls/new?group=${group.slug}`}>
              {t("calls:board.ask")}
            </ButtonLink>
          )
        }
      />
      {closed && group.closedUntil ? (
        <Notice kind="warn" title={t("calls:board.closed")}>
          {t("calls:board.closed_until", { date: dayOf(group.closedUntil, group.zone, t, now) })}
        </Notice>
      ) : null}
      <Filter {...props} />
      <p class="news" data-news hidden role="status">
        <a class="btn main" href={`/groups/${group.slug}`}>
          {t("calls:board.news")}
        </a>
      </p>
      <div id="board" class="parts" data-live={`/live/groups/${group.slug}`}>
        {cards ? raw(cards) : <Nothing {...props} />}
      </div>
    </>
  );
};

const Nothing = ({ t, group, filter }: BoardProps) =>
  Object.values(filter).some(Boolean) ? (
    <Empty
      icon="filter"
      title={t("calls:board.none_match")}
      action={<ButtonLink href={`/groups/${group.slug}`}>{t("calls:board.all")}</ButtonLink>}
    />
  ) : (
    <Empty icon="hand" title={t("calls:board.none")}>
      <p>{t("calls:board.none_more")}</p>
    </Empty>
  );

const Filter = ({ t, group, filter, hasPlace, categories }: BoardProps) => {
  const any = { value: "", label: t("calls:board.any") };
  const set = Object.values(filter).some(Boolean);
  return (
    <details class="filter" open={set}>
      <summary>{t("calls:board.filter")}</summary>
      <FilterForm
        action={`/groups/${group.slug}`}
        label={t("calls:board.filter")}
        submit={t("calls:board.show")}
        {...(set ? { clear: { href: `/groups/${group.slug}`, label: t("calls:board.all") } } : {})}
      >
        <Select
          name="what"
          label={t("calls:board.by_what")}
          value={filter.what}
          options={[any, ...categories]}
        />
        <Select
          name="when"
          label={t("calls:board.by_when")}
          value={filter.when}
          options={[
            any,
            { value: "today", label: t("calls:board.part.today") },
            { value: "week", label: t("calls:board.part.week") },
          ]}
        />
        <Select
          name="language"
          label={t("calls:board.by_language")}
          value={filter.language}
          options={[any, ...languages.map((code) => ({ value: code, label: languageName(code, t) }))]}
        />
        {hasPlace ? (
          <Select
            name="km"
            label={t("calls:board.by_distance")}
            value={filter.km}
            options={[
              any,
              ...[2, 5, 10, 25].map((km) => ({ value: String(km), label: t("calls:board.within", { km }) })),
            ]}
          />
        ) : null}
      </FilterForm>
    </details>
  );
};
