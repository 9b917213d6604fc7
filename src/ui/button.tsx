// What one presses: a button, a link that looks like one, and a form that is only a button.
import type { Child, PropsWithChildren } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface Looks {
  /** `main`: the one thing to do here. `plain`: anything else. `quiet`: a link's weight. `danger`: takes something away. */
  kind?: "main" | "plain" | "quiet" | "danger";
  icon?: IconName;
  /** Big and as wide as its room: the answer to a call. */
  big?: boolean;
}

const classes = ({ kind = "plain", big }: Looks) => `btn ${kind}${big ? " big" : ""}`;

interface ButtonProps extends Looks {
  name?: string;
  value?: string;
  /** Adds what the words leave out, such as which of several calls is meant. */
  label?: string;
  disabled?: boolean;
  formaction?: string;
  formnovalidate?: boolean;
}

/** What leads on points there from the end of the words. */
const Words = ({ icon, children }: PropsWithChildren<Looks>) => (
  <>
    {icon && icon !== "next" && <Icon name={icon} />}
    <span>{children}</span>
    {icon === "next" && <Icon name={icon} />}
  </>
);

export const Button = (props: PropsWithChildren<ButtonProps>) => (
  <button
    type="submit"
    class={classes(props)}
    name={props.name}
    value={props.value}
    aria-label={props.label}
    disabled={props.disabled}
    formaction={props.formaction}
    formnovalidate={props.formnovalidate}
  >
    <Words {...props} />
  </button>
);

interface LinkProps extends Looks {
  href: string;
  label?: string;
  download?: string;
}

export const ButtonLink = (props: PropsWithChildren<LinkProps>) => (
  <a class={classes(props)} href={props.href} aria-label={props.label} download={props.download}>
    <Words {...props} />
  </a>
);

interface PostButtonProps extends ButtonProps {
  action: string;
  /** Hidden fields sent along. */
  fields?: Record<string, string>;
  /** Shown above the button inside the form. */
  before?: Child;
}

export const PostButton = ({
  action,
  fields = {},
  before,
  ...button
}: PropsWithChildren<PostButtonProps>) => (
  <form method="post" action={action} class="post">
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {before}
    <Button {...button} />
  </form>
);

/** Buttons side by side, wrapping on a narrow page. */
export const ButtonRow = ({ children }: PropsWithChildren) => <div class="row">{children}</div>;
