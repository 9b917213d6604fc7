// Whether every language says everything English says, in the forms its grammar has.
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ROOT } from "../src/platform/root.ts";

type Words = Map<string, string>;
type Nested = { [key: string]: string | Nested };

const forms = /_(zero|one|two|few|many|other)$/;
const latin = new Set(["en", "da", "so", "tr", "ku", "fr"]);

/** Sentences about words that are missing, left over or not translated; empty when all languages are whole. */
export function brokenWords(): string[] {
  const files = globSync("src/**/words/*.json", { cwd: ROOT }).sort();
  const languages = [...new Set(files.map((file) => basename(file, ".json")))];
  return [...new Set(files.map((file) => dirname(file)))].flatMap((folder) => {
    const english = read(`${folder}/en.json`);
    if (!english) return [`${folder} has no en.json`];
    return languages.flatMap((lang) => {
      const words = read(`${folder}/${lang}.json`);
      if (!words) return [`${folder}/${lang}.json is missing`];
      return compare(english, words, lang).map((sentence) => `${folder}/${lang}.json: ${sentence}`);
    });
  });
}

/** Compares one language with English. Pure. */
export function compare(english: Words, words: Words, lang: string): string[] {
  const plurals = new Set(
    [...english.keys()].filter((key) => key.endsWith("_other")).map((key) => key.replace(forms, "")),
  );
  const isPlural = (key: string) => forms.test(key) && plurals.has(key.replace(forms, ""));
  const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
  const expected = new Set([...english.keys()].filter((key) => !isPlural(key)));
  for (const key of plurals) for (const form of pluralCategories) expected.add(`${key}_${form}`);
  return [
    ...[...expected].filter((key) => !words.has(key)).map((key) => `"${key}" is missing`),
    ...[...words.keys()]
      .filter((key) => !expected.has(key))
      .map((key) => `"${key}" is not in English or not a form of this language`),
    ...[...words].flatMap(([key, text]) => oneText(key, text, english, lang, isPlural(key))),
  ];
}

function oneText(key: string, text: string, english: Words, lang: string, plural: boolean): string[] {
  const source = english.get(plural ? key.replace(forms, "_other") : key);
  if (source === undefined) return [];
  const wrong: string[] = [];
  if (text.trim() === "" || text !== text.trim()) wrong.push(`"${key}" is empty or has blanks around it`);
  // "One neighbour", "two neighbours" and "nobody" are said without a figure in many languages.
  const bare = plural && /_(zero|one|two)$/.test(key);
  const wanted = blanks(source, bare);
  if (blanks(text, bare) !== wanted)
    wrong.push(`"${key}" has other blanks than English: ${wanted || "none"}`);
  if (lang !== "en" && text === source && text.split(/\s+/).length > 2)
    wrong.push(`"${key}" is left in English`);
  const plain = text.replace(/\{\{.*?\}\}|<.*?>|https?:\S+/g, " ");
  if (!latin.has(lang) && /[a-z]{2,}[\s,]+[a-z]{2,}/i.test(plain))
    wrong.push(`"${key}" has a sentence in Latin letters`);
  return wrong;
}

function blanks(text: string, withoutFigure: boolean): string {
  const names = [...text.matchAll(/\{\{\s*-?\s*(\w+).*?\}\}|<(\/?\w+)>/g)].map(
    ([, blank, tag]) => blank ?? `<${tag}>`,
  );
  const counted = new Set(withoutFigure ? ["count", "number"] : []);
  return [...new Set(names)]
    .filter((name) => !counted.has(name))
    .sort()
    .join(" ");
}

function read(file: string): Words | null {
  try {
    return new Map(flat(JSON.parse(readFileSync(join(ROOT, file), "utf8")) as Nested));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
}

function flat(words: Nested, prefix = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}
