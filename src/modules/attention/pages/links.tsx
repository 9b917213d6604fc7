// What the links in messages open: a break, or a muted group, with one button and the way to undo it.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { untilWords } from "./moments.ts";

interface Props {
  t: T;
  /** The link's own address; `${action}/end` undoes it. */
  action: string;
  signedIn: boolean;
}

/** `until`: the end of the break they are taking; null before. */
export const PauseLinkPage = ({
  t,
  action,
  signedIn,
  until,
  zone,
  now,
}: Props & { until: Date | null; zone: string; now: Date }) => (
  <Narrow>
    <Masthead
      title={t(until ? "attention:paused.title" : "attention:pause_link.title")}
      lead={<p>{until ? untilWords(t, until, zone, now) : t("attention:pause_link.lead")}</p>}
    />
    {until ? (
      <PostButton action={`${action}/end`} icon="undo">
        {t("attention:paused.end")}
      </PostButton>
    ) : (
      <PostButton action={action} kind="main" icon="bell">
        {t("attention:pause_link.button")}
      </PostButton>
    )}
    <More t={t} signedIn={signedIn} />
  </Narrow>
);

export const MuteLinkPage = ({
  t,
  action,
  signedIn,
  group,
  muted,
}: Props & { group: string; muted: boolean }) => (
  <Narrow>
    <Masthead
      kicker={<bdi>{group}</bdi>}
      title={t(muted ? "attention:mute_link.done" : "attention:mute_link.title")}
      lead={<p>{t(muted ? "attention:mute_link.done_lead" : "attention:mute_link.lead")}</p>}
    />
    {muted ? (
      <PostButton action={`${action}/end`} icon="undo">
        {t("attention:groups.unmute")}
      </PostButton>
    ) : (
      <PostButton action={action} kind="main" icon="closed">
        {t("attention:mute_link.button")}
      </PostButton>
    )}
    <More t={t} signedIn={signedIn} />
  </Narrow>
);

/** For links that are not ours, or not whole. */
export const LostLinkPage = ({ t, signedIn }: Omit<Props, "action">) => (
  <Narrow>
    <Masthead title={t("attention:lost_link.title")} lead={<p>{t("attention:lost_link.lead")}</p>} />
    <More t={t} signedIn={signedIn} />
  </Narrow>
);

const More = ({ t, signedIn }: Omit<Props, "action">) => (
  <ButtonLink href={signedIn ? asking : `/sign-in?next=${asking}`} kind="quiet" icon="next">
    {t("attention:title")}
  </ButtonLink>
);
const asking = "/me/asking";
