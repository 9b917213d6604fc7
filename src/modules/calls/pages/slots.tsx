// The places of a call, and the one tap that takes one. Who is not signed in gives a name and a language with it.
import type { T } from "../../../platform/words.ts";
import { Button, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { RadioList } from "../../../ui/choice.tsx";
import { Meter } from "../../../ui/meter.tsx";
import { emptyForm } from "../../../web/form.ts";
import { SignUpFieldset } from "../../people/public.ts";
import { mayAddPlace, mayTakePlace } from "../policy.ts";
import type { Call, CallSlot } from "../store.ts";
import type { CallProps } from "./call-props.ts";
import { slotOf } from "./sentences.tsx";

export const Slots = (props: CallProps) => {
  const { call, t, reader, signedIn, people } = props;
  const mine = people.some((entry) => entry.personId === reader.personId && isHeld(entry.state));
  const canTake = mayTakePlace(reader, call) && !mine;
  return (
    <Card title={t(call.direction === "offer" ? "calls:page.for_whom" : "calls:page.needed")}>
      <ul class="slots">
        {call.slots.map((slot) => (
          <li>
            <SlotMeter call={call} slot={slot} t={t} />
            {canTake && signedIn ? <Take call={call} slot={slot} t={t} /> : null}
            {mayAddPlace(reader) ? <AddPlace call={call} slot={slot} t={t} /> : null}
          </li>
        ))}
      </ul>
      {canTake && !signedIn ? <TakeAsNew {...props} /> : null}
    </Card>
  );
};

/** More people are needed than was thought. `named`: says of which kind, where the slot does not stand beside it. */
export const AddPlace = ({ call, slot, t, named }: { call: Call; slot: CallSlot; t: T; named?: boolean }) => {
  const words = t("calls:page.add_place_to", { slot: slotOf(slot, t) });
  return (
    <PostButton
      action={`/calls/${call.id}/places`}
      fields={{ slot: slot.id }}
      kind="quiet"
      icon="plus"
      label={named ? undefined : words}
    >
      {named ? words : t("calls:page.add_place")}
    </PostButton>
  );
};

export const isHeld = (state: string): boolean =>
  ["waiting", "offered", "claimed", "arrived"].includes(state);

/** Nobody is first: those who want it are counted until it is shared out. */
const isDrawn = (call: Call): boolean => call.allocateAt !== null && call.allocatedAt === null;

export const SlotMeter = ({ call, slot, t }: { call: Call; slot: CallSlot; t: T }) => (
  <div>
    <Meter
      role={slotOf(slot, t)}
      taken={slot.taken}
      places={slot.places}
      words={t("calls:card.taken", { taken: slot.taken, places: slot.places })}
    />
    {slot.waiting > 0 ? (
      <p class="hint">
        {t(isDrawn(call) ? "calls:page.wanted" : "calls:page.in_line", { count: slot.waiting })}
      </p>
    ) : null}
  </div>
);

const fills = (slot: CallSlot): boolean => slot.taken >= slot.places || slot.waiting > 0;

const Take = ({ call, slot, t }: { call: Call; slot: CallSlot; t: T }) => {
  const drawn = isDrawn(call);
  const full = fills(slot) && !drawn;
  return (
    <PostButton
      action={`/calls/${call.id}/claims`}
      fields={full || drawn ? { slot: slot.id, wait: "on" } : { slot: slot.id }}
      kind={full ? "plain" : "main"}
      icon={full ? "waiting" : "hand"}
      label={t(full ? "calls:page.wait_as" : "calls:page.can_as", {
        action: t(`calls:can.${slot.role}`),
        slot: slotOf({ ...slot, places: 1 }, t),
      })}
    >
      {t(full ? "calls:page.wait" : `calls:can.${slot.role}`)}
    </PostButton>
  );
};

const TakeAsNew = ({ call, t, form }: CallProps) => {
  const open = call.slots.filter((slot) => !fills(slot));
  const choices = open.length ? open : call.slots;
  const drawn = isDrawn(call);
  const full = open.length === 0 && !drawn;
  return (
    <form class="stack" method="post" action={`/calls/${call.id}/claims`} id="take">
      {choices.length > 1 ? (
        <RadioList
          name="slot"
          legend={t("calls:page.as_what")}
          options={choices.map((slot, i) => ({
            value: slot.id,
            label: slotOf({ ...slot, places: 1 }, t),
            checked: i === 0,
          }))}
        />
      ) : (
        <input type="hidden" name="slot" value={choices[0]?.id} />
      )}
      {full || drawn ? <input type="hidden" name="wait" value="on" /> : null}
      <SignUpFieldset t={t} form={form ?? emptyForm} />
      <Button kind="main" icon={full ? "waiting" : "hand"} big>
        {t(full ? "calls:page.wait" : `calls:card.action.${call.direction}`)}
      </Button>
      <p class="hint">{t("calls:page.no_mail")}</p>
    </form>
  );
};
