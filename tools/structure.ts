// How files are laid out: known folders, a closed vocabulary in modules, a first line that says what lives there.
import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../src/platform/root.ts";
import { readImports } from "./imports.ts";
import { brokenWalls } from "./walls.ts";

const top = [
  "bin",
  "db",
  "docs",
  "src",
  "tests",
  "tools",
  "bench",
  "node_modules",
  "dist",
  ".git",
  ".ci",
  ".nabo",
];
const inModule =
  /^src\/modules\/[a-z]+\/(routes\.tsx|(service|rules|policy|store|schema|tasks|public)\.tsx?|pages\/[a-z-]+\.tsx?|words\/[a-z]{2,3}(-[A-Z][a-z]+)?\.json|(pages\/)?[a-z-]+\.test\.tsx?)$/;
const longest = 300;

/** Our own source files, as paths from the root. */
export function sourceFiles(pattern = "{src,bin,tools,tests,bench,db}/**/*.{ts,tsx,mjs,css}"): string[] {
  return globSync(pattern, { cwd: ROOT }).sort();
}

/** Sentences about everything that lies where it should not or does not say what it is. */
export async function brokenStructure(): Promise<string[]> {
  const files = sourceFiles();
  const graph = await readImports(files.filter((file) => /\.(ts|tsx)$/.test(file)));
  return [...folders(), ...modules(), ...files.flatMap(oneFile), ...brokenWalls(graph)];
}

function folders(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !top.includes(entry.name))
    .map(
      ({ name }) => `${name}/ is a new folder at the top: find it a home in ${top.slice(0, 7).join(", ")}`,
    );
}

function modules(): string[] {
  return globSync("src/modules/**/*.*", { cwd: ROOT })
    .filter((file) => !inModule.test(file))
    .sort()
    .map((file) => `${file} is not one of the files a module may have (DESIGN, Layout)`);
}

function oneFile(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const lines = text.trimEnd().split("\n");
  const wrong: string[] = [];
  if (!/^(\/\/ |\/\* |\/\*\* )\S/.test(lines[0] ?? ""))
    wrong.push("its first line must be a comment that says what lives here");
  if (lines.length > longest && !/Generated:/.test(lines[0] ?? "")) {
    wrong.push(`it has ${lines.length} lines: a noun inside it wants a room of its own (at most ${longest})`);
  }
  if (/(^|\/)(utils?|helpers?|misc|common)(\/|\.)/.test(file)) wrong.push("name it after what it does");
  return [
    ...wrong,
    ...(file.startsWith("src/modules/") && !/\.test\./.test(file) ? inModules(file, text) : []),
  ].map((sentence) => `${file}: ${sentence}`);
}

function inModules(file: string, text: string): string[] {
  const wrong: string[] = [];
  const query =
    /\.(selectFrom|selectNoFrom|insertInto|updateTable|deleteFrom|mergeInto|with)\("|\bsql(<[^`]*>)?`/;
  if (query.test(text) && !file.endsWith("/store.ts")) wrong.push("SQL lives in store.ts");
  if (
    file.endsWith("/rules.ts") &&
    /\bnew Date\(\)|Date\.now\(|Math\.random\(|\bawait\b|\bprocess\./.test(text)
  ) {
    wrong.push("rules have no clock, no chance and no IO");
  }
  if (/\bnew Date\(\)|Date\.now\(/.test(text)) wrong.push("the time comes from platform.clock");
  return wrong;
}
