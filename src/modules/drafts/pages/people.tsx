// For how many, and for whom.
import { CheckBox, FieldSet, RadioList } from "../../../ui/choice.tsx";
import { NumberField } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { errorOf } from "../../../web/errors.tsx";
import { consents } from "../rules.ts";
import { type Asked, Frame, given, isGiven } from "./frame.tsx";

export const PeoplePage = ({ asked, withChildren }: { asked: Asked; withChildren: boolean }) => {
  const { t, category, form } = asked;
  const counts = category.party !== "none";
  const whom = (
    <RadioList
      name="who"
      legend={t("drafts:people.who")}
      heading={!counts}
      error={errorOf(t, form, "who")}
      options={(["me", "other"] as const).map((value) => ({
        value,
        label: t(`drafts:people.${value}`),
        hint: t(`drafts:people.${value}_hint`),
        checked: isGiven(form, "who", value),
      }))}
    />
  );
  return (
    <Frame asked={asked}>
      {counts && (
        <>
          <h1>{t(`drafts:people.title.${category.party}`)}</h1>
          <NumberField
            name="party"
            label={t(`drafts:people.count.${category.party}`)}
            value={Number(given(form, "party")) || 1}
            min={1}
            max={500}
            fewer={t("drafts:fewer")}
            more={t("drafts:more")}
            error={errorOf(t, form, "party")}
          />
          {withChildren && (
            <CheckBox
              name="children"
              label={t("drafts:people.children")}
              checked={isGiven(form, "children", "yes")}
            />
          )}
        </>
      )}
      {whom}
    </Frame>
  );
};

export const ConsentPage = ({ asked }: { asked: Asked }) => {
  const { t, form } = asked;
  return (
    <Frame asked={asked}>
      <FieldSet name="consent" legend={t("drafts:consent.title")} heading>
        <Notice>
          <p>{t("drafts:consent.why")}</p>
        </Notice>
      </FieldSet>
      <RadioList
        name="consent"
        legend={t("drafts:consent.how")}
        error={errorOf(t, form, "consent")}
        options={consents.map((value) => ({
          value,
          label: t(`drafts:consent.${value}`),
          checked: isGiven(form, "consent", value),
        }))}
      />
    </Frame>
  );
};
