// Choosing which messages the hosts shall see, and saying why.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { CheckList } from "../../../ui/choice.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import type { FormState } from "../../../web/form.ts";
import { whenOf } from "../../conversations/public.ts";
import type { Choice } from "../service.ts";

interface Props {
  t: T;
  now: Date;
  choice: Choice;
  form: FormState | undefined;
}

export const DisclosingPage = ({ t, now, choice, form }: Props) => {
  const { messages, left, zone } = choice;
  const here = `/conversations/${choice.id}`;
  const back = left ? "/conversations" : here;
  const error = (name: string) => {
    const found = form?.errors[name];
    return found && t(found.key, found.values);
  };
  const errors = ["messages", "reason"].flatMap((field) => {
    const text = error(field);
    return text ? [{ field, text }] : [];
  });
  return (
    <Narrow>
      <Masthead title={t("disclosures:title")} lead={<p>{t("disclosures:lead")}</p>} />
      {errors.length > 0 ? (
        <ErrorSummary title={t("web:field.errors", { count: errors.length })} errors={errors} />
      ) : null}
      {messages.length > 0 ? (
        <form method="post" action={`${here}/reports`} class="stack">
          <CheckList
            name="messages"
            legend={t("disclosures:which")}
            hint={t("disclosures:which_hint")}
            error={error("messages")}
            options={messages.map(({ id, author, text, lang, photo, at }) => ({
              value: id,
              label: text || t("disclosures:photo"),
              lang: text && lang !== "und" ? lang : undefined,
              hint: t(photo && text ? "disclosures:written_photo" : "disclosures:written", {
                name: author.name,
                when: whenOf(t, at, now, zone),
              }),
              checked: form?.values["messages"]?.includes(id) ?? false,
            }))}
          />
          <TextArea
            name="reason"
            label={t("disclosures:reason")}
            hint={t("disclosures:reason_hint")}
            value={form?.values["reason"]?.at(-1)}
            error={error("reason")}
            rows={3}
            maxlength={error("reason") ? undefined : 600}
            required
          />
          <ButtonRow>
            <Button kind="main">{t("disclosures:send")}</Button>
            <ButtonLink href={back} kind="quiet">
              {t("disclosures:back")}
            </ButtonLink>
          </ButtonRow>
        </form>
      ) : (
        <>
          <p>{t("disclosures:nothing")}</p>
          <ButtonLink href={back}>{t("disclosures:back")}</ButtonLink>
        </>
      )}
    </Narrow>
  );
};
