// The page of components: what one fills in and chooses from.
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { CheckBox, CheckList, ChoiceGrid, RadioList } from "../ui/choice.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { NumberField, Select, TextArea, TextField } from "../ui/field.tsx";
import { Narrow, Section } from "../ui/layout.tsx";
import { Steps } from "../ui/steps.tsx";
import { WeekGrid } from "../ui/week-grid.tsx";
import type { Samples } from "./style-samples.ts";

export const Forms = ({ s }: { s: Samples }) => (
  <Section title="Field, ChoiceGrid, RadioList, CheckList, WeekGrid, Steps">
    <Narrow>
      <Steps words={s.step} current={2} total={5} />
      <ErrorSummary
        title={s.errors}
        errors={[
          { field: "name", text: s.error },
          { field: "pick", text: s.hint },
        ]}
      />
      <TextField name="name" label={s.name} hint={s.hint} error={s.error} autocomplete="nickname" />
      <TextArea name="note" label={s.question} optional={s.optional} value={s.answer} />
      <Select name="lang" label={s.languages} options={s.choices.map((label) => ({ value: label, label }))} />
      <NumberField name="many" label={s.carriers} value={4} min={1} max={20} fewer="−1" more="+1" />
      <ChoiceGrid
        type="radio"
        name="what"
        legend={s.more}
        options={(["moving", "bicycle", "translate_meeting", "come_along", "dinner", "other"] as const).map(
          (icon, index) => ({ value: icon, label: s.choices[index] ?? "", icon, checked: index === 0 }),
        )}
      />
      <RadioList
        name="pick"
        legend={s.drivers}
        error={s.error}
        options={s.choices.slice(0, 3).map((label) => ({ value: label, label, hint: s.hint }))}
      />
      <CheckList
        inline
        name="when"
        legend={s.when}
        options={s.days.map((label, index) => ({ value: String(index), label, checked: index === 2 }))}
      />
      <WeekGrid name="week" legend={s.hint} days={s.days} parts={s.parts} value={0b101000} />
      <CheckBox name="agree" label={s.answer} hint={s.hint} />
      <ButtonRow>
        <Button kind="main">{s.save}</Button>
        <ButtonLink kind="quiet" href="#main">
          {s.cancel}
        </ButtonLink>
      </ButtonRow>
    </Narrow>
  </Section>
);
