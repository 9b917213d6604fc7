// The limiter: bursts, time, and forgetting.
import { expect, test } from "vitest";
import { testClock } from "../../tests/support/clock.ts";
import { createLimiter } from "./limiter.ts";

const rate = { burst: 3, perMinute: 1 };

function limiter() {
  const clock = testClock();
  const made = createLimiter(clock);
  const takes = (count: number, address = "a", what = "sign_in") =>
    Array.from({ length: count }, () => made.take(what, address, rate)).filter(Boolean).length;
  return { clock, made, takes };
}

test("a burst passes, then one a minute", () => {
  const { clock, takes } = limiter();
  expect(takes(5)).toBe(3);
  clock.pass(1);
  expect(takes(5)).toBe(1);
  clock.pass(2);
  expect(takes(5)).toBe(2);
});

test("addresses and purposes do not count for each other", () => {
  const { takes } = limiter();
  expect(takes(4)).toBe(3);
  expect(takes(4, "b")).toBe(3);
  expect(takes(4, "a", "sign_up")).toBe(3);
});

test("what went well is given back", () => {
  const { made, takes } = limiter();
  for (let i = 0; i < 20; i++) {
    expect(made.take("sign_in", "a", rate)).toBe(true);
    made.giveBack("sign_in", "a");
  }
  expect(takes(4)).toBe(3);
});

test("after an hour nothing of an address is left, whatever it did", () => {
  const { clock, takes } = limiter();
  const slow = { burst: 3, perMinute: 0 };
  const { take } = createLimiter(clock);
  expect([1, 2, 3, 4].filter(() => take("x", "a", slow))).toHaveLength(3);
  clock.pass(59);
  expect(take("x", "a", slow)).toBe(false);
  clock.pass(1);
  expect(take("x", "a", slow)).toBe(true);
  expect(takes(1)).toBe(1);
});
