// The questions of a whole group: those that need nobody to come.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Narrow } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Thread, type ThreadProps } from "./thread.tsx";

interface Props {
  t: T;
  /** The head of the group's pages. */
  head: Child;
  thread: Omit<ThreadProps, "t" | "callId" | "ownerId">;
}

export const GroupQuestionsPage = ({ t, head, thread }: Props) => (
  <>
    {head}
    <Narrow>
      <p class="soft">{t("questions:group.what")}</p>
      {thread.open ? null : <Notice kind="warn">{t("questions:group.closed")}</Notice>}
      <Thread {...thread} t={t} callId={null} ownerId={null} />
    </Narrow>
  </>
);
