// The form to write a question or an answer, and the page it comes back on when something does not fit.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { maxLength } from "../rules.ts";

interface WritingProps {
  t: T;
  action: string;
  label: string;
  send: string;
  hint?: string;
  id?: string;
  /** What was typed before, and what is wrong with it. */
  value?: string;
  error?: string;
}

export const Writing = ({ action, send, id = "body", ...field }: WritingProps) => (
  <form method="post" action={action} class="stack">
    <TextArea
      name="body"
      id={id}
      label={field.label}
      hint={field.hint}
      value={field.value}
      error={field.error}
      rows={3}
      maxlength={field.error ? undefined : maxLength}
      required
    />
    <div>
      <Button>{send}</Button>
    </div>
  </form>
);

interface AgainProps {
  t: T;
  kind: "question" | "answer";
  action: string;
  /** Where the thread stands. */
  back: string;
  value: string;
  error: string;
}

/** What was typed, kept, with what is wrong. */
export const AgainPage = ({ t, kind, action, back, value, error }: AgainProps) => (
  <Narrow>
    <Masthead title={t(`questions:again.${kind}`)} />
    <ErrorSummary title={t("web:field.errors", { count: 1 })} errors={[{ field: "body", text: error }]} />
    <Writing
      t={t}
      action={action}
      label={t(`questions:again.${kind}_label`)}
      hint={t("questions:everyone")}
      send={t(`questions:again.${kind}_send`)}
      value={value}
      error={error}
    />
    <ButtonRow>
      <ButtonLink href={back} kind="quiet">
        {t("questions:again.back")}
      </ButtonLink>
    </ButtonRow>
  </Narrow>
);
