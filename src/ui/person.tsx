// A person by the name of their choosing: the first letter in a circle, and the name.
import type { Child } from "hono/jsx";
import { Chip } from "./chip.tsx";

/** The first letter as people see it: whole characters, also beyond the basic plane. */
const initial = (name: string) => [...name.trim()][0]?.toLocaleUpperCase() ?? "?";

export const Avatar = ({ name }: { name: string }) => (
  <span class="avatar" aria-hidden="true">
    {initial(name)}
  </span>
);

interface PersonProps {
  name: string;
  /** What they bring, or when they came. */
  note?: Child;
  /** "known here", with its shield. */
  known?: string;
  action?: Child;
}

export const Person = ({ name, note, known, action }: PersonProps) => (
  <div class="person">
    <Avatar name={name} />
    <div class="words">
      <p class="by">
        <bdi>{name}</bdi>
        {known && (
          <Chip icon="known" tone="good">
            {known}
          </Chip>
        )}
      </p>
      {note && <p class="hint">{note}</p>}
    </div>
    {action}
  </div>
);

/** People under each other. */
export const People = ({ label, children }: { label?: string; children: Child | Child[] }) => (
  <ul class="people" aria-label={label}>
    {[children].flat().map((child) => (
      <li>{child}</li>
    ))}
  </ul>
);
