// Codes as people type them, how long an account rests, and what devices are called.
import fc from "fast-check";
import { expect, test } from "vitest";
import { deviceLabel, readCode, restAfter } from "./rules.ts";

const fits = { lookup: "12345678", secret: "901234567890" };

test.each([
  ["plain", "12345678901234567890", fits],
  ["in groups of four", "1234 5678 9012 3456 7890", fits],
  ["with dashes, no-break spaces and dots", "1234-5678–9012\u00a03456.7890", fits],
  ["in Arabic digits", "١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦ ٧٨٩٠", fits],
  ["in Persian digits", "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰", fits],
  ["with marks of direction", "\u200f1234567890\u200e1234567890", fits],
  ["a digit too few", "1234567890123456789", null],
  ["a digit too many", "123456789012345678901", null],
  ["a letter for a digit", "1234567890123456789O", null],
  ["nothing", "", null],
])("a code typed %s", (_, typed, code) => {
  expect(readCode(typed)).toEqual(code);
});

test("whatever is typed, reading it never fails", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      const code = readCode(typed);
      if (code) expect(code.lookup + code.secret).toMatch(/^\d{20}$/);
    }),
  );
});

test.each([
  [0, 0],
  [1, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [7, 4],
  [14, 512],
  [15, 720],
  [1000, 720],
])("after %i wrong tries an account rests %i minutes", (failures, minutes) => {
  expect(restAfter(failures)).toBe(minutes);
});

const chrome =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";
test.each([
  [chrome, "Chrome, Android"],
  [`${chrome} SamsungBrowser/25.0`, "Samsung Internet, Android"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
    "Safari, iPhone",
  ],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox, Windows"],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
    "Edge, Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15",
    "Safari, Mac",
  ],
  ["curl/8.5.0", ""],
  [undefined, ""],
])("%s is called %s", (userAgent, label) => {
  expect(deviceLabel(userAgent)).toBe(label);
});
