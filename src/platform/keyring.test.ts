// The server's keys: made once, kept from others, and found again by their ids when newer ones came.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnv } from "../env.ts";
import { openBytes, sealBytes } from "./cipher.ts";
import { keyFile, keyringOf, newServerKey, readKeys } from "./keyring.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nabo-keys-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string) => readEnv({ NABO_STATE: join(folder, name) });
const given = (keys: string) => readEnv({ CONVERSATION_KEY: keys });

test("without one given it is made in a file that only its owner reads, and is there the next time", () => {
  const made = keyringOf(inFolder("a")).newest;
  expect(statSync(keyFile(inFolder("a"))).mode & 0o777).toBe(0o600);
  expect(made.key).toHaveLength(32);
  expect(keyringOf(inFolder("a")).newest).toEqual(made);
  expect(keyringOf(inFolder("b")).newest.id).not.toBe(made.id);
  expect(readFileSync(keyFile(inFolder("a")), "utf8")).not.toContain(made.id);
});

test("one that others could read stops the start with a sentence", () => {
  keyringOf(inFolder("open"));
  chmodSync(keyFile(inFolder("open")), 0o644);
  expect(() => keyringOf(inFolder("open"))).toThrow(/chmod 600/);
});

test.each(["", "short", `${newServerKey()},x`])("%j is no key, and a sentence says so", (text) => {
  expect(() => readKeys(text, "CONVERSATION_KEY")).toThrow(/openssl rand -base64 32/);
  writeFileSync(join(folder, "conversation.key"), text, { mode: 0o600 });
  expect(() => keyringOf(readEnv({ NABO_STATE: folder }))).toThrow(/conversation\.key must hold/);
});

test("of several keys the first seals, and all open", () => {
  const [old, young] = [newServerKey(), newServerKey()];
  const before = keyringOf(given(old));
  const after = keyringOf(given(`${young}, ${old}`));
  expect(after.newest.id).not.toBe(before.newest.id);
  expect(after.find(before.newest.id)).toEqual(before.newest.key);
  expect(keyringOf(given(young)).find(before.newest.id)).toBeUndefined();
});

test("sealed bytes open under their key for what they belong to, whole or not at all", () => {
  const { key } = keyringOf(given(newServerKey())).newest;
  const sealed = sealBytes(key, "a message", Buffer.from("hello"));
  expect(openBytes(key, "a message", sealed)?.toString()).toBe("hello");
  expect(openBytes(key, "another", sealed)).toBeUndefined();
  expect(openBytes(keyringOf(given(newServerKey())).newest.key, "a message", sealed)).toBeUndefined();
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed);
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(openBytes(key, "a message", changed)).toBeUndefined();
    expect(openBytes(key, "a message", sealed.subarray(0, i))).toBeUndefined();
  }
  expect(sealBytes(key, "a message", Buffer.from("hello"))).not.toEqual(sealed);
});
