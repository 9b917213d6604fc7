// One question with a few answers to choose from: pictures, a list of one, a list of many.
import type { Child } from "hono/jsx";
import { describedBy, ErrorLine, type FieldProps } from "./field.tsx";
import { Icon, type IconName } from "./icon.tsx";

export interface Option {
  value: string;
  label: string;
  hint?: string;
  icon?: IconName;
  checked?: boolean;
  disabled?: boolean;
  /** Of the label, where it is not the page's: names of languages. */
  lang?: string;
}

interface ChoiceProps extends Omit<FieldProps, "label"> {
  legend: string;
  /** The legend is the page's heading. */
  heading?: boolean;
  options: Option[];
}

/** A group of controls under one question. The error names the group. */
export const FieldSet = (props: Omit<ChoiceProps, "options"> & { children?: Child }) => {
  const { name: id, legend, heading, hint, error, optional } = props;
  const words = (
    <>
      {legend}
      {optional && <span class="soft"> ({optional})</span>}
    </>
  );
  return (
    <fieldset
      class={error ? "field amiss" : "field"}
      aria-describedby={describedBy({ ...props, label: legend })}
    >
      <legend>{heading ? <h1>{words}</h1> : words}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      {props.children}
    </fieldset>
  );
};

/** The first answer carries the question's own id, so that an error leads to it. */
const idOf = (name: string, options: Option[], option: Option) =>
  option === options[0] ? name : `${name}-${options.indexOf(option)}`;

interface TickProps {
  id: string;
  name: string;
  option: Option;
  type: "radio" | "checkbox";
}

const Tick = ({ id, name, option, type }: TickProps) => (
  <input
    id={id}
    type={type}
    name={name}
    value={option.value}
    checked={option.checked}
    disabled={option.disabled}
    aria-describedby={option.hint && `${id}-hint`}
  />
);

const Words = ({ id, option }: { id: string; option: Option }) => (
  <span class="words">
    <span lang={option.lang} class={option.lang && "own"}>
      {option.label}
    </span>
    {option.hint && (
      <small class="hint" id={`${id}-hint`}>
        {option.hint}
      </small>
    )}
  </span>
);

/** Tiles with a picture and a word. `press`: each tile is a button that goes straight on. */
export const ChoiceGrid = ({
  type,
  options,
  ...props
}: ChoiceProps & { type: "radio" | "checkbox" | "press" }) => (
  <FieldSet {...props}>
    <div class="tiles">
      {options.map((option) =>
        type === "press" ? (
          <button
            type="submit"
            class="tile"
            name={props.name}
            value={option.value}
            disabled={option.disabled}
          >
            {option.icon && <Icon name={option.icon} />}
            <span class="words">{option.label}</span>
          </button>
        ) : (
          <label class="tile" for={idOf(props.name, options, option)}>
            <Tick id={idOf(props.name, options, option)} name={props.name} option={option} type={type} />
            {option.icon && <Icon name={option.icon} />}
            <Words id={idOf(props.name, options, option)} option={option} />
          </label>
        ),
      )}
    </div>
  </FieldSet>
);

const Lines = ({
  type,
  options,
  inline,
  ...props
}: ChoiceProps & { type: "radio" | "checkbox"; inline?: boolean }) => (
  <FieldSet {...props}>
    <div class={inline ? "lines inline" : "lines"}>
      {options.map((option) => (
        <label class="line" for={idOf(props.name, options, option)}>
          <Tick id={idOf(props.name, options, option)} name={props.name} option={option} type={type} />
          <Words id={idOf(props.name, options, option)} option={option} />
        </label>
      ))}
    </div>
  </FieldSet>
);

/** Choose one. `inline`: short words side by side. */
export const RadioList = (props: ChoiceProps & { inline?: boolean }) => <Lines {...props} type="radio" />;

/** Choose any. */
export const CheckList = (props: ChoiceProps & { inline?: boolean }) => <Lines {...props} type="checkbox" />;

interface CheckBoxProps {
  name: string;
  /** Where the same box stands several times on a page. */
  id?: string;
  value?: string;
  label: string;
  checked?: boolean;
  hint?: string;
  error?: string;
}

/** One box to tick: a consent. Sends "yes" unless told otherwise. */
export const CheckBox = ({ name, id = name, value = "yes", error, ...option }: CheckBoxProps) => (
  <div class={error ? "field amiss" : "field"}>
    {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    <label class="line" for={id}>
      <Tick id={id} name={name} type="checkbox" option={{ ...option, value }} />
      <Words id={id} option={{ ...option, value }} />
    </label>
  </div>
);
