// A page put together from compressed parts is the page.
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gzipPage } from "./compress.ts";

const long = fc.string({ unit: "grapheme", minLength: 901, maxLength: 3000 });

test("any page with any shared part in it unpacks to itself, also from memory", () => {
  fc.assert(
    fc.property(fc.string(), long, fc.string(), (before, part, after) => {
      const html = before + part + after;
      for (let i = 0; i < 2; i++) expect(gunzipSync(gzipPage(html, part) as Buffer).toString()).toBe(html);
    }),
    { numRuns: 60 },
  );
});

test("a part that does not stand in the page is left alone", () => {
  const html = "a".repeat(2000);
  expect(gunzipSync(gzipPage(html, "b".repeat(1000)) as Buffer).toString()).toBe(html);
});

test("small pages stay as they are", () => expect(gzipPage("short")).toBeUndefined());
