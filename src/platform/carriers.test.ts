// What carriers answer, read as a table.
import { expect, test } from "vitest";
import { mustBeTaken, secondsOf, TryLater, Undeliverable } from "./carriers.ts";

const now = Date.parse("2026-06-10T07:00:00Z");
test.each([
  [null, undefined],
  ["120", 120],
  [" 0 ", 0],
  ["999999", 86_400],
  ["Wed, 10 Jun 2026 07:02:00 GMT", 120],
  ["Wed, 10 Jun 2026 06:00:00 GMT", 0],
  ["soon", undefined],
  ["-5", undefined],
  ["", undefined],
])("Retry-After %j", (header, seconds) => {
  expect(secondsOf(header, now)).toBe(seconds);
});

const outcome = (status: number, retryAfter?: string): string => {
  try {
    const headers = new Headers();
    if (retryAfter !== undefined) headers.set("retry-after", retryAfter);
    mustBeTaken(new Response(null, { status, headers }), [404, 410]);
    return "taken";
  } catch (error) {
    if (error instanceof Undeliverable) return "never";
    return error instanceof TryLater ? `in ${error.seconds} s` : "again";
  }
};

test.each([
  [200, undefined, "taken"],
  [201, undefined, "taken"],
  [404, undefined, "never"],
  [410, "60", "never"],
  [429, "60", "in 60 s"],
  [503, "60", "in 60 s"],
  [429, undefined, "again"],
  [500, undefined, "again"],
  [403, "60", "again"],
  [302, undefined, "again"],
])("the answer %i with Retry-After %j: %s", (status, retryAfter, means) => {
  expect(outcome(status, retryAfter)).toBe(means);
});
