// A host takes down a call that does harm, with a reason its author will read.

import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import { placesOf } from "../rules.ts";
import type { Call } from "../store.ts";

import { titleOf } from "./sentences.tsx";

interface RemovalProps {
  t: T;
  call: Call;
  reason: string;
  error?: string | undefined;
}

export const RemovalPage = ({ t, call, reason, error }: RemovalProps) => (
  <Narrow>
    <Masthead
      kicker={titleOf({ ...call, places: placesOf(call) }, t)}
      title={t("calls:removal.title")}
      lead={t("calls:removal.lead")}
    />
    <form method="post" action={`/calls/${call.id}/removal`} class="stack">
      <TextArea
        name="reason"
        label={t("calls:removal.reason")}
        hint={t("calls:removal.reason_hint")}
        value={reason}
        error={error}
        maxlength={300}
        required
      />
      <ButtonRow>
        <Button kind="danger" icon="remove">
          {t("calls:removal.do")}
        </Button>
        <ButtonLink href={`/calls/${call.id}`} icon="back">
          {t("calls:obstacle.back")}
        </ButtonLink>
      </ButtonRow>
    </form>
  </Narrow>
);
