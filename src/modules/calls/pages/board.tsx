// The board of a group: today, this week, later, what is offered, and what was found.
import { raw } from "hono/html";
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { fillMark } from "../../../web/page.tsx";
import { type Group, GroupHead, isClosed, type Membership } from "../../groups/public.ts";
import type { BoardQuery } from "../schema.ts";
import { filterHtml } from "./filter.tsx";
import { dayOf } from "./sentences.tsx";

export interface BoardProps {
  t: T;
  now: Date;
  group: Group;
  me: Membership | undefined;
  signedIn: boolean;
  /** Nothing to show: otherwise the cards, in bytes, fill the mark. */
  empty: boolean;
  filter: BoardQuery;
  /** The reader told where they live, so distances can be filtered. */
  hasPlace: boolean;
}

export const Board = (props: BoardProps) => {
  const { t, group, me, signedIn, empty, now } = props;
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
      {raw(filterHtml(props))}
      <p class="news" data-news hidden role="status">
        <a class="btn main" href={`/groups/${group.slug}`}>
          {t("calls:board.news")}
        </a>
      </p>
      <div id="board" class="parts" data-live={`/live/groups/${group.slug}`} data-cards="/calls/*/card">
        {empty ? <Nothing {...props} /> : raw(fillMark)}
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
