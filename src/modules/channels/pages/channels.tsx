// How messages reach me: the channels in my order, what each of them does now, and what can wait for the digest.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Chip, type Tone } from "../../../ui/chip.tsx";
import { RadioList } from "../../../ui/choice.tsx";
import type { IconName } from "../../../ui/icon.tsx";
import { Masthead, Narrow, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { type Channel, lastDigits, type State } from "../rules.ts";
import type { ChannelsView, ChannelView } from "../service.ts";

const pictures: Record<Channel, IconName> = { push: "bell", email: "mail", sms: "phone" };
const signs: Record<State, { tone: Tone; icon: IconName }> = {
  on: { tone: "good", icon: "check" },
  off: { tone: "plain", icon: "closed" },
  dead: { tone: "bad", icon: "warn" },
  missing: { tone: "plain", icon: "plus" },
};

interface Props {
  t: T;
  view: ChannelsView;
}

export const ChannelsPage = ({ t, view }: Props) => (
  <Narrow>
    <Masthead title={t("channels:title")} lead={<p>{t("channels:lead")}</p>} />
    {view.list.map((channel, i) => (
      <OneChannel t={t} view={view} channel={channel} place={i + 1} />
    ))}
    <p class="hint">{t("channels:quiet")}</p>
    <Section title={t("channels:digest.title")}>
      <p>{t("channels:digest.lead")}</p>
      <form method="post" action="/me/channels/digest" class="stack">
        <RadioList
          name="digest"
          legend={t("channels:digest.legend")}
          options={(["daily", "single"] as const).map((value) => ({
            value,
            label: t(`channels:digest.${value}`),
            checked: (value === "daily") === view.reach.digest,
          }))}
        />
        <ButtonRow>
          <Button>{t("channels:save")}</Button>
          <ButtonLink href="/me" kind="quiet">
            {t("people:back_to_me")}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Section>
  </Narrow>
);

const OneChannel = ({ t, view, channel, place }: Props & { channel: ChannelView; place: number }) => {
  const { channel: name, state } = channel;
  const title = t(`channels:name.${name}`);
  return (
    <Card
      id={name}
      title={t("channels:numbered", { place, name: title })}
      action={
        <Chip tone={signs[state].tone} icon={signs[state].icon}>
          {t(`channels:state.${state}`)}
        </Chip>
      }
    >
      <p>{whatOf(t, view, channel)}</p>
      {name === "push" && <ThisDevice t={t} view={view} />}
      <ButtonRow>
        {name !== "push" && (
          <ButtonLink href={name === "email" ? "/me/email" : "/me/phone"} icon={pictures[name]}>
            {t(state === "missing" ? `channels:give.${name}` : `channels:change.${name}`)}
          </ButtonLink>
        )}
        {state === "on" && (
          <PostButton
            action="/me/channels/trial"
            fields={{ channel: name }}
            icon="check"
            label={t("channels:trial_of", { name: title })}
          >
            {t("channels:trial")}
          </PostButton>
        )}
      </ButtonRow>
      <ButtonRow>
        <Move t={t} name={name} title={title} way="up" place={channel.up} />
        <Move t={t} name={name} title={title} way="down" place={channel.down} />
        {state !== "missing" && <Switch t={t} name={name} state={state} title={title} />}
      </ButtonRow>
    </Card>
  );
};

/** One sentence: where it goes, or why it does not. */
function whatOf(t: T, { reach }: ChannelsView, { channel, state }: ChannelView): Child {
  if (state === "dead") return t(`channels:dead.${channel}`);
  if (state === "missing") return t(`channels:missing.${channel}`);
  if (channel === "push") return t("channels:to.push", { count: reach.devices.length });
  if (channel === "sms") return t("channels:to.sms", { end: lastDigits(reach.phone?.number ?? "") });
  return (
    <>
      {t("channels:to.email")} <bdi dir="ltr">{reach.email}</bdi>
    </>
  );
}

const Switch = ({ t, name, state, title }: { t: T; name: Channel; state: State; title: string }) => {
  const to = state === "on" ? "off" : "on";
  const words = state === "dead" ? "again" : to;
  return (
    <PostButton
      action="/me/channels/switch"
      fields={{ channel: name, to }}
      kind="quiet"
      label={t(`channels:switch_of.${words}`, { name: title })}
    >
      {t(`channels:switch.${words}`)}
    </PostButton>
  );
};

interface MoveProps {
  t: T;
  name: Channel;
  title: string;
  way: "up" | "down";
  place: number | undefined;
}

const Move = ({ t, name, title, way, place }: MoveProps) =>
  place === undefined ? null : (
    <PostButton
      action="/me/channels/order"
      fields={{ channel: name, place: String(place) }}
      kind="quiet"
      icon={way}
      label={t(`channels:move_of.${way}`, { name: title })}
    >
      {t(`channels:move.${way}`)}
    </PostButton>
  );

/** Only a script can ask the browser. Until it has looked, the page says that it cannot. */
const ThisDevice = ({ t, view }: Props) => (
  <>
    {view.here ? (
      <form method="post" action="/me/channels/push/end" data-push-off="" class="post">
        <Button icon="device">{t("channels:device.off")}</Button>
      </form>
    ) : (
      <>
        <p class="hint" data-push-cannot="">
          {t("channels:device.cannot")}
        </p>
        <form method="post" action="/me/channels/push" data-push-on={view.key} hidden class="post">
          {["endpoint", "p256dh", "auth"].map((name) => (
            <input type="hidden" name={name} />
          ))}
          <Button icon="device" kind="main">
            {t("channels:device.on")}
          </Button>
        </form>
      </>
    )}
    <div data-push-denied="" hidden role="alert">
      <Notice kind="warn">
        <p>{t("channels:device.denied")}</p>
      </Notice>
    </div>
  </>
);
