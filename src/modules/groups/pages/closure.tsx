// Closing a group's board for a while, and opening it again.
import type { T } from "../../../platform/words.ts";
import { Button, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Narrow } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { errorOf, FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import { type Group, isClosed, type Membership } from "../rules.ts";
import { GroupHead } from "./head.tsx";

interface Props {
  t: T;
  group: Group;
  me: Membership | undefined;
  form: FormState;
  now: Date;
  /** The first and the last day it may open again, ISO dates. */
  first: string;
  last: string;
}

export const ClosurePage = ({ t, group, me, form, now, first, last }: Props) => (
  <>
    <GroupHead t={t} group={group} me={me} signedIn at="desk" />
    <Narrow>
      {isClosed(group, now) && group.closedUntil ? (
        <Notice kind="warn" title={t("groups:closure.closed", { date: dayOf(t, group, group.closedUntil) })}>
          <PostButton action={`/groups/${group.slug}/closure/end`}>{t("groups:closure.open")}</PostButton>
        </Notice>
      ) : null}
      <Card title={t("groups:closure.title")}>
        <p>{t("groups:closure.what")}</p>
        <FormErrors t={t} form={form} />
        <form method="post" action={`/groups/${group.slug}/closure`} class="stack">
          <TextField
            name="until"
            type="date"
            label={t("groups:closure.until")}
            error={errorOf(t, form, "until")}
            value={form.values["until"]?.[0]}
            min={first}
            max={last}
            required
            width="medium"
          />
          <div>
            <Button kind="main" icon="closed">
              {t("groups:closure.close")}
            </Button>
          </div>
        </form>
      </Card>
    </Narrow>
  </>
);

const dayOf = (t: T, group: Group, at: Date) =>
  new Intl.DateTimeFormat(t.locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: group.zone,
  }).format(at);
