// Where I live, roughly: search in any spelling, then choose among what was found.
import { type Place, placeName } from "../../../platform/places.ts";
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, PostButton } from "../../../ui/button.tsx";
import { FieldSet } from "../../../ui/choice.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";

interface Props {
  t: T;
  now: Place | undefined;
  /** What was searched for; undefined before any search. */
  asked: string | undefined;
  found: Place[];
}

export const AreaPage = ({ t, now, asked, found }: Props) => (
  <Narrow>
    <Masthead title={t("profiles:area.title")} lead={<p>{t("profiles:area.lead")}</p>} />
    {now && (
      <div class="row spread">
        <b>{t("profiles:area.now", { place: placeName(now, t.lang) })}</b>
        <PostButton action="/me/area/end" kind="quiet" icon="remove">
          {t("profiles:area.remove")}
        </PostButton>
      </div>
    )}
    <form method="get" action="/me/area" class="stack">
      <TextField
        name="q"
        type="search"
        label={t("profiles:area.search")}
        hint={t("profiles:area.search_hint")}
        value={asked}
        autocomplete="off"
        maxlength={80}
      />
      <Button icon="search">{t("profiles:area.find")}</Button>
    </form>
    {asked && found.length === 0 && (
      <Empty icon="place" title={t("profiles:area.nothing")}>
        <p>{t("profiles:area.nothing_hint")}</p>
      </Empty>
    )}
    {found.length > 0 && (
      <form method="post" action="/me/area">
        <FieldSet name="place" legend={t("profiles:area.choose")}>
          <div class="lines">
            {found.map((place) => (
              <Button name="place" value={place.id} icon="place">
                {placeLabel(t, place)}
              </Button>
            ))}
          </div>
        </FieldSet>
      </form>
    )}
    <ButtonLink href="/me" kind="quiet" icon="back">
      {t("people:back_to_me")}
    </ButtonLink>
  </Narrow>
);

/** Two places may share a name: the municipality tells them apart. */
function placeLabel(t: T, place: Place): string {
  const name = placeName(place, t.lang);
  const { municipality } = place;
  return place.name === municipality ? name : t("profiles:area.in", { place: name, municipality });
}
