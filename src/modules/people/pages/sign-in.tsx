// Coming back: the twenty digits.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { Details } from "../../../ui/menu.tsx";
import { errorOf, FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import { ShortBox } from "./short-box.tsx";

interface Props {
  t: T;
  form: FormState;
  next?: string;
  /** Other ways in, before the code. */
  ways: Child[];
}

export const SignInPage = ({ t, form, next, ways }: Props) => (
  <Narrow>
    <Masthead title={t("people:sign_in.title")} lead={<p>{t("people:sign_in.lead")}</p>} />
    <FormErrors t={t} form={form} />
    {ways}
    <form method="post" action="/sign-in" class="stack">
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        name="code"
        label={t("people:sign_in.code")}
        hint={t("people:sign_in.code_hint")}
        error={errorOf(t, form, "code")}
        value={form.values["code"]?.[0]}
        autocomplete="off"
        inputmode="numeric"
        dir="ltr"
        maxlength={60}
        required
      />
      <ShortBox t={t} checked={form.values["short"]?.includes("yes")} />
      <Button kind="main" big icon="key">
        {t("people:sign_in.button")}
      </Button>
    </form>
    <p>
      {t("people:sign_in.new_here")}{" "}
      <a href={next ? `/join?next=${encodeURIComponent(next)}` : "/join"}>{t("people:sign_in.join")}</a>
    </p>
    <Details label={t("people:sign_in.lost")}>
      <p>{t("people:sign_in.lost_answer")}</p>
      <p>{t("people:sign_in.lost_hosts")}</p>
    </Details>
  </Narrow>
);
