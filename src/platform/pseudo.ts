// The pseudo-language: English made strange, so that text nobody translated stands out in browser tests.
type Bundle = { [key: string]: string | Bundle };

const strange: Record<string, string> = {
  a: "å",
  e: "é",
  i: "î",
  o: "ø",
  u: "ü",
  c: "ç",
  n: "ñ",
  y: "ý",
  A: "Å",
  E: "É",
  I: "Î",
  O: "Ø",
  U: "Ü",
};

/** The same bundle with every sentence as ⟦šéñtéñçé⟧; blanks such as {{count}} and nested $t() stay. */
export function pseudo(bundle: Bundle): Bundle {
  return Object.fromEntries(
    Object.entries(bundle).map(([key, value]) => [
      key,
      typeof value === "string" ? strangely(value) : pseudo(value),
    ]),
  );
}

function strangely(sentence: string): string {
  const parts = sentence.split(/(\{\{.*?\}\}|\$t\(.*?\))/);
  return `⟦${parts.map((part, i) => (i % 2 ? part : part.replace(/[a-zA-Z]/g, (l) => strange[l] ?? l))).join("")}⟧`;
}
