// Orders, states, numbers and codes as people type them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Channel, channels, liveOf, moved, noWishes, readNumber, readProof, stateOf } from "./rules.ts";

const all = { push: true, email: true, sms: true };

test.each([
  ["up", ["push", "email", "sms"], "sms", 1, ["push", "sms", "email"]],
  ["to the top", ["push", "email", "sms"], "sms", 0, ["sms", "push", "email"]],
  ["down", ["push", "email", "sms"], "push", 1, ["email", "push", "sms"]],
  ["to where it is", ["push", "email", "sms"], "email", 1, ["push", "email", "sms"]],
] as const)("moved %s", (_, order, channel, place, after) => {
  expect(moved(order, channel, place)).toEqual(after);
});

test("moving loses no channel, and the same wish twice is one", () => {
  const wish = fc.tuple(
    fc.shuffledSubarray([...channels], { minLength: 3 }),
    fc.constantFrom(...channels),
    fc.nat(2),
  );
  fc.assert(
    fc.property(wish, ([order, channel, place]) => {
      const once = moved(order, channel, place);
      expect([...once].sort()).toEqual([...channels].sort());
      expect(once[place]).toBe(channel);
      expect(moved(once, channel, place)).toEqual(once);
    }),
  );
});

describe("a channel is", () => {
  test.each([
    ["on", {}, all, "on"],
    ["off when it was switched off", { off: ["email"] }, all, "off"],
    ["missing without an address", {}, { ...all, email: false }, "missing"],
    ["dead when it was found so", { dead: ["email"] }, all, "dead"],
    ["dead also when the last device has gone", { dead: ["email"] }, { ...all, email: false }, "dead"],
  ] as const)("%s", (_, wishes, there, state) => {
    expect(stateOf({ ...noWishes, ...wishes }, there, "email")).toBe(state);
  });

  test("and only those that are on take messages, in their order", () => {
    const order: Channel[] = ["sms", "email", "push"];
    expect(liveOf({ ...noWishes, order }, all)).toEqual(order);
    expect(liveOf({ ...noWishes, order, off: ["sms"] }, all)).toEqual(["email", "push"]);
    expect(liveOf({ ...noWishes, order, dead: ["email"] }, { ...all, sms: false })).toEqual(["push"]);
  });
});

test.each([
  ["28 91 04 73", "+4528910473"],
  ["+45 28-91-04-73", "+4528910473"],
  ["0045 28910473", "+4528910473"],
  ["٢٨٩١٠٤٧٣", "+4528910473"],
  ["+46 (70) 123 45 67", "+46701234567"],
  ["12345678", null],
  ["2891047", null],
  ["28910473 or so", null],
  ["+4528910473; drop", null],
  ["+0012345678", null],
  ["", null],
])("the number %j", (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});

test.each([
  ["123456", "123456"],
  ["123 456", "123456"],
  ["۱۲۳۴۵۶", "123456"],
  ["12345", null],
  ["1234567", null],
  ["12345a", null],
])("the code %j", (typed, code) => {
  expect(readProof(typed)).toBe(code);
});
