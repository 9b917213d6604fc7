// When a digest goes, how long a message is kept, and what fits into an SMS.
import fc from "fast-check";
import { expect, test } from "vitest";
import { digestTime, secondsToKeep, shortened } from "./rules.ts";

test("the digest of one person always goes at the same minute, within half an hour after five", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(digestTime("2026-06-10", id)).toMatch(/^2026-06-10T17:[0-2]\d$/);
      expect(digestTime("2026-06-10", id)).toBe(digestTime("2026-06-10", id));
    }),
  );
});

test("many people are spread over all of it", () => {
  const ids = fc.sample(fc.uuid(), 1000);
  expect(new Set(ids.map((id) => digestTime("2026-06-10", id))).size).toBe(30);
});

const now = new Date("2026-06-10T07:00:00Z");
test.each([
  ["a day", undefined, 86_400],
  ["until it is of no use", "2026-06-10T08:00:00Z", 3600],
  ["a day at most", "2026-06-20T08:00:00Z", 86_400],
  ["not at all when it is of no use any more", "2026-06-10T06:00:00Z", 0],
])("a message is kept %s", (_, until, seconds) => {
  expect(secondsToKeep(now, until ? new Date(until) : undefined)).toBe(seconds);
});

test("an SMS is cut where it would be too long, and only there", () => {
  expect(shortened("Hello")).toBe("Hello");
  expect(shortened("a".repeat(2000))).toHaveLength(480);
  expect(shortened("a".repeat(2000))).toMatch(/…$/);
});
