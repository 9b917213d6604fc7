// A short word about the state of something. The tone is never the only sign.
import type { PropsWithChildren } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "plain" | "accent" | "good" | "warn" | "bad";

export const Chip = ({
  icon,
  tone = "plain",
  children,
}: PropsWithChildren<{ icon?: IconName; tone?: Tone }>) => (
  <span class={`chip ${tone}`}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);
