// Lists of words in the reader's language: languages by name, and several things in one sentence.
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

/** "Danish, Arabic and French". */
export function listOf(t: T, words: readonly string[]): string {
  return new Intl.ListFormat(t.locale, { type: "conjunction" }).format(words);
}
