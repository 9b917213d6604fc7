// What happened, and when, newest first or last as the page has it.
import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface Moment {
  icon: IconName;
  when: string;
  datetime?: string;
  text: Child;
  /** Not seen before. */
  fresh?: string;
}

export const Timeline = ({ items }: { items: Moment[] }) => (
  <ol class="timeline">
    {items.map(({ icon, when, datetime, text, fresh }) => (
      <li class={fresh && "fresh"}>
        <Icon name={icon} />
        <div>
          <div>{text}</div>
          <p class="hint">
            <time datetime={datetime}>{when}</time>
            {fresh && <b class="chip accent">{fresh}</b>}
          </p>
        </div>
      </li>
    ))}
  </ol>
);
