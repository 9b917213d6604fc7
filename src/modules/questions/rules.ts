// What may be written where everybody reads: no contact details, not too much at once, and in which language it is.

export const maxLength = 600;
export const postsAnHour = 12;

/** Why something somebody wrote was taken away. `author`: they did it themselves. */
export const removalReasons = ["unkind", "private", "advert", "off_topic", "other"] as const;
export type RemovalReason = (typeof removalReasons)[number];

export interface Answer {
  id: string;
  author: { personId: string; name: string; host: boolean } | null;
  body: string;
  lang: string;
  at: Date;
}

export interface Question extends Answer {
  answers: Answer[];
}

/** One page of a thread, newest question first. */
export interface ThreadPage {
  questions: Question[];
  /** Where the older ones begin; undefined when there are none. */
  older: string | undefined;
}

export const pageLength = 20;

export type Contact = "email" | "phone" | "cpr";

/**
 * The first contact detail in a text everybody will read, if there is one: an e-mail address, a telephone number, or
 * a Danish civil registration number (six digits of a date and four more). Prices, times, dates, periods, house
 * numbers, postcodes and short public numbers such as 112 and 1813 are none. It stops slips, not those who want to
 * get round it.
 */
export function findContact(text: string): Contact | undefined {
  const plain = plainDigits(text);
  if (email.test(plain)) return "email";
  const rest = harmless.reduce((left, pattern) => left.replace(pattern, " ; "), plain);
  if (isCpr(rest)) return "cpr";
  if (phones.some((pattern) => pattern.test(rest)) || localPairs(rest)) return "phone";
  return undefined;
}

const email =
  /[\p{L}\p{N}._%+-]+\s?(?:@|[([{]\s?(?:at|a|snabel-?a)\s?[)\]}])\s?[\p{L}\p{N}-]+(?:\s?[([{]\s?(?:dot|punktum)\s?[)\]}]\s?|\.)\p{L}{2,}/iu;

/** Digits of all scripts as 0–9, all blanks and dashes as one kind, invisible characters gone. */
function plainDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/\s/gu, " ")
    .replace(/\p{Pd}|\u2212/gu, "-");
}

const number = String.raw`\d{1,3}(?:[. ]\d{3})+(?:,\d\d)?|\d+(?:[.,]\d\d)?`;
const currency = String.raw`(?:kr\b|kroner|dkk|eur|usd|€|\$|,-|كرون|ك\.د)`;
const year = String.raw`(?:19|20)\d\d`;

/** Numbers that look like telephone numbers and are not; taken out before looking for those. */
const harmless = [
  // dates: 12.06.2026, 12/6 2026, 2026-06-12
  new RegExp(String.raw`(?<!\d)\d{1,2}[./-]\s?\d{1,2}[./ -]\s?${year}(?!\d)`, "g"),
  new RegExp(String.raw`(?<!\d)${year}-\d\d-\d\d(?!\d)`, "g"),
  // periods and rows of years: 2015-2016, 2024 2025
  new RegExp(String.raw`(?<!\d)${year} ?[-/ ] ?${year}(?!\d)`, "g"),
  // prices and ranges of prices: 1.500.000 kr, 1000-2000 kr, kr 12 000
  new RegExp(String.raw`(?<![\d.])(?:(?:${number}) ?(?:-|til|to|إلى) ?)?(?:${number}) ?${currency}`, "giu"),
  new RegExp(String.raw`${currency} ?(?:${number})(?![\d.])`, "giu"),
  // times: 14:30, 14.30, 9:00-10:30
  /(?<![\d.])(?:[01]?\d|2[0-3])[.:][0-5]\d(?![.:]?\d)/g,
  // large whole numbers: 12.000.000
  /(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![.\d])/g,
  // ranges of whole hundreds, such as postcodes: 2000-2500
  /(?<!\d)\d\d00 ?[- ] ?\d\d00(?![\d])/g,
];

/** Telephone numbers as they are written, in Denmark and by those who bring their number from elsewhere. */
const phones = [
  /(?:\+|(?<!\d)00)\d{1,3}[ ()./-]{0,2}\d(?:[ ()./-]{0,2}\d){5,}/,
  /(?<!\d)\d{8,15}(?!\d)/,
  /(?<!\d)\d{4}([ .-])\d{4}(?!\d)/,
  /(?<!\d)\d{3}([ .-])\d{2}\1\d{3}(?!\d)/,
  /(?<!\d)\d{2}([ .-])\d{3}\1\d{3}(?!\d)/,
  /(?<!\d)\d{2}([ .-])\d{6}(?!\d)/,
  /(?<!\d)0\d{1,4}[ ./-]\d{5,8}(?!\d)/,
  /(?<!\d)0\d{1,3}[ ./-]\d{2,4}(?:[ -]\d{2,4}){1,3}(?!\d)/,
  /\(0?\d{1,4}\) ?\d(?:[ -]?\d){5,}/,
];

/** Four pairs written alike, "28 91 04 73"; not pairs that climb evenly, as house numbers and hours do. */
function localPairs(text: string): boolean {
  for (const [whole] of text.matchAll(/(?<!\d)\d{2}([ ./-])\d{2}\1\d{2}\1\d{2}(?!\d)/g)) {
    const pairs = whole.split(/\D/).map(Number);
    const steps = pairs.slice(1).map((pair, index) => pair - (pairs[index] ?? 0));
    if (!steps.every((step) => step === steps[0])) return true;
  }
  return false;
}

const cpr = /(?<!\d)(\d\d)[ ./-]?(\d\d)[ ./-]?\d\d[ ./-]{0,3}\d{4}(?!\d)/g;

function isCpr(text: string): boolean {
  for (const [, day, month] of text.matchAll(cpr)) {
    if (Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12) return true;
  }
  return false;
}

const scripts = [
  { script: /\p{Script=Arabic}/gu, langs: ["ar", "fa", "prs", "ps", "ckb", "ur"] },
  { script: /\p{Script=Cyrillic}/gu, langs: ["uk", "ru"] },
  { script: /\p{Script=Ethiopic}/gu, langs: ["ti", "am"] },
];

/**
 * The language a text is marked with: the one its author reads Nabo in, unless its letters cannot belong to that;
 * then the likeliest one of its script, and "und" (BCP 47: undetermined) for Latin letters from a reader of another.
 */
export function textLang(stated: string, text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const { script, langs } of scripts) {
    if ((text.match(script)?.length ?? 0) * 2 <= letters) continue;
    return langs.includes(stated) ? stated : (langs[0] ?? "und");
  }
  return letters > 0 && scripts.some(({ langs }) => langs.includes(stated)) ? "und" : stated;
}
