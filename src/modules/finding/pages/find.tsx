// Finding a group by its name or by a place.
import type { Place } from "../../../platform/places.ts";
import { placeName } from "../../../platform/places.ts";
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Masthead, Section, Stack } from "../../../ui/layout.tsx";
import { Filters } from "../../../ui/tabs.tsx";
import { type GroupLine, GroupList } from "./group-list.tsx";
import { SearchForm } from "./search-form.tsx";

interface Props {
  t: T;
  q: string;
  groups: GroupLine[];
  from: Place | "you" | null;
  others: Place[];
  /** The next page, when there is one. */
  next: string | undefined;
}

export const FindPage = ({ t, q, groups, from, others, next }: Props) => (
  <Stack>
    <Masthead title={t("finding:find.title")} />
    <SearchForm t={t} q={q} />
    {others.length > 0 ? (
      <Filters
        label={t("finding:find.others")}
        items={others.map((place) => ({
          href: `/groups?near=${place.id}`,
          label: whichPlace(t, place),
          icon: "place",
        }))}
      />
    ) : null}
    {groups.length > 0 ? (
      <Section title={heading(t, q, from)}>
        <GroupList t={t} groups={groups} />
      </Section>
    ) : (
      <Empty
        icon="search"
        title={t("finding:find.none", { q })}
        action={<ButtonLink href="/groups">{t("finding:find.all")}</ButtonLink>}
      >
        <p>{t("finding:find.none_more")}</p>
      </Empty>
    )}
    {next ? (
      <p>
        <ButtonLink href={next} icon="down">
          {t("finding:find.more")}
        </ButtonLink>
      </p>
    ) : null}
  </Stack>
);

const whichPlace = (t: T, place: Place) =>
  t("finding:find.which", { place: placeName(place, t.lang), municipality: place.municipality });

function heading(t: T, q: string, from: Props["from"]): string {
  if (from === "you") return t(q ? "finding:find.named" : "finding:find.near_you");
  if (from) return t("finding:find.near", { place: placeName(from, t.lang) });
  return t(q ? "finding:find.named" : "finding:find.largest");
}
