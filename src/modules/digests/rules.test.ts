// What belongs into a digest, and how long it waits for a carrier.
import { expect, test } from "vitest";
import { belongs, pauseAfter } from "./rules.ts";

const now = new Date("2026-06-10T15:00:00Z");
test.each([
  ["what can wait", "digest", "2026-06-10T14:59:59Z", true],
  ["what is for the inbox only", "silent", "2026-06-10T07:00:00Z", false],
  ["what is on its own way", "soon", "2026-06-10T14:00:01Z", false],
  ["what had an hour and did not get through", "soon", "2026-06-10T14:00:00Z", true],
] as const)("%s", (_, urgency, at, does) => {
  expect(belongs(urgency, new Date(at), now)).toBe(does);
});

test("pauses grow to six hours", () => {
  const pauses = Array.from({ length: 25 }, (_, tries) => pauseAfter(tries));
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses.at(-1)).toBeLessThanOrEqual(6.2 * 3600);
});
