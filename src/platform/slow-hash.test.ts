// Slow hashes: they fit their secret and nothing else, and never crowd out other work.
import { stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { fitsHash, slowHash } from "./slow-hash.ts";

test("a hash fits its own secret, and the same secret hashes differently each time", async () => {
  const [one, two] = await Promise.all([slowHash("901234567890"), slowHash("901234567890")]);
  expect(one.equals(two)).toBe(false);
  expect(await fitsHash("901234567890", one)).toBe(true);
  expect(await fitsHash("901234567891", one)).toBe(false);
  expect(await fitsHash("901234567890", null)).toBe(false);
});

test("while many hashes wait, files are still read and a sign-in goes first", async () => {
  const hash = await slowHash("901234567890");
  let made = 0;
  const flood = Array.from({ length: 20 }, () => slowHash("x").then(() => made++));
  await stat(import.meta.filename);
  expect(made).toBeLessThan(5);
  expect(await fitsHash("901234567890", hash)).toBe(true);
  expect(made).toBeLessThan(20);
  await Promise.all(flood);
});
