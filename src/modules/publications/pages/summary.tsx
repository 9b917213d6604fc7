// A call in the words others will read, in any language.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { type Fact, Facts } from "../../../ui/facts.tsx";
import {
  detailOf,
  languagesOf,
  type SaidCall,
  type SaidSlot,
  slotOf,
  titleOf,
  whenOf,
  whereOf,
} from "../../calls/public.ts";
import type { Fields, Step } from "../../drafts/public.ts";

export interface Said {
  call: SaidCall;
  slots: SaidSlot[];
  fields: Fields;
}

interface Props {
  t: T;
  now: Date;
  said: Said;
}

const Lines = ({ lines }: { lines: string[] }) => (
  <ul>
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

/** One fact for each step of the draft that has something to show. */
function factsOf({ t, now, said: { call, slots, fields } }: Props): (Fact & { step: Step })[] {
  const facts: (Fact & { step: Step })[] = [
    { step: "when", icon: "clock", term: t("drafts:step.when"), value: whenOf(call, t, now) },
    { step: "where", icon: "place", term: t("drafts:step.where"), value: whereOf(call, t) },
  ];
  const languages = languagesOf(fields.languages ?? [], t);
  const anything = languages || t("publications:any_language");
  facts.push({ step: "languages", icon: "languages", term: t("drafts:step.languages"), value: anything });
  const needed = slots.map((slot) => slotOf(slot, t));
  facts.push({
    step: "slots",
    icon: "people",
    term: t("drafts:step.slots"),
    value: <Lines lines={needed} />,
  });
  const details = call.details.map((detail) => detailOf(detail, t));
  const extras = details.length ? <Lines lines={details} /> : t("publications:nothing_else");
  return [...facts, { step: "extras", icon: "info", term: t("drafts:step.extras"), value: extras }];
}

export const titleWords = ({ call }: Said, t: T): string => titleOf(call, t);

/** `change`: what leads back to a step. */
export const Summary = ({ change, ...props }: Props & { change?: (step: Step) => Child }) => (
  <Facts items={factsOf(props).map(({ step, ...fact }) => ({ ...fact, action: change?.(step) }))} />
);
