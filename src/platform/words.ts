// Words in the reader's language: one i18next per language, one JSON file per language and module.
import i18next, { type i18n } from "i18next";
import { pseudo } from "./pseudo.ts";

export const langs = ["da", "en", "ar"] as const;
export type Lang = (typeof langs)[number];
/** Every language's own name, for the picker. */
export const langNames: Record<Lang, string> = { da: "Dansk", en: "English", ar: "العربية" };

type Bundle = { [key: string]: string | Bundle };
type Leaves<B, P extends string = ""> = {
  [K in keyof B & string]: B[K] extends string ? `${P}${StripPlural<K>}` : Leaves<B[K], `${P}${K}.`>;
}[keyof B & string];
type StripPlural<K extends string> =
  K extends `${infer S}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? S : K;
/** The keys of module `N` whose English file has type `B`: "calls:card.people". */
export type KeysOf<N extends string, B> = `${N}:${Leaves<B>}`;

/** Says a sentence. `count` chooses the plural form; other values fill the blanks. */
export interface T {
  (key: string, values?: Record<string, string | number>): string;
  lang: Lang | "qps";
  /** BCP 47 tag for Intl: numerals and calendars as Danish daily life writes them. */
  locale: string;
  dir: "ltr" | "rtl";
  has(key: string): boolean;
}

const bundles: Record<string, Record<string, Bundle>> = { da: {}, en: {}, ar: {} };
const instances = new Map<string, T>();

/** Registers a module's words. `files` holds one bundle for every language; none may be missing. */
export function addWords(namespace: string, files: Record<Lang, Bundle>): void {
  for (const lang of langs) (bundles[lang] ??= {})[namespace] = files[lang];
  instances.clear();
}

const locales: Record<string, string> = {
  da: "da-DK",
  en: "en-GB",
  ar: "ar-u-ca-gregory-nu-latn",
  qps: "en-GB",
};

function build(lang: Lang | "qps"): T {
  const source = (lang === "qps" ? pseudo(bundles["en"] ?? {}) : bundles[lang]) as
    | Record<string, Bundle>
    | undefined;
  const instance: i18n = i18next.createInstance();
  void instance.init({
    lng: lang === "qps" ? "en" : lang,
    resources: { [lang === "qps" ? "en" : lang]: source ?? {} },
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as never);
  const plain = flatten(source ?? {});
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
  say.locale = locales[lang] ?? "en-GB";
  say.dir = lang === "ar" ? "rtl" : "ltr";
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

/** Every sentence of every module under its whole key, "calls:card.people". */
function flatten(modules: Record<string, Bundle>): Map<string, string> {
  const flat = new Map<string, string>();
  const add = (path: string, value: string | Bundle) => {
    if (typeof value === "string") flat.set(path, value);
    else for (const [key, inner] of Object.entries(value)) add(`${path}.${key}`, inner);
  };
  for (const [module, bundle] of Object.entries(modules)) {
    for (const [key, value] of Object.entries(bundle)) add(`${module}:${key}`, value);
  }
  return flat;
}

/** The words of one language. */
export function words(lang: Lang | "qps"): T {
  let t = instances.get(lang);
  if (!t) instances.set(lang, (t = build(lang)));
  return t;
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

export const isLang = (value: unknown): value is Lang => langs.includes(value as Lang);
