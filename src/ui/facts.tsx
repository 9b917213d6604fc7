// Names and values: what is known about one thing.
import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

export interface Fact {
  icon?: IconName;
  term: string;
  value: Child;
}

export const Facts = ({ items }: { items: Fact[] }) => (
  <dl class="known">
    {items.map(({ icon, term, value }) => (
      <div>
        <dt>
          {icon && <Icon name={icon} />}
          {term}
        </dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
