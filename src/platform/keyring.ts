// The server's keys, which lie outside the database: whoever has only the database or its dumps can open nothing of theirs.
import { createHash, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Env } from "../env.ts";
import { stateHome } from "./state.ts";

export interface ServerKey {
  /** Tells keys apart and nothing about them. */
  id: string;
  /** 256 bits. */
  key: Buffer;
}

export interface Keyring {
  /** Seals whatever is sealed from now on. */
  newest: ServerKey;
  ids: string[];
  find(id: string): Buffer | undefined;
}

const rings = new WeakMap<Env, Keyring>();

/**
 * The keys of this instance: those in CONVERSATION_KEY, or else in a file that is made the first time.
 * @throws a sentence when they cannot be read, or others on this machine could read them
 */
export function keyringOf(env: Env): Keyring {
  const known = rings.get(env);
  if (known) return known;
  const given = env.CONVERSATION_KEY;
  const keys = given === undefined ? fromFile(keyFile(env)) : readKeys(given, "CONVERSATION_KEY");
  const [newest] = keys;
  if (!newest) throw new Error("there is no key");
  const ids = keys.map(({ id }) => id);
  const ring = { newest, ids, find: (id: string) => keys.find((one) => one.id === id)?.key };
  rings.set(env, ring);
  return ring;
}

export const keyFile = (env: Env): string => join(stateHome(env.NABO_STATE), "conversation.key");

export const newServerKey = (): string => randomBytes(32).toString("base64url");

/** Keys apart by blanks, lines or commas, the newest first. @throws a sentence that says where they stand */
export function readKeys(text: string, where: string): ServerKey[] {
  const found = text.split(/[\s,]+/).filter(Boolean);
  const keys = found.map((one) => Buffer.from(one, /^[0-9a-f]{64}$/i.test(one) ? "hex" : "base64"));
  if (keys.length === 0 || keys.some(({ length }) => length !== 32))
    throw new Error(
      `${where} must hold keys of 32 bytes in base64, newest first. Make one with: openssl rand -base64 32`,
    );
  return keys.map((key) => ({ id: idOf(key), key }));
}

const idOf = (key: Buffer): string =>
  createHash("sha256").update("nabo server key").update(key).digest("hex").slice(0, 12);

function fromFile(file: string): ServerKey[] {
  try {
    return readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  makeFile(file);
  return readFile(file);
}

function readFile(file: string): ServerKey[] {
  const text = readFileSync(file, "utf8");
  const { mode } = statSync(file);
  if (mode & 0o077)
    throw new Error(`Others on this machine can read ${file}. Mend it with: chmod 600 ${file}`);
  return readKeys(text, file);
}

/** Written beside and linked, so that of several processes that start at once all read the key of the first. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${newServerKey()}\n`, { mode: 0o600 });
  try {
    linkSync(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(beside);
  }
}
