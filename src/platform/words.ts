// Words in the reader's language: one i18next per language, one JSON file per language and module.
import i18next, { type i18n } from "i18next";
import { pseudo } from "./pseudo.ts";
import { flatten, type Modules, readWords } from "./word-files.ts";

const files = readWords();

/** A language there are files for: "da", "en", "ar". Never "qps", the pseudo-language of tests. */
export type Lang = string;
/** Danish first, as this is Denmark; then English; then the others by code. */
export const langs: readonly Lang[] = [...files.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
function rank(lang: string): number {
  return lang === "da" ? 0 : lang === "en" ? 1 : 2;
}

/** Says a sentence. `count` chooses the plural form; other values fill the blanks. */
export interface T {
  (key: string, values?: Record<string, string | number>): string;
  lang: Lang;
  /** BCP 47 tag for Intl: numerals and calendars as Danish daily life writes them. */
  locale: string;
  dir: "ltr" | "rtl";
  has(key: string): boolean;
}

const instances = new Map<string, T>();

function build(lang: Lang): T {
  const source = lang === "qps" ? (pseudo(files.get("en") ?? {}) as Modules) : (files.get(lang) ?? {});
  const instance: i18n = i18next.createInstance();
  void instance.init({
    lng: lang === "qps" ? "en" : lang,
    resources: { [lang === "qps" ? "en" : lang]: source },
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as never);
  const plain = flatten(source);
  const said = new Map<string, string>();
  const say = ((key, values) => {
    // Most sentences have no blanks; i18next would look for some in each, a hundred times a page.
    const ready = values === undefined ? plain.get(key) : undefined;
    if (ready !== undefined && !/\{\{|\$t\(/.test(ready)) return ready;
    if (!plain.has(key) && !plain.has(`${key}_other`)) throw new Error(`no words for ${key} in ${lang}`);
    const name = numbersOnly(values) ? `${key} ${Object.values(values).join(" ")}` : undefined;
    const known = name === undefined ? undefined : said.get(name);
    if (known !== undefined) return known;
    const sentence = instance.t(key, values as never) as unknown as string;
    if (name !== undefined) {
      if (said.size >= mostSaid) said.clear();
      said.set(name, sentence);
    }
    return sentence;
  }) as T;
  say.lang = lang;
  say.locale = lang === "qps" ? words("en").locale : say("web:language.locale");
  say.dir = directionOf(say.locale);
  say.has = (key) => plain.has(key) || plain.has(`${key}_other`);
  return say;
}

/** Sentences about numbers alone come again and again ("2 of 4", "3.1 km from you"); what names somebody is not kept. */
function numbersOnly(
  values: Record<string, string | number> | undefined,
): values is Record<string, string | number> {
  if (values === undefined) return false;
  for (const value of Object.values(values)) {
    if (typeof value !== "number" && !/^[\d.,]{1,8}$/.test(value)) return false;
  }
  return true;
}
const mostSaid = 5000;

/** The words of one language. */
export function words(lang: Lang): T {
  let t = instances.get(lang);
  if (!t) instances.set(lang, (t = build(lang)));
  return t;
}

/** A language's own name, for the picker. */
export const langName = (lang: Lang): string => words(lang)("web:language.name");

function directionOf(locale: string): "ltr" | "rtl" {
  const described = new Intl.Locale(locale) as Intl.Locale & { getTextInfo(): { direction: "ltr" | "rtl" } };
  return described.getTextInfo().direction;
}

/** The best of our languages for an Accept-Language header (RFC 9110 §12.5.4); Danish when none fits. */
export function chooseLang(header: string | undefined): Lang {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const q = Number(
        params
          .find((p) => p.trim().startsWith("q="))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { base: tag.toLowerCase().split("-")[0] ?? "", q: Number.isFinite(q) ? q : 0 };
    })
    .filter((entry) => entry.q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { base } of wanted) if (isLang(base)) return base;
  return wanted.length > 0 && wanted[0]?.base !== "*" && header ? "en" : "da";
}

export const isLang = (value: unknown): value is Lang => typeof value === "string" && langs.includes(value);
