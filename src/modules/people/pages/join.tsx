// Becoming somebody here: a name, a language, and that is all.
import type { T } from "../../../platform/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import { ShortBox } from "./short-box.tsx";
import { SignUpFieldset } from "./sign-up-fields.tsx";

interface Props {
  t: T;
  form: FormState;
  /** Where to go on afterwards, and the slug of the group to join on the way. */
  next?: string;
  group?: string;
}

export const JoinPage = ({ t, form, next, group }: Props) => (
  <Narrow>
    <Masthead title={t("people:join.title")} lead={<p>{t("people:join.lead")}</p>} />
    <FormErrors t={t} form={form} />
    <form method="post" action="/join" class="stack">
      {next && <input type="hidden" name="next" value={next} />}
      {group && <input type="hidden" name="group" value={group} />}
      <SignUpFieldset t={t} form={form} />
      <ShortBox t={t} checked={form.values["short"]?.includes("yes")} />
      <Button kind="main" big icon="hand">
        {t("people:join.button")}
      </Button>
    </form>
    <p>
      {t("people:join.have_code")}{" "}
      <a href={next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"}>{t("people:join.sign_in")}</a>
    </p>
  </Narrow>
);
