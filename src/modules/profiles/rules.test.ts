// The week as a number, and lists one may only partly choose.
import fc from "fast-check";
import { expect, test } from "vitest";
import { freeCount, rechosen, weekOf } from "./rules.ts";

test.each([
  [[], 0],
  [[0], 1],
  [[20], 1048576],
  [[0, 0, 3], 9],
  [Array.from({ length: 21 }, (_, bit) => bit), 2097151],
])("the parts %j make the week %i", (parts, week) => {
  expect(weekOf(parts)).toBe(week);
});

test("as many parts are free as were ticked", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 20 })), (parts) => {
      expect(freeCount(weekOf(parts))).toBe(parts.length);
    }),
  );
});

test.each([
  ["chosen anew, in our order", ["car"], ["van", "car"], ["car", "van"]],
  ["taken away", ["car", "van"], [], []],
  ["what others gave stays", ["vetted", "car"], ["van"], ["vetted", "van"]],
  ["what is not offered cannot be taken", [], ["vetted"], []],
])("%s", (_, before, chosen, after) => {
  expect(rechosen(before, ["car", "van"], chosen)).toEqual(after);
});
