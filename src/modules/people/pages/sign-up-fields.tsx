// Name and language, nothing else: the fields that make a person, on a page of their own or inside another form.
import { isLang, type Lang, langName, langs, type T } from "../../../platform/words.ts";
import { RadioList } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import { errorOf } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";

interface Props {
  t: T;
  form: FormState;
}

/** Sends `name` and `lang`, as `signUpFields` reads them. */
export const SignUpFieldset = ({ t, form }: Props) => {
  const given = form.values["lang"]?.[0];
  const chosen: Lang = isLang(given) ? given : isLang(t.lang) ? t.lang : "en";
  const options = langs.map((lang) => ({
    value: lang,
    label: langName(lang),
    lang,
    checked: lang === chosen,
  }));
  return (
    <>
      <TextField
        name="name"
        label={t("people:field.name")}
        hint={t("people:field.name_hint")}
        error={errorOf(t, form, "name")}
        value={form.values["name"]?.[0]}
        autocomplete="nickname"
        maxlength={60}
        required
      />
      <RadioList
        name="lang"
        legend={t("people:field.lang")}
        error={errorOf(t, form, "lang")}
        options={options}
        inline
      />
    </>
  );
};
