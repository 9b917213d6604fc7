// Which languages, and how many of whom.
import type { T } from "../../../platform/words.ts";
import { CheckList } from "../../../ui/choice.tsx";
import { NumberField } from "../../../ui/field.tsx";
import { Details } from "../../../ui/menu.tsx";
import { errorOf } from "../../../web/errors.tsx";
import { languageName, languages, needsOf, type Role, roleNeeds, roles } from "../../calls/public.ts";
import { type Asked, Frame, given, isGiven } from "./frame.tsx";

export const LanguagesPage = ({ asked }: { asked: Asked }) => {
  const { t, form, category } = asked;
  return (
    <Frame asked={asked}>
      <CheckList
        name="languages"
        legend={t(`drafts:languages.title.${category.direction}`)}
        heading
        hint={t("drafts:languages.hint")}
        error={errorOf(t, form, "languages")}
        options={languages.map((value) => ({
          value,
          label: languageName(value, t),
          checked: isGiven(form, "languages", value),
        }))}
        inline
      />
    </Frame>
  );
};

export const SlotsPage = ({ asked }: { asked: Asked }) => {
  const { t, form, category } = asked;
  const first = roles.filter(
    (role) => Number(given(form, `places_${role}`)) > 0 || form.errors[`places_${role}`],
  );
  const proposed = [...new Set([...category.slots.map(({ role }) => role), ...first])];
  const others =
    category.direction === "need" ? roles.filter((role) => !proposed.includes(role) && role !== "taker") : [];
  return (
    <Frame asked={asked}>
      <h1>{t(`drafts:slots.title.${category.direction}`)}</h1>
      {category.direction === "need" && <p class="hint">{t("drafts:slots.hint")}</p>}
      {proposed.map((role) => (
        <RoleFields asked={asked} role={role} />
      ))}
      {others.length > 0 && (
        <Details label={t("drafts:slots.others")}>
          <div class="stack">
            {others.map((role) => (
              <RoleFields asked={asked} role={role} />
            ))}
          </div>
        </Details>
      )}
    </Frame>
  );
};

const roleWords = (role: Role, t: T): string => t(`calls:role.${role}`);

const RoleFields = ({ asked: { t, form, category }, role }: { asked: Asked; role: Role }) => (
  <section class="card">
    <NumberField
      name={`places_${role}`}
      label={roleWords(role, t)}
      value={Number(given(form, `places_${role}`)) || 0}
      min={0}
      max={500}
      fewer={t("drafts:fewer_of", { role: roleWords(role, t) })}
      more={t("drafts:more_of", { role: roleWords(role, t) })}
      error={errorOf(t, form, `places_${role}`)}
    />
    {category.direction === "need" && (
      <CheckList
        name={`needs_${role}`}
        legend={t("drafts:slots.needs", { role: roleWords(role, t) })}
        error={errorOf(t, form, `needs_${role}`)}
        options={roleNeeds[role].map((value) => ({
          value,
          label: needsOf([value], t),
          checked: isGiven(form, `needs_${role}`, value),
        }))}
        inline
      />
    )}
  </section>
);
