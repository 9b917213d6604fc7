// My passkeys: what they are, which there are, another one, and removing one.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { errorOf, FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import { WayInForm } from "./way-in.tsx";

interface Key {
  id: string;
  name: string;
  backedUp: boolean;
  createdOn: string;
  usedOn: string | null;
}

interface Props {
  t: T;
  keys: Key[];
  form: FormState;
  /** "Chrome, Android". */
  device: string;
  /** False: what hosts may is open only to a visit that began with a passkey, and this one did not. */
  mayHost: boolean;
}

export const KeysPage = ({ t, keys, form, device, mayHost }: Props) => (
  <Narrow>
    <Masthead title={t("passkeys:title")} lead={<p>{t("passkeys:lead")}</p>} />
    <FormErrors t={t} form={form} />
    {keys.length > 0 ? <Keys t={t} keys={keys} /> : <p>{t("passkeys:none")}</p>}
    {keys.length > 0 && !mayHost ? (
      <Card title={t("passkeys:use.title")}>
        <p>{t("passkeys:use.lead")}</p>
        <WayInForm t={t} next="/me/keys" />
      </Card>
    ) : null}
    <Card title={t("passkeys:add.title")}>
      <p>{t("passkeys:add.lead")}</p>
      <AddForm t={t} form={form} device={device} />
    </Card>
    <ButtonLink href="/me" kind="quiet" icon="back">
      {t("people:back_to_me")}
    </ButtonLink>
  </Narrow>
);

const Keys = ({ t, keys }: Pick<Props, "t" | "keys">) => {
  const format = new Intl.DateTimeFormat(t.locale, { dateStyle: "long", timeZone: "UTC" });
  const date = (day: string) => format.format(new Date(`${day}T12:00:00Z`));
  return (
    <ul class="lines">
      {keys.map(({ id, name, backedUp, createdOn, usedOn }) => (
        <li class="line">
          <Icon name="key" />
          <div class="words">
            <b>
              <bdi>{name}</bdi>
            </b>
            <p class="hint">
              {usedOn
                ? t("passkeys:used", { date: date(usedOn) })
                : t("passkeys:made", { date: date(createdOn) })}
            </p>
            <Chip icon={backedUp ? "globe" : "device"}>{t(backedUp ? "passkeys:many" : "passkeys:one")}</Chip>
          </div>
          <PostButton action={`/me/keys/${id}/end`} kind="quiet" label={t("passkeys:remove_which", { name })}>
            {t("passkeys:remove")}
          </PostButton>
        </li>
      ))}
    </ul>
  );
};

const AddForm = ({ t, form, device }: Pick<Props, "t" | "form" | "device">) => (
  <>
    <div data-passkey-cannot>
      <Notice>
        <p>{t("passkeys:add.cannot")}</p>
      </Notice>
    </div>
    <form
      method="post"
      action="/me/keys"
      class="stack"
      data-passkey="make"
      data-challenge="/me/keys/challenge"
      hidden
    >
      <input type="hidden" name="answer" value="" />
      <TextField
        name="name"
        label={t("passkeys:add.name")}
        hint={t("passkeys:add.name_hint")}
        error={errorOf(t, form, "name")}
        value={form.values["name"]?.[0] ?? (device || t("people:sessions.unknown"))}
        maxlength={60}
        required
      />
      <Button kind="main" icon="key">
        {t("passkeys:add.button")}
      </Button>
      <p class="hint" role="status" data-passkey-failed={t("passkeys:add.failed")} />
    </form>
  </>
);
