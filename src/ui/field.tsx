// One question with one answer: its label, its hint, what is wrong, and the control.
import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

export interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  /** The word "optional" in the reader's language. Shown beside the label. */
  optional?: string;
  id?: string;
}

interface FrameProps extends FieldProps {
  control: Child;
}

/** The ids of hint and error, for the control's aria-describedby. */
export function describedBy({ name, id = name, hint, error }: FieldProps): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length ? ids.join(" ") : undefined;
}

export const ErrorLine = ({ id, children }: { id: string; children?: Child }) => (
  <p class="wrong" id={id}>
    <Icon name="error" />
    <span>{children}</span>
  </p>
);

/** A label, a hint and an error around any control. */
export const Field = ({ name, id = name, label, hint, error, optional, control }: FrameProps) => (
  <div class={error ? "field amiss" : "field"}>
    <label for={id}>
      {label}
      {optional && <span class="soft"> ({optional})</span>}
    </label>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    {control}
  </div>
);

interface TextProps extends FieldProps {
  value?: string;
  type?: "text" | "email" | "search" | "tel" | "date" | "time" | "datetime-local" | "url" | "file";
  autocomplete?: string;
  inputmode?: "text" | "numeric" | "email" | "search" | "tel";
  required?: boolean;
  maxlength?: number;
  min?: string;
  max?: string;
  step?: string;
  accept?: string;
  list?: string;
  dir?: "auto" | "ltr" | "rtl";
  /** How many characters wide: an answer of known length. */
  width?: "short" | "medium";
}

export const TextField = (props: TextProps) => {
  const {
    name,
    id = name,
    type = "text",
    error,
    width,
    label,
    hint,
    optional,
    dir = "auto",
    ...rest
  } = props;
  return (
    <Field
      {...props}
      control={
        <input
          {...rest}
          id={id}
          name={name}
          type={type}
          dir={type === "text" || type === "search" ? dir : undefined}
          class={width}
          aria-describedby={describedBy(props)}
          aria-invalid={error ? "true" : undefined}
        />
      }
    />
  );
};

interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
  required?: boolean;
  maxlength?: number;
}

export const TextArea = (props: TextAreaProps) => (
  <Field
    {...props}
    control={
      <textarea
        id={props.id ?? props.name}
        name={props.name}
        rows={props.rows ?? 4}
        required={props.required}
        maxlength={props.maxlength}
        dir="auto"
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? "true" : undefined}
      >
        {props.value}
      </textarea>
    }
  />
);

interface SelectProps extends FieldProps {
  value?: string;
  options: { value: string; label: string }[];
  required?: boolean;
}

export const Select = (props: SelectProps) => (
  <Field
    {...props}
    control={
      <select
        id={props.id ?? props.name}
        name={props.name}
        required={props.required}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? "true" : undefined}
      >
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    }
  />
);

interface NumberProps extends FieldProps {
  value?: number;
  min?: number;
  max?: number;
  /** Words for the two buttons that appear when script runs: "one fewer", "one more". */
  fewer: string;
  more: string;
}

/** A number to step up and down. Without script, the plain number input. */
export const NumberField = (props: NumberProps) => {
  const { name, id = name } = props;
  return (
    <Field
      {...props}
      control={
        <div class="stepper" data-stepper>
          <button
            type="button"
            class="btn plain"
            data-step="-1"
            aria-label={props.fewer}
            aria-controls={id}
            hidden
          >
            <Icon name="minus" />
          </button>
          <input
            id={id}
            name={name}
            type="number"
            inputmode="numeric"
            value={props.value}
            min={props.min}
            max={props.max}
            aria-describedby={describedBy(props)}
            aria-invalid={props.error ? "true" : undefined}
          />
          <button
            type="button"
            class="btn plain"
            data-step="1"
            aria-label={props.more}
            aria-controls={id}
            hidden
          >
            <Icon name="plus" />
          </button>
        </div>
      }
    />
  );
};
