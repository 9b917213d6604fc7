// One recovery, for the hosts of its group: who answers for it, what it waits for, and at the end the link.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, PostButton } from "../../../ui/button.tsx";
import { CheckBox } from "../../../ui/choice.tsx";
import { Live, Masthead, Narrow } from "../../../ui/layout.tsx";
import { LinkCode, type LinkShown } from "../../devices/public.ts";
import { isOpen } from "../rules.ts";
import { RecoveryFacts, type Shown, StatusChip } from "./words.tsx";

interface Props {
  t: T;
  recovery: Shown;
  /** The link this device made. */
  link: LinkShown | undefined;
  personId: string;
}

export const RecoveryPage = (props: Props) => {
  const { t, recovery, link } = props;
  const { id, name, slug, status } = recovery;
  return (
    <Narrow>
      <Masthead title={t("recoveries:one.title", { name })} lead={<StatusChip t={t} status={status} />} />
      <RecoveryFacts t={t} recovery={recovery} />
      {link ? (
        <Live live={link.state === "open" ? "/live/inbox" : undefined}>
          <LinkCode t={t} link={link} />
        </Live>
      ) : null}
      <Next {...props} />
      {isOpen(status) ? (
        <PostButton action={`/recoveries/${id}/end`} kind="quiet">
          {t("recoveries:one.call_off")}
        </PostButton>
      ) : null}
      <ButtonLink href={`/groups/${slug}/recoveries`} kind="quiet" icon="back">
        {t("recoveries:title")}
      </ButtonLink>
    </Narrow>
  );
};

/** What this host can do now, or what is waited for. */
const Next = ({ t, recovery, personId, link }: Props): Child => {
  const { id, status, begunBy, confirmedBy } = recovery;
  if (status === "asked")
    return begunBy === personId ? <p>{t("recoveries:one.asked")}</p> : <Confirm t={t} id={id} />;
  if (status === "waiting") return <p>{t("recoveries:one.waiting")}</p>;
  if (status !== "ready") return null;
  if (personId !== begunBy && personId !== confirmedBy) return <p>{t("recoveries:one.those_two")}</p>;
  return (
    <PostButton
      action={`/recoveries/${id}/link`}
      kind={link ? "plain" : "main"}
      icon="poster"
      before={<p>{t("recoveries:one.ready")}</p>}
    >
      {t("recoveries:one.show")}
    </PostButton>
  );
};

const Confirm = ({ t, id }: { t: T; id: string }) => (
  <form method="post" action={`/recoveries/${id}/confirmation`} class="stack">
    <p>{t("recoveries:one.confirm_what")}</p>
    <CheckBox name="met" label={t("recoveries:begin.met")} />
    <div>
      <Button kind="main">{t("recoveries:one.confirm")}</Button>
    </div>
  </form>
);
