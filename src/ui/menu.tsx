// What is put away until asked for: a menu that floats, and details that unfold in place.
import type { Child, PropsWithChildren } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface MenuProps {
  label: Child;
  icon?: IconName;
  /** The label is in this language. */
  lang?: string;
}

export const Menu = ({ label, icon, lang, children }: PropsWithChildren<MenuProps>) => (
  <details class="menu" data-menu>
    <summary class="btn quiet">
      {icon && <Icon name={icon} />}
      <span lang={lang}>{label}</span>
      <Icon name="down" />
    </summary>
    <div class="sheet">{children}</div>
  </details>
);

export const Details = ({ label, open, children }: PropsWithChildren<{ label: Child; open?: boolean }>) => (
  <details class="details" open={open}>
    <summary>
      <Icon name="down" />
      <span>{label}</span>
    </summary>
    <div>{children}</div>
  </details>
);
