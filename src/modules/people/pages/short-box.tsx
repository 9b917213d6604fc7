// "This is not my phone": a choice wherever somebody is signed in.
import type { T } from "../../../platform/words.ts";
import { CheckBox } from "../../../ui/choice.tsx";

/** Sends `short`, as `shortField` reads it. */
export const ShortBox = ({ t, checked }: { t: T; checked?: boolean }) => (
  <CheckBox name="short" label={t("people:short.label")} hint={t("people:short.hint")} checked={checked} />
);
