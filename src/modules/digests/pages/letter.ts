// The digest as a letter: a sentence for each thing, and where it leads.
import type { T } from "../../../platform/words.ts";
import { footer, type Text, type Ways } from "../../deliveries/public.ts";
import type { Said } from "../../notices/public.ts";

export function digestOf(t: T, said: Said[], ways: Ways): Text {
  const items = said.map(({ text, url }) => `${text}\n${ways.origin}${url}`);
  const parts = [t("digests:lead", { count: said.length }), ...items, footer(t, ways)];
  return { subject: t("digests:subject", { count: said.length }), text: `${parts.join("\n\n")}\n` };
}
