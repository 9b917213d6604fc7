// The filter of a board: what, when, which language, how far. Drawn once for each way it can stand.
import type { T } from "../../../platform/words.ts";
import { Select } from "../../../ui/field.tsx";
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
              ...[2, 5, 10, 25].map((km) => ({ value: String(km), label: t("calls:board.within", { km }) })),
            ]}
          />
        ) : null}
      </FilterForm>
    </details>
  );
};

const kinds = (t: T) =>
  categories.map(({ direction, name }) => ({
    value: `${direction}.${name}`,
    label: categoryOf({ direction, category: name }, t),
  }));
