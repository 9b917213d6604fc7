// Parts of one page as links, and a row of filters over a list.
import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface Tab {
  href: string;
  label: string;
  count?: number;
  current?: boolean;
}

export const Tabs = ({ label, items }: { label: string; items: Tab[] }) => (
  <nav class="tabs" aria-label={label}>
    {items.map(({ href, label, count, current }) => (
      <a href={href} aria-current={current ? "page" : undefined}>
        {label}
        {count !== undefined && <span class="count">{count}</span>}
      </a>
    ))}
  </nav>
);

interface Filter {
  href: string;
  label: string;
  icon?: IconName;
  current?: boolean;
}

/** Links that narrow a list, one row that scrolls sideways when it must. */
export const Filters = ({ label, items }: { label: string; items: Filter[] }) => (
  <nav class="filters" aria-label={label}>
    {items.map(({ href, label, icon, current }) => (
      <a href={href} aria-current={current ? "true" : undefined}>
        {current ? <Icon name="check" /> : icon && <Icon name={icon} />}
        {label}
      </a>
    ))}
  </nav>
);

interface FilterFormProps {
  action: string;
  label: string;
  /** Select fields. */
  children?: Child;
  submit: string;
  icon?: IconName;
  clear?: { href: string; label: string };
}

/** Filters with many values: a form that asks for the same page again. */
export const FilterForm = ({ action, label, children, submit, icon = "filter", clear }: FilterFormProps) => (
  <form class="filter-form" method="get" action={action} aria-label={label}>
    {children}
    <div class="row">
      <button type="submit" class="btn plain">
        <Icon name={icon} />
        <span>{submit}</span>
      </button>
      {clear && (
        <a class="btn quiet" href={clear.href}>
          {clear.label}
        </a>
      )}
    </div>
  </form>
);
