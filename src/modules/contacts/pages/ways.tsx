// The ways from a page to the conversations about what it shows.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import type { Way, Ways } from "../service.ts";

interface Props {
  t: T;
  ways: Ways | undefined;
}

/** To the conversation of all who take part. */
export const WriteToAll = ({ t, ways }: Props) =>
  ways?.all ? (
    <To t={t} ways={ways} way={ways.all}>
      {t("contacts:to.all")}
    </To>
  ) : null;

/** To the conversation with one of them alone. */
export const WriteToOne = ({ t, ways, claimId, name }: Props & { claimId: string; name: string }) => {
  const way = ways?.two.get(claimId);
  return ways && way ? (
    <To t={t} ways={ways} way={way} claimId={claimId}>
      {t("contacts:to.one", { name })}
    </To>
  ) : null;
};

/** To the list of all conversations. */
export const AllConversations = ({ t }: { t: T }) => (
  <ButtonLink href="/conversations" kind="quiet" icon="answer">
    {t("contacts:list.title")}
  </ButtonLink>
);

interface ToProps {
  t: T;
  ways: Ways;
  way: Way;
  claimId?: string;
  children?: Child;
}

const To = ({ t, ways, way, claimId, children }: ToProps) => {
  const { kind, subjectId: subject } = ways;
  if (!way.id) {
    return (
      <PostButton
        action="/conversations"
        fields={{ kind, subject, ...(claimId ? { claim: claimId } : {}) }}
        icon="answer"
      >
        {children}
      </PostButton>
    );
  }
  return (
    <div class="row">
      <ButtonLink href={`/conversations/${way.id}`} icon="answer">
        {children}
      </ButtonLink>
      {way.unread > 0 ? (
        <Chip icon="mail" tone="accent">
          {t("contacts:unread", { count: way.unread })}
        </Chip>
      ) : null}
    </div>
  );
};
