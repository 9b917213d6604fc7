// Ways back lead to this site or nowhere.
import fc from "fast-check";
import { expect, test } from "vitest";
import { wayBack } from "./way.ts";

test.each([
  ["/", "/"],
  ["/groups/aarhus?when=today#top", "/groups/aarhus?when=today"],
  ["/groups/%C3%A5", "/groups/%C3%A5"],
  ["/a/../b", "/b"],
  [undefined, "/otherwise"],
  ["", "/otherwise"],
  ["groups", "/otherwise"],
  ["//evil.example", "/otherwise"],
  ["/\\evil.example", "/otherwise"],
  ["/a\\..\\evil", "/otherwise"],
  ["/..//evil.example", "/otherwise"],
  ["/\t/evil.example", "/otherwise"],
  ["https://evil.example/", "/otherwise"],
  ["javascript:alert(1)", "/otherwise"],
  [`/${"a".repeat(500)}`, "/otherwise"],
])("%s leads to %s", (path, to) => {
  expect(wayBack(path, "/otherwise")).toBe(to);
});

test("no text leads to another site", () => {
  const tricky = fc.string({
    unit: fc.constantFrom("/", "\\", ".", ":", "@", "?", "#", "%", "a", "\t", "\n", " ", "ø"),
  });
  fc.assert(
    fc.property(fc.oneof(tricky, fc.webUrl(), fc.string({ unit: "binary" })), (text) => {
      const to = new URL(wayBack(`/${text}`), "https://nabo.test/somewhere");
      expect(to.origin).toBe("https://nabo.test");
    }),
    { numRuns: 2000 },
  );
});
