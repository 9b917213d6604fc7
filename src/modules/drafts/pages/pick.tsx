// Where a call begins: which group, asking or offering, and what. Pictures, one tap each.
import { type Place, placeName } from "../../../platform/places.ts";
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { ChoiceGrid } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Masthead, Narrow, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { categories, categoryOf, type Direction, directions } from "../../calls/public.ts";

interface NamedGroup {
  slug: string;
  name: string;
}

interface DraftLine {
  id: string;
  callId: string | null;
  fields: { direction: Direction; category: string };
  groupName: string;
}

interface GroupProps {
  t: T;
  mine: NamedGroup[];
  near: NamedGroup[];
  /** The place that was looked for; null when nothing was typed, undefined when there is no such place. */
  place: Place | null | undefined;
  sought: string;
  drafts: DraftLine[];
}

export const PickGroupPage = ({ t, mine, near, place, sought, drafts }: GroupProps) => (
  <Narrow>
    <Masthead title={t("drafts:pick.group")} lead={<p>{t("drafts:pick.which_group")}</p>} />
    <Drafts t={t} drafts={drafts} />
    {mine.length > 0 && (
      <Section title={t("drafts:pick.mine")}>
        <Groups groups={mine} />
      </Section>
    )}
    <form method="get" action="/calls/new" class="stack">
      <TextField
        name="near"
        type="search"
        label={t("drafts:pick.where")}
        hint={t("drafts:pick.where_hint")}
        value={sought}
        maxlength={80}
        error={place === undefined ? t("drafts:error.no_place") : undefined}
      />
      <Button icon="search">{t("drafts:pick.search")}</Button>
    </form>
    {place && (
      <Section title={t("drafts:pick.near", { place: placeName(place, t.lang) })}>
        <Groups groups={near} />
      </Section>
    )}
  </Narrow>
);

const Groups = ({ groups }: { groups: NamedGroup[] }) => (
  <ul class="lines">
    {groups.map(({ slug, name }) => (
      <li>
        <ButtonLink icon="people" href={`/calls/new?group=${slug}`}>
          <bdi>{name}</bdi>
        </ButtonLink>
      </li>
    ))}
  </ul>
);

interface PickProps {
  t: T;
  group: NamedGroup;
  closed: boolean;
}

export const PickDirectionPage = ({ t, group, closed, drafts }: PickProps & { drafts: DraftLine[] }) => (
  <Narrow>
    <GroupLine t={t} group={group} closed={closed} />
    <form method="get" action="/calls/new" class="stack">
      <input type="hidden" name="group" value={group.slug} />
      <ChoiceGrid
        type="press"
        name="direction"
        legend={t("drafts:pick.title")}
        heading
        options={directions.map((value) => ({
          value,
          label: t(`drafts:pick.${value}`),
          icon: value === "need" ? "hand" : "gift",
        }))}
      />
    </form>
    <p class="hint">{t("drafts:pick.kept")}</p>
    <Drafts t={t} drafts={drafts} />
  </Narrow>
);

export const PickCategoryPage = ({ t, group, closed, direction }: PickProps & { direction: Direction }) => (
  <Narrow>
    <GroupLine t={t} group={group} closed={closed} />
    <form method="post" action="/drafts" class="stack">
      <input type="hidden" name="group" value={group.slug} />
      <ChoiceGrid
        type="press"
        name="what"
        legend={t(`drafts:pick.what.${direction}`)}
        heading
        options={categories
          .filter((category) => category.direction === direction)
          .map(({ name, icon }) => ({
            value: `${direction}.${name}`,
            label: categoryOf({ direction, category: name }, t),
            icon,
          }))}
      />
    </form>
    <ButtonRow>
      <ButtonLink kind="quiet" icon="back" href={`/calls/new?group=${group.slug}`}>
        {t("drafts:back")}
      </ButtonLink>
    </ButtonRow>
  </Narrow>
);

const GroupLine = ({ t, group, closed }: PickProps) => (
  <>
    <p class="kicker">
      <bdi>{group.name}</bdi> <a href="/calls/new">{t("drafts:pick.other_group")}</a>
    </p>
    {closed && (
      <Notice kind="warn">
        <p>{t("drafts:refusal.closed")}</p>
      </Notice>
    )}
  </>
);

const Drafts = ({ t, drafts }: { t: T; drafts: DraftLine[] }) =>
  drafts.length > 0 && (
    <Section title={t("drafts:pick.drafts")}>
      {drafts.map((draft) => (
        <Card title={categoryOf(draft.fields, t)} level={3} kicker={<bdi>{draft.groupName}</bdi>}>
          {draft.callId && <p>{t("drafts:pick.changing")}</p>}
          <ButtonRow>
            <ButtonLink kind="main" icon="next" href={`/drafts/${draft.id}/check`}>
              {t("drafts:pick.go_on")}
            </ButtonLink>
            <PostButton kind="quiet" icon="remove" action={`/drafts/${draft.id}/removal`}>
              {t("drafts:pick.remove")}
            </PostButton>
          </ButtonRow>
        </Card>
      ))}
    </Section>
  );
