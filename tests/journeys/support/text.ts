// Text that stands on a page in no language of ours: neither ⟦pseudo⟧ nor a name, a number or a date.
import type { Page } from "playwright-core";
import { placeName, searchPlaces } from "../../../src/platform/places.ts";
import { words } from "../../../src/platform/words.ts";

interface Said {
  text: string;
  /** Marked as somebody's own or as being in another language. */
  own: boolean;
}

/** What is left of each text when pseudo-language, names, numbers and dates are taken away. */
export async function foreignText(page: Page, names: readonly string[]): Promise<string[]> {
  const said = await page.evaluate(collect);
  const known = new Set(names);
  return said
    .filter(({ own }) => !own)
    .flatMap(({ text }) => {
      const rest = leftOver(text, known);
      return rest ? [`${rest} (in “${text}”)`] : [];
    });
}

function leftOver(text: string, names: Set<string>): string {
  let rest = text;
  // Sentences within sentences go from the inside out.
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, " ; ");
  }
  rest = rest.replace(/[\u2060-\u2069\u200e\u200f]/g, "");
  const parts = rest.split(/ [·–;] |;/).map((part) => part.trim());
  const left = parts.filter((part) => !names.has(part) && !isPlace(part) && /\p{L}/u.test(bySystem(part)));
  return left.join("; ");
}

const isPlace = (text: string): boolean =>
  searchPlaces(text, 3).some((place) => placeName(place, "en") === text || place.municipality === text);

const { locale } = words("qps");
const days = [...Array(7).keys()].map((day) => new Date(Date.UTC(2026, 5, day + 1)));
const months = [...Array(12).keys()].map((month) => new Date(Date.UTC(2026, month, 1)));
const named = (dates: Date[], shape: Intl.DateTimeFormatOptions) =>
  dates.map((date) => new Intl.DateTimeFormat(locale, { ...shape, timeZone: "UTC" }).format(date));
const tongues = new Intl.DisplayNames(locale, { type: "language", fallback: "none" });
const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const codes = letters.flatMap((first) => letters.map((second) => first + second));
const spoken = [
  ...codes.flatMap((code) => tongues.of(code) ?? []),
  ...named(days, { weekday: "long" }),
  ...named(months, { month: "long" }),
  ...named(months, { month: "short" }),
  // Lists, a day and its time, and how long ago something was.
  ..."or and at ago minute minutes hour hours km".split(" "),
];
const bySystemWord = new RegExp(`\\b(?:${spoken.join("|")})\\b`, "g");

/** Without the words Intl says, in the language the pseudo-language is made of. */
const bySystem = (text: string): string => text.replace(bySystemWord, "");

/** Runs in the page: its texts and the words in its attributes, hidden ones too. */
function collect(): Said[] {
  const said: Said[] = [];
  const isOwn = (element: Element | null) =>
    Boolean(element?.closest("bdi, [lang]:not(html), .code, .avatar, .address, textarea, svg"));
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.replace(/\s+/g, " ").trim() ?? "";
    if (text && parent && !parent.closest("script, style, noscript")) said.push({ text, own: isOwn(parent) });
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [alt], [placeholder], [content]")) {
    for (const name of ["aria-label", "title", "alt", "placeholder"]) {
      const text = element.getAttribute(name);
      if (text) said.push({ text, own: isOwn(element) });
    }
  }
  return said;
}
