// What a list says when there is nothing in it, and what to do then.
import type { Child, PropsWithChildren } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

export const Empty = ({
  icon,
  title,
  action,
  children,
}: PropsWithChildren<{ icon: IconName; title: string; action?: Child }>) => (
  <div class="empty">
    <Icon name={icon} />
    <p class="big">{title}</p>
    {children}
    {action}
  </div>
);
