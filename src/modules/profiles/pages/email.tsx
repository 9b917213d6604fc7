// An e-mail address, for messages only, and the way to take it back.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { errorOf, FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";

interface Props {
  t: T;
  form: FormState;
  /** An address is known now. */
  known: boolean;
  /** This instance sends e-mail at all. */
  sends: boolean;
}

export const EmailPage = ({ t, form, known, sends }: Props) => (
  <Narrow>
    <Masthead title={t("profiles:email.title")} lead={<p>{t("profiles:email.lead")}</p>} />
    {!sends && (
      <Notice kind="info">
        <p>{t("profiles:email.off")}</p>
      </Notice>
    )}
    <FormErrors t={t} form={form} />
    <form method="post" action="/me/email" class="stack">
      <TextField
        name="email"
        type="email"
        label={t("profiles:email.label")}
        error={errorOf(t, form, "email")}
        value={form.values["email"]?.[0]}
        autocomplete="email"
        maxlength={254}
        required
      />
      <ButtonRow>
        <Button kind="main">{t("profiles:save")}</Button>
        <ButtonLink href="/me" kind="quiet">
          {t("people:back_to_me")}
        </ButtonLink>
      </ButtonRow>
    </form>
    {known && (
      <PostButton action="/me/email/end" kind="danger" icon="remove">
        {t("profiles:email.remove")}
      </PostButton>
    )}
  </Narrow>
);
