// Languages by name, in the reader's language.
import type { T } from "../../../platform/words.ts";

const names = new Map<string, Intl.DisplayNames>();

/** "Arabic" for "ar", in the reader's language and as it stands alone. */
export function tongueName(t: T, tongue: string): string {
  const ours = `profiles:tongue.${tongue}`;
  if (t.has(ours)) return t(ours);
  let known = names.get(t.locale);
  if (!known) names.set(t.locale, (known = new Intl.DisplayNames(t.locale, { type: "language" })));
  const name = known.of(tongue) ?? tongue;
  return name.charAt(0).toLocaleUpperCase(t.locale) + name.slice(1);
}
