// Builds what browsers fetch: one style sheet, one script, the fonts, the sprite; named by content, compressed once.
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { ROOT } from "../src/platform/root.ts";
import { sprite, spriteName } from "../src/ui/icons.ts";
import { openAssets } from "../src/web/assets.ts";

export interface Manifest {
  /** What it was made from; the same inputs are not built twice. */
  inputs: string;
  /** From plain name to the name served: "app.js" to "app-1a2b3c4d.js". */
  files: Record<string, string>;
}

/** Where a running Nabo has them. */
export const assetsFolder = join(ROOT, "dist", "assets");

const sources = [
  "src/ui/css/*.css",
  "src/ui/mark.svg",
  "src/browser/*.ts",
  "tools/assets.ts",
  "package-lock.json",
];
const packed = /\.(css|js|svg)$/;

function hashInputs(): string {
  const hash = createHash("sha256").update(sprite);
  for (const file of sources.flatMap((glob) => globSync(glob, { cwd: ROOT })).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest("hex");
}

/** The manifest in `folder`, when it is whole and made from these inputs. */
function built(folder: string, inputs: string): Manifest | undefined {
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) return undefined;
  const manifest: Manifest = JSON.parse(readFileSync(file, "utf8"));
  const whole = Object.values(manifest.files).every((name) => existsSync(join(folder, name)));
  return manifest.inputs === inputs && whole ? manifest : undefined;
}

/** Written beside and moved, so that a process reading meanwhile never sees half a file. */
function write(folder: string, name: string, contents: Uint8Array | string): void {
  const beside = join(folder, `.${name}.${process.pid}`);
  writeFileSync(beside, contents);
  renameSync(beside, join(folder, name));
}

function writeAsset(folder: string, name: string, contents: Uint8Array): void {
  write(folder, name, contents);
  if (!packed.test(name)) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: contents.length,
  };
  write(folder, `${name}.br`, brotliCompressSync(contents, { params }));
  write(folder, `${name}.gz`, gzipSync(contents, { level: 9 }));
}

async function bundle(): Promise<{ name: string; contents: Uint8Array }[]> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [
      "src/ui/css/app.css",
      "src/browser/app.ts",
      "src/browser/passkeys.ts",
      "src/browser/push.ts",
      "src/browser/translate.ts",
      "src/browser/worker.ts",
      "src/ui/mark.svg",
    ],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    write: false,
    outdir: "assets",
    outbase: ".",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    publicPath: "/assets",
    format: "esm",
    target: ["es2022", "chrome94", "firefox93", "safari15.4"],
    legalComments: "none",
    loader: { ".woff2": "file", ".svg": "copy" },
    logLevel: "silent",
  });
  return outputFiles.map(({ path, contents }) => ({ name: basename(path), contents }));
}

const plainName = (name: string) => name.replace(/-[0-9A-Za-z]{8}(?=\.\w+$)/, "");

function forgetOld(folder: string, { files }: Manifest): void {
  const kept = new Set([
    "manifest.json",
    ...Object.values(files).flatMap((name) => [name, `${name}.br`, `${name}.gz`]),
  ]);
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name), { force: true });
}

/** Fills `folder` with everything under /assets, unless it is there already. Throws when a source does not build. */
export async function buildAssets(folder = assetsFolder): Promise<Manifest> {
  const inputs = hashInputs();
  const already = built(folder, inputs);
  if (already) return already;
  mkdirSync(folder, { recursive: true });
  const made = [...(await bundle()), { name: spriteName, contents: Buffer.from(sprite) }];
  for (const { name, contents } of made) writeAsset(folder, name, contents);
  const manifest: Manifest = {
    inputs,
    files: Object.fromEntries(made.map(({ name }) => [plainName(name), name])),
  };
  write(folder, "manifest.json", JSON.stringify(manifest));
  forgetOld(folder, manifest);
  return manifest;
}

/** Builds what is missing and lets the web application serve it. */
export async function serveBuiltAssets(folder = assetsFolder): Promise<void> {
  openAssets(folder, (await buildAssets(folder)).files);
}
