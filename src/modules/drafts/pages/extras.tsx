// What else one should know: choices first, then words and a photo for those who want to.
import { CheckBox, CheckList, RadioList } from "../../../ui/choice.tsx";
import { Select, TextArea, TextField } from "../../../ui/field.tsx";
import { errorOf } from "../../../web/errors.tsx";
import { type Detail, detailOf, floors, languageName, languages } from "../../calls/public.ts";
import { type Asked, Frame, given, isGiven } from "./frame.tsx";

interface Props {
  asked: Asked;
  /** Without what another page asks already. */
  details: Detail[];
  hasPhoto: boolean;
}

export const ExtrasPage = ({ asked, details, hasPhoto }: Props) => {
  const { t, id, form } = asked;
  const floor = details.filter((detail) => floors.includes(detail));
  const rest = details.filter((detail) => !floors.includes(detail));
  return (
    <Frame asked={asked} files>
      <h1>{t("drafts:extras.title")}</h1>
      <p class="hint">{t("drafts:extras.hint")}</p>
      {floor.length > 0 && (
        <RadioList
          name="floor"
          legend={t("drafts:extras.floor")}
          error={errorOf(t, form, "floor")}
          options={["", ...floor].map((value) => ({
            value,
            label: value ? detailOf(value, t) : t("drafts:extras.no_floor"),
            checked: given(form, "floor") === value,
          }))}
          inline
        />
      )}
      {rest.length > 0 && (
        <CheckList
          name="details"
          legend={t("drafts:extras.details")}
          error={errorOf(t, form, "details")}
          options={rest.map((value) => ({
            value,
            label: detailOf(value, t),
            checked: isGiven(form, "details", value),
          }))}
          inline
        />
      )}
      <TextArea
        name="note"
        label={t("drafts:extras.note")}
        hint={t("drafts:extras.note_hint")}
        optional={t("drafts:optional")}
        value={given(form, "note")}
        maxlength={600}
        error={errorOf(t, form, "note")}
      />
      <Select
        name="note_lang"
        label={t("drafts:extras.note_lang")}
        value={given(form, "note_lang") || t.lang}
        options={languages.map((value) => ({ value, label: languageName(value, t) }))}
        error={errorOf(t, form, "note_lang")}
      />
      {hasPhoto && (
        <figure class="stack">
          <img class="photo" src={`/drafts/${id}/photo`} alt={t("drafts:extras.photo_alt")} />
          <CheckBox name="remove_photo" label={t("drafts:extras.remove_photo")} />
        </figure>
      )}
      <TextField
        name="photo"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        label={t(hasPhoto ? "drafts:extras.other_photo" : "drafts:extras.photo")}
        hint={t("drafts:extras.photo_hint")}
        optional={t("drafts:optional")}
        error={errorOf(t, form, "photo")}
      />
    </Frame>
  );
};
