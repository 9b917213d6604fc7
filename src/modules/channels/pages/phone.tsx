// A number for SMS: give it, prove it with the code that comes, take it back.
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
  phone: { number: string | null; provenAt: Date | null; codeUntil: Date | null } | undefined;
  /** This instance sends SMS at all. */
  sends: boolean;
}

export const PhonePage = ({ t, form, phone, sends }: Props) => (
  <Narrow>
    <Masthead title={t("channels:phone.title")} lead={<p>{t("channels:phone.lead")}</p>} />
    {!sends && (
      <Notice kind="info">
        <p>{t("channels:phone.off")}</p>
      </Notice>
    )}
    <FormErrors t={t} form={form} />
    {phone?.number && !phone.provenAt && phone.codeUntil && <Proof t={t} form={form} />}
    <form method="post" action="/me/phone" class="stack">
      <TextField
        name="number"
        type="tel"
        label={t("channels:phone.label")}
        hint={t("channels:phone.hint")}
        error={errorOf(t, form, "number")}
        value={form.values["number"]?.[0] ?? phone?.number ?? undefined}
        autocomplete="tel"
        inputmode="tel"
        maxlength={40}
        required
      />
      <ButtonRow>
        <Button kind={phone?.codeUntil ? "plain" : "main"}>{t("channels:phone.send")}</Button>
        <ButtonLink href="/me/channels" kind="quiet">
          {t("channels:back")}
        </ButtonLink>
      </ButtonRow>
    </form>
    {phone?.number && (
      <PostButton action="/me/phone/end" kind="danger" icon="remove">
        {t("channels:phone.remove")}
      </PostButton>
    )}
  </Narrow>
);

const Proof = ({ t, form }: { t: T; form: FormState }) => (
  <form method="post" action="/me/phone/proof" class="stack">
    <TextField
      name="code"
      label={t("channels:phone.code")}
      hint={t("channels:phone.code_hint")}
      error={errorOf(t, form, "code")}
      value={form.values["code"]?.[0]}
      autocomplete="one-time-code"
      inputmode="numeric"
      maxlength={40}
      width="short"
      required
    />
    <Button kind="main">{t("channels:phone.prove")}</Button>
  </form>
);
