// One question to a page: how far one has come, the question, and the way on and back.
import type { PropsWithChildren } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { Narrow } from "../../../ui/layout.tsx";
import { Steps } from "../../../ui/steps.tsx";
import { FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import type { Category } from "../../calls/public.ts";
import { type Fields, isAnswered, previousPage, type StepPage, stepOf, stepsFor } from "../rules.ts";

/** What every page of a draft is given. */
export interface Asked {
  t: T;
  id: string;
  page: StepPage;
  category: Category;
  fields: Fields;
  form: FormState;
  /** The draft changes a call that is up already. */
  changing: boolean;
}

export const given = (form: FormState, name: string): string => form.values[name]?.[0] ?? "";
export const isGiven = (form: FormState, name: string, value: string): boolean =>
  form.values[name]?.includes(value) ?? false;

export const Progress = ({ asked: { t, id, page, category, fields } }: { asked: Asked }) => {
  const all = stepsFor(category);
  const at = all.indexOf(stepOf(page));
  const open = all.findIndex((step) => !isAnswered(step, fields));
  const links = all
    .slice(0, open < 0 ? all.length : open + 1)
    .map((step) => ({ href: `/drafts/${id}/${step}`, label: t(`drafts:step.${step}`) }));
  return (
    <Steps
      words={t("drafts:progress", { step: at + 1, steps: all.length })}
      current={at + 1}
      total={all.length}
      links={links}
    />
  );
};

interface FrameProps {
  asked: Asked;
  /** Tiles go on by themselves. */
  tiles?: boolean;
  files?: boolean;
}

export const Frame = ({ asked, tiles, files, children }: PropsWithChildren<FrameProps>) => {
  const { t, id, page, category, fields, form } = asked;
  const before = previousPage(page, category, fields);
  return (
    <Narrow>
      <Progress asked={asked} />
      <FormErrors t={t} form={form} />
      <form
        method="post"
        action={`/drafts/${id}/${page}`}
        class="stack"
        enctype={files ? "multipart/form-data" : undefined}
      >
        {children}
        <ButtonRow>
          {!tiles && (
            <Button kind="main" icon="next">
              {t("drafts:next")}
            </Button>
          )}
          <ButtonLink kind="quiet" icon="back" href={before ? `/drafts/${id}/${before}` : "/calls/new"}>
            {t("drafts:back")}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Narrow>
  );
};
