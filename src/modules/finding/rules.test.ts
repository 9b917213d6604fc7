// Numbers of pages, and names that fit what somebody types.
import { expect, test } from "vitest";
import { foldName } from "../../platform/places.ts";
import { nameFits, pageNumber } from "./rules.ts";

test.each([
  [undefined, 1],
  ["", 1],
  ["2", 2],
  ["0", 1],
  ["-3", 1],
  ["1.5", 1],
  ["1e9", 50],
  ["x", 1],
])("page %s is page %i", (text, page) => expect(pageNumber(text)).toBe(page));

test.each([
  ["Venligboerne København", "koebenhavn", true],
  ["Venligboerne København", "KØB", true],
  ["Venligboerne København", "venlig", true],
  ["Venligboerne København", "havn", false],
  ["Café Åben Dør", "aaben", true],
  ["Café Åben Dør", "cafe aben", true],
  ["مقهى الجيران", "مقهي", true],
  ["Anything", "", false],
])("%s is found by %s: %s", (name, typed, fits) =>
  expect(nameFits(foldName(name), foldName(typed))).toBe(fits),
);
