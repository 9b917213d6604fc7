// The form that founds a group; for the first host of an empty instance it also asks who they are.
import type { Child } from "hono/jsx";
import type { Place } from "../../../platform/places.ts";
import type { T } from "../../../platform/words.ts";
import { Button } from "../../../ui/button.tsx";
import { ChoiceGrid, RadioList } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { errorOf, FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import { groupKinds } from "../../groups/public.ts";
import { SignUpFieldset } from "../../people/public.ts";

interface Props {
  t: T;
  action: string;
  form: FormState;
  /** Places of the typed name to choose from. */
  places: Place[];
}

export const FoundPage = (props: Props) => (
  <Narrow>
    <Masthead title={props.t("founding:new.title")} lead={<p>{props.t("founding:new.lead")}</p>} />
    <Form {...props} send={props.t("founding:new.send")} />
  </Narrow>
);

export const FirstHostPage = (props: Props) => (
  <Narrow>
    <Masthead title={props.t("founding:first.title")} lead={<p>{props.t("founding:first.lead")}</p>} />
    <Form {...props} send={props.t("founding:first.send")}>
      <SignUpFieldset t={props.t} form={props.form} />
    </Form>
  </Narrow>
);

const Form = ({ t, action, form, places, send, children }: Props & { send: string; children?: Child }) => (
  <>
    <FormErrors t={t} form={form} />
    <form method="post" action={action} class="stack">
      {children}
      <TextField
        name="group"
        label={t("founding:field.group")}
        hint={t("founding:field.group_hint")}
        error={errorOf(t, form, "group")}
        value={form.values["group"]?.[0]}
        maxlength={60}
        required
      />
      <Kinds t={t} form={form} />
      <TextField
        name="place"
        label={t("founding:field.place")}
        hint={t("founding:field.place_hint")}
        error={errorOf(t, form, "place")}
        value={form.values["place"]?.[0]}
        maxlength={80}
        required
      />
      {places.length > 0 ? <Which t={t} places={places} /> : null}
      <div>
        <Button kind="main" big icon="check">
          {send}
        </Button>
      </div>
    </form>
  </>
);

const Kinds = ({ t, form }: { t: T; form: FormState }) => (
  <ChoiceGrid
    type="radio"
    name="kind"
    legend={t("founding:field.kind")}
    error={errorOf(t, form, "kind")}
    options={groupKinds.map((kind) => ({
      value: kind,
      label: t(`groups:kind.${kind}`),
      icon: kind,
      checked: (form.values["kind"]?.[0] ?? "city") === kind,
    }))}
  />
);

const Which = ({ t, places }: { t: T; places: Place[] }) => (
  <RadioList
    name="place_id"
    legend={t("founding:field.which")}
    options={places.map((place, index) => ({
      value: place.id,
      label: place.name,
      hint: t("founding:field.municipality", { municipality: place.municipality }),
      checked: index === 0,
    }))}
  />
);
