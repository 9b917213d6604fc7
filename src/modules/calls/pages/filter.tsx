// The filter of a board: what, when, which language, how far. Drawn once for each way it can stand.
import type { T } from "../../../platform/words.ts";
import { Chip } from "../../../ui/chip.tsx";
import { Select } from "../../../ui/field.tsx";
import { Details } from "../../../ui/menu.tsx";
import { FilterForm } from "../../../ui/tabs.tsx";
import { categories, languages } from "../rules.ts";
import type { BoardQuery } from "../schema.ts";
import { categoryOf, languageName } from "./sentences.tsx";

interface FilterProps {
  t: T;
  group: { slug: string };
  filter: BoardQuery;
  /** The reader told where they live, so distances can be chosen. */
  hasPlace: boolean;
}

const drawn = new Map<string, string>();
const most = 500;

export function filterHtml(props: FilterProps): string {
  const { t, group, filter, hasPlace } = props;
  const key = [t.lang, group.slug, filter.what, filter.when, filter.language, filter.km, hasPlace].join("/");
  let html = drawn.get(key);
  if (html === undefined) {
    if (drawn.size >= most) drawn.clear();
    html = (<Filter {...props} />).toString() as string;
    drawn.set(key, html);
  }
  return html;
}

const Filter = ({ t, group, filter, hasPlace }: FilterProps) => {
  const any = { value: "", label: t("calls:board.any") };
  const set = Object.values(filter).some(Boolean);
  return (
    <div class="filter">
      <Details label={t("calls:board.filter")}>
        <FilterForm
          action={`/groups/${group.slug}`}
          label={t("calls:board.filter")}
          submit={t("calls:board.show")}
        >
          <Select
            name="what"
            label={t("calls:board.by_what")}
            value={filter.what}
            options={[any, ...kinds(t)]}
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
                ...[2, 5, 10, 25].map((km) => ({
                  value: String(km),
                  label: t("calls:board.within", { km }),
                })),
              ]}
            />
          ) : null}
        </FilterForm>
      </Details>
      {set ? <Chosen t={t} group={group} filter={filter} /> : null}
    </div>
  );
};

/** What is chosen, in sight while the choices are put away, and the way back to everything. */
const Chosen = ({ t, group, filter }: Omit<FilterProps, "hasPlace">) => (
  <p class="row">
    {[
      kinds(t).find(({ value }) => value === filter.what)?.label,
      filter.when && t(`calls:board.part.${filter.when}`),
      filter.language && languageName(filter.language, t),
      filter.km && t("calls:board.within", { km: filter.km }),
    ].map((word) => word && <Chip icon="check">{word}</Chip>)}
    <a href={`/groups/${group.slug}`}>{t("calls:board.all")}</a>
  </p>
);

const kinds = (t: T) =>
  categories.map(({ direction, name }) => ({
    value: `${direction}.${name}`,
    label: categoryOf({ direction, category: name }, t),
  }));
