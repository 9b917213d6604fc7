// Builds one command from bin/NAME.ts with esbuild and runs it. Plain JavaScript, so that Node needs nothing else first.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { enableCompileCache } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const dist = join(root, "dist", "commands");
const kept = 12;

/** Everything the command is made of, in memory. Packages stay outside: Node loads them from node_modules. */
async function bundle(entry) {
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    write: false,
    outdir: "out",
    entryNames: "main",
    format: "esm",
    platform: "node",
    target: "node24",
    packages: "external",
    splitting: true,
    sourcemap: "linked",
    sourceRoot: `${pathToFileURL(root)}/out/`,
    outExtension: { ".js": ".mjs" },
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    define: { "import.meta.vitest": "undefined" },
    logLevel: "silent",
  });
  return result.outputFiles.map((file) => ({ name: basename(file.path), contents: file.contents }));
}

/**
 * The folder is named after its contents and appears in one step, so two commands that build at once
 * cannot see each other's half-written files, and a running command never loses its own.
 */
function place(name, files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file.name).update(file.contents);
  const folder = join(dist, `${name}-${hash.digest("hex").slice(0, 16)}`);
  mkdirSync(dist, { recursive: true });
  if (existsSync(folder)) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  const building = mkdtempSync(join(dist, ".building-"));
  for (const file of files) writeFileSync(join(building, file.name), file.contents);
  try {
    renameSync(building, folder);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function forgetOld(name) {
  const old = readdirSync(dist)
    .filter((entry) => entry.startsWith(`${name}-`))
    .map((entry) => join(dist, entry))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const folder of old.slice(kept)) rmSync(folder, { recursive: true, force: true });
}

const [name = ""] = process.argv.splice(2, 1);
const entry = join(root, "bin", `${name}.ts`);
if (!existsSync(entry)) {
  const commands = readdirSync(join(root, "bin")).filter((file) => file.endsWith(".ts"));
  console.error(
    `There is no command "${name}". There are: ${commands.map((file) => file.slice(0, -3)).join(", ")}.`,
  );
  process.exit(1);
}
process.env.NABO_ROOT = root;
process.chdir(root);
enableCompileCache(join(root, "dist", "cache"));
try {
  const folder = place(name, await bundle(entry));
  forgetOld(name);
  process.argv[1] = join(folder, "main.mjs");
} catch (error) {
  for (const { text, location } of error.errors ?? []) {
    console.error(location ? `${location.file}:${location.line}: ${text}` : text);
  }
  if (!error.errors) console.error(error);
  console.error(`bin/${name}.ts could not be built.`);
  process.exit(1);
}
await import(pathToFileURL(process.argv[1]).href);
