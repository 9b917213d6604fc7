// A call in one line of a list: picture, sentence, when and where, and how it stands.

import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Chip, type Tone } from "../../../ui/chip.tsx";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { placesOf } from "../rules.ts";
import type { Call } from "../store.ts";

import { titleOf, unbroken, whenOf, whereOf } from "./sentences.tsx";

export interface LineState {
  word: string;
  icon: IconName;
  tone: Tone;
}

interface LineProps {
  call: Call;
  t: T;
  now: Date;
  state?: LineState;
  children?: Child;
}

export const Line = ({ call, t, now, state, children }: LineProps) => (
  <li class="line">
    <Icon name={call.category as IconName} />
    <div class="words">
      {state ? (
        <Chip icon={state.icon} tone={state.tone}>
          {state.word}
        </Chip>
      ) : null}
      <a class="cover" href={`/calls/${call.id}`}>
        {titleOf({ ...call, places: placesOf(call) }, t)}
      </a>
      <ul class="facts aside">
        <li>
          <Icon name="clock" />
          <span>{unbroken(whenOf(call, t, now))}</span>
        </li>
        <li>
          <Icon name="place" />
          <span>{whereOf(call, t)}</span>
        </li>
      </ul>
    </div>
    {children ? <div class="rest">{children}</div> : <Icon name="more" />}
  </li>
);
