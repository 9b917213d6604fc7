// Pure decisions about people: recovery codes, when an account rests, names of devices.

/** Eight digits find the account and are no secret; the other twelve are. */
export const lookupDigits = 8;
export const secretDigits = 12;
const codeDigits = lookupDigits + secretDigits;

/** The first digit of every set of digits people here type: European, Arabic, Persian and Urdu. */
const zeros = ["0", "\u0660", "\u06f0"].map((zero) => zero.charCodeAt(0));

/** What somebody typed as a code, in any digits, with spaces or dashes; null when it is no code. */
export function readCode(typed: string): { lookup: string; secret: string } | null {
  const digits = [...typed.replace(/[\s\p{Pd}.\u200b-\u200f\u2066-\u2069]/gu, "")].map(digitOf).join("");
  if (!/^\d+$/.test(digits) || digits.length !== codeDigits) return null;
  return { lookup: digits.slice(0, lookupDigits), secret: digits.slice(lookupDigits) };
}

function digitOf(char: string): string {
  const code = char.charCodeAt(0);
  const zero = zeros.find((z) => code >= z && code < z + 10);
  return zero === undefined ? char : String(code - zero);
}

/** Wrong tries that cost nothing but work; slips happen with twenty digits. */
const freeTries = 5;
const longestRest = 12 * 60;

/** Minutes an account rests after its nth wrong try in a row: 0 for the first four, then 1, 2, 4 … 720. */
export function restAfter(failures: number): number {
  return failures < freeTries ? 0 : Math.min(2 ** (failures - freeTries), longestRest);
}

/** Families only: enough to tell one's own devices apart, too little to recognise anybody by. */
const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/OPR\/|Opera/, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrom(e|ium)\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPod/, "iPhone"],
  [/iPad/, "iPad"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux"],
];

/** "Chrome, Android" from a User-Agent header; empty when it says neither. */
export function deviceLabel(userAgent: string | undefined): string {
  const family = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  return [family(browsers), family(systems)].filter(Boolean).join(", ");
}
