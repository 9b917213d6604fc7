// Who I am: name, languages, what I can offer.
import type { Lang } from "../../../platform/words.ts";
import { isLang, langName, langs, type T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { CheckList, ChoiceGrid, RadioList } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import type { IconName } from "../../../ui/icon.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { errorOf, FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import { type Skill, skills, tongues } from "../schema.ts";
import { tongueName } from "./tongues.tsx";

const pictures: Record<Skill, IconName> = {
  car: "transport",
  van: "van",
  trailer: "moving",
  lifting: "lifting",
  bike_repair: "bicycle",
  tools: "tools",
  danish: "danish",
  interpreting: "translate_meeting",
  legal: "legal",
  cooking: "dinner",
  childcare: "childcare",
  homework: "homework",
  computer: "globe",
};

interface Props {
  t: T;
  /** As last sent, or as it is known. */
  form: FormState;
}

export const AboutPage = ({ t, form }: Props) => {
  const given = (name: string) => form.values[name] ?? [];
  const lang: Lang | undefined = given("lang").find(isLang);
  return (
    <Narrow>
      <Masthead title={t("profiles:about.title")} lead={<p>{t("profiles:about.lead")}</p>} />
      <FormErrors t={t} form={form} />
      <form method="post" action="/me/about" class="stack">
        <TextField
          name="name"
          label={t("profiles:about.name")}
          hint={t("people:field.name_hint")}
          error={errorOf(t, form, "name")}
          value={given("name")[0]}
          autocomplete="nickname"
          maxlength={60}
          required
        />
        <RadioList
          name="lang"
          legend={t("people:field.lang")}
          error={errorOf(t, form, "lang")}
          options={langs.map((one) => ({
            value: one,
            label: langName(one),
            lang: one,
            checked: one === lang,
          }))}
          inline
        />
        <CheckList
          name="speaks"
          legend={t("profiles:about.speaks")}
          hint={t("profiles:about.speaks_hint")}
          error={errorOf(t, form, "speaks")}
          options={tongues.map((tongue) => ({
            value: tongue,
            label: tongueName(t, tongue),
            checked: given("speaks").includes(tongue),
          }))}
          inline
        />
        <ChoiceGrid
          type="checkbox"
          name="skills"
          legend={t("profiles:about.skills")}
          hint={t("profiles:about.skills_hint")}
          error={errorOf(t, form, "skills")}
          options={skills.map((skill) => ({
            value: skill,
            label: t(`profiles:skill.${skill}`),
            icon: pictures[skill],
            checked: given("skills").includes(skill),
          }))}
        />
        <ButtonRow>
          <Button kind="main">{t("profiles:save")}</Button>
          <ButtonLink href="/me" kind="quiet">
            {t("people:back_to_me")}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Narrow>
  );
};
