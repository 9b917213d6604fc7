// The top of every page: the way past it, the name of the house, where one can go, the way out.
import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

/** The first thing a keyboard meets. Leads to the page's `main`. */
export const SkipLink = ({ label }: { label: string }) => (
  <a class="skip" href="#main">
    {label}
  </a>
);

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean;
  /** Unread things, with the words for those who listen: "3 unread". */
  count?: { number: number; words: string };
}

interface HeaderProps {
  brand: string;
  navLabel: string;
  items: NavItem[];
  /** The LanguagePicker in a Menu. */
  language?: Child;
  /** The QuickExit. */
  exit: Child;
}

export const Header = ({ brand, navLabel, items, language, exit }: HeaderProps) => (
  <>
    <header class="bar">
      <div class="wide">
        <a class="brand" href="/">
          <i aria-hidden="true" />
          {brand}
        </a>
        {language}
        {exit}
      </div>
    </header>
    <nav class="nav" aria-label={navLabel}>
      <div class="wide">
        {items.map(({ href, label, icon, current, count }) => (
          <a href={href} aria-current={current ? "page" : undefined}>
            <Icon name={icon} />
            <span>{label}</span>
            {count && count.number > 0 && (
              <b class="count">
                <span aria-hidden="true">{count.number}</span>
                <span class="away">{count.words}</span>
              </b>
            )}
          </a>
        ))}
      </div>
    </nav>
  </>
);
