// Whether the sentences that code asks for exist, and whether every sentence there is is asked for.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../src/platform/root.ts";

type Nested = { [key: string]: string | Nested };

const forms = /_(zero|one|two|few|many|other)$/;
/** A key in quotes, or in a template whose blanks may hold one level of braces: `calls:status.${status}`. */
const quoted = /(["'`])([a-z]+:[a-z](?:[\w.]|\$\{(?:[^{}]|\{[^{}]*\})*\})*)\1/gi;

/** Sentences about keys in code that no English file has, and keys that no code asks for. */
export function unusedWords(): string[] {
  const keys = englishKeys();
  const modules = new Set([...keys].map((key) => key.split(":")[0] ?? ""));
  const wanted = new Map<string, string>();
  for (const file of globSync("{src,tests/support}/**/*.{ts,tsx}", { cwd: ROOT })) {
    if (/\.test\.tsx?$/.test(file)) continue;
    const code = readFileSync(join(ROOT, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    for (const key of keysIn(code)) {
      if (modules.has(key.split(":")[0] ?? "")) wanted.set(key, file);
    }
  }
  return compareUse(keys, wanted);
}

/** Every key a source text names; blanks stay as ${…}. Pure. */
export const keysIn = (source: string): string[] =>
  [...source.matchAll(quoted)].map((match) => match[2] ?? "");

/** Pure: keys there are, and keys asked for with the file that does. */
export function compareUse(keys: ReadonlySet<string>, wanted: ReadonlyMap<string, string>): string[] {
  const patterns = [...wanted].map(([key, file]) => ({ key, file, fits: patternOf(key) }));
  const missing = patterns
    .filter(({ fits }) => ![...keys].some((key) => fits.test(key)))
    .map(({ key, file }) => `${file} asks for "${key}", which no en.json has`);
  const unused = [...keys]
    .filter((key) => !patterns.some(({ fits }) => fits.test(key)))
    .map((key) => `"${key}" is said nowhere`);
  return [...missing, ...unused];
}

function patternOf(key: string): RegExp {
  const parts = key.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map((part) => part.replace(/[.]/g, "\\."));
  return new RegExp(`^${parts.join("[\\w.]+")}$`);
}

function englishKeys(): Set<string> {
  const keys = new Set<string>();
  for (const file of globSync("src/**/words/en.json", { cwd: ROOT })) {
    const module = file.split("/").at(-3) ?? "";
    const add = (path: string, value: string | Nested) => {
      if (typeof value === "string") found.push(path);
      else for (const [key, inner] of Object.entries(value)) add(`${path}.${key}`, inner);
    };
    const words = JSON.parse(readFileSync(join(ROOT, file), "utf8")) as Nested;
    const found: string[] = [];
    for (const [key, value] of Object.entries(words)) add(`${module}:${key}`, value);
    const counted = new Set(
      found.filter((key) => key.endsWith("_other")).map((key) => key.replace(forms, "")),
    );
    for (const key of found) {
      const stem = key.replace(forms, "");
      keys.add(counted.has(stem) ? stem : key);
    }
  }
  return keys;
}
