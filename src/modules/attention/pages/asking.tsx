// How I am asked: how often, a break, which groups may, what I was asked lately, and whom I blocked.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { CheckBox, RadioList } from "../../../ui/choice.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Masthead, Narrow, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { People, Person } from "../../../ui/person.tsx";
import { errorOf, FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import type { GroupKind } from "../../groups/public.ts";
import { pauses, standingOf, type Wishes } from "../rules.ts";
import { limits } from "../schema.ts";
import { Lately, type LatelyProps } from "./lately.tsx";
import { untilWords } from "./moments.ts";

interface Props extends LatelyProps {
  form: FormState;
  now: Date;
  wishes: Wishes;
  zone: string;
  groups: { slug: string; name: string; kind: GroupKind; muted: boolean }[];
  blocked: { name: string; mark: string }[];
}

export const AskingPage = (props: Props) => {
  const { t, form, wishes, now } = props;
  const standing = standingOf(wishes, now);
  return (
    <Narrow>
      <Masthead title={t("attention:title")} lead={<p>{t("attention:lead")}</p>} />
      {standing === "never" && (
        <Notice kind="info" title={t("attention:never.title")}>
          <p>{t("attention:never.more")}</p>
        </Notice>
      )}
      {standing === "paused" && <Paused {...props} />}
      <FormErrors t={t} form={form} />
      <Often {...props} />
      {standing === "open" && <Break t={t} />}
      <Lately t={t} lately={props.lately} />
      {props.groups.length > 0 && <Groups {...props} />}
      <Blocks {...props} />
      <ButtonLink href="/me" kind="quiet" icon="back">
        {t("people:back_to_me")}
      </ButtonLink>
    </Narrow>
  );
};

const Paused = ({ t, wishes, zone, now }: Props) => (
  <Notice kind="info" title={t("attention:paused.title")}>
    <p>{wishes.pausedUntil && untilWords(t, wishes.pausedUntil, zone, now)}</p>
    <PostButton action="/me/asking/pause/end" icon="bell">
      {t("attention:paused.end")}
    </PostButton>
  </Notice>
);

const Often = ({ t, form, wishes }: Props) => {
  const chosen = form.values["weekly"]?.[0] ?? String(wishes.weeklyLimit);
  const atNight = form.values["weekly"] ? form.values["night"] !== undefined : wishes.urgentAtNight;
  return (
    <form method="post" action="/me/asking" class="stack">
      <RadioList
        name="weekly"
        legend={t("attention:weekly.legend")}
        hint={t("attention:weekly.hint")}
        error={errorOf(t, form, "weekly")}
        inline
        options={limits.map((times) => ({
          value: times,
          label: times === "0" ? t("attention:weekly.never") : times,
          checked: chosen === times,
        }))}
      />
      <CheckBox
        name="night"
        value="on"
        label={t("attention:night.label")}
        hint={t("attention:night.hint")}
        checked={atNight}
      />
      <Button kind="main">{t("profiles:save")}</Button>
    </form>
  );
};

const Break = ({ t }: { t: T }) => (
  <Card title={t("attention:break.title")}>
    <p>{t("attention:break.what")}</p>
    <form method="post" action="/me/asking/pause" class="row">
      {pauses.map((pause) => (
        <Button name="for" value={pause} label={t(`attention:break.for_${pause}`)}>
          {t(`attention:break.${pause}`)}
        </Button>
      ))}
    </form>
  </Card>
);

const Groups = ({ t, groups }: Props) => (
  <Section title={t("attention:groups.title")}>
    <p>{t("attention:groups.what")}</p>
    <ul class="lines">
      {groups.map(({ slug, name, kind, muted }) => (
        <li class="line">
          <Icon name={kind} />
          <div class="words">
            <b>
              <bdi>{name}</bdi>
            </b>
            {muted && <Chip icon="closed">{t("attention:groups.muted")}</Chip>}
          </div>
          <PostButton
            action={`/groups/${slug}/mute${muted ? "/end" : ""}`}
            kind="quiet"
            label={t(muted ? "attention:groups.unmute_which" : "attention:groups.mute_which", {
              group: name,
            })}
          >
            {t(muted ? "attention:groups.unmute" : "attention:groups.mute")}
          </PostButton>
        </li>
      ))}
    </ul>
  </Section>
);

const Blocks = ({ t, blocked }: Props) => (
  <Section title={t("attention:blocked.title")} id="blocked">
    <p>{t("attention:blocked.what")}</p>
    {blocked.length > 0 && (
      <People>
        {blocked.map(({ name, mark }) => (
          <Person
            name={name}
            action={
              <PostButton
                action={`/blocks/${mark}/end`}
                kind="quiet"
                label={t("attention:blocked.end_whom", { name })}
              >
                {t("attention:blocked.end")}
              </PostButton>
            }
          />
        ))}
      </People>
    )}
  </Section>
);
