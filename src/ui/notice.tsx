// Something the reader should know before going on.
import type { PropsWithChildren } from "hono/jsx";
import { Icon } from "./icon.tsx";

interface NoticeProps {
  kind?: "info" | "warn" | "success" | "error";
  title?: string;
  /** Read out when it appears: the answer to what was just done. */
  alive?: boolean;
}

export const Notice = ({ kind = "info", title, alive, children }: PropsWithChildren<NoticeProps>) => (
  <div class={`notice ${kind}`} role={alive ? (kind === "error" ? "alert" : "status") : undefined}>
    <Icon name={kind} />
    <div>
      {title && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {children}
    </div>
  </div>
);
