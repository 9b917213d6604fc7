// One field that finds groups by place or name; works without script.
import type { T } from "../../../platform/words.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";

export const SearchForm = ({ t, q }: { t: T; q: string }) => (
  <search>
    <form method="get" action="/groups" class="narrow row">
      <TextField
        name="q"
        type="search"
        label={t("finding:search.label")}
        value={q}
        maxlength={80}
        autocomplete="off"
      />
      <Button icon="search">{t("finding:search.button")}</Button>
    </form>
  </search>
);
