// Names and values: what is known about one thing.
import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

export interface Fact {
  icon?: IconName;
  term: string;
  value: Child;
  /** At the end of the line: the way to change it. */
  action?: Child;
}

export const Facts = ({ items }: { items: Fact[] }) => (
  <dl class="known">
    {items.map(({ icon, term, value, action }) => (
      <div>
        <dt>
          {icon && <Icon name={icon} />}
          {term}
        </dt>
        <dd>{value}</dd>
        {action && <dd class="act">{action}</dd>}
      </div>
    ))}
  </dl>
);
