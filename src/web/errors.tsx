// What is wrong with a form, in words: all of it at the top, and each part beside its field.
import type { T } from "../platform/words.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { FormState } from "./form.ts";

/** The sentence for one field; undefined when nothing is wrong with it. */
export function errorOf(t: T, form: FormState, name: string): string | undefined {
  const error = form.errors[name];
  return error && t(error.key, error.values);
}

/** Stands before the form. A field's id is its name. */
export const FormErrors = ({ t, form }: { t: T; form: FormState }) => {
  const errors = Object.entries(form.errors).map(([field, { key, values }]) => ({
    field,
    text: t(key, values),
  }));
  return errors.length ? (
    <ErrorSummary title={t("web:field.errors", { count: errors.length })} errors={errors} />
  ) : null;
};
