// Serves what was built into /assets from memory, in the best compression the browser takes, to be kept for ever.
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Context } from "hono";

interface Asset {
  type: string;
  raw: Uint8Array<ArrayBuffer>;
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
}

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const headers = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "Content-Security-Policy": "default-src 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  Vary: "Accept-Encoding",
};

let names: Record<string, string> = {};
let assets = new Map<string, Asset>();

function read(file: string): Uint8Array<ArrayBuffer> | undefined {
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
}

/** Reads the folder that tools/assets.ts filled. Called once, before the first page. */
export function openAssets(folder: string, files: Record<string, string>): void {
  names = files;
  assets = new Map(
    Object.values(files).map((name) => {
      const file = join(folder, name);
      const type = types[extname(name)] ?? "application/octet-stream";
      return [
        name,
        { type, raw: new Uint8Array(readFileSync(file)), br: read(`${file}.br`), gzip: read(`${file}.gz`) },
      ];
    }),
  );
}

/** The address of a built file, such as "app.js". Without a build, in tests of pages, its plain name. */
export function assetUrl(name: string): string {
  return `/assets/${names[name] ?? name}`;
}

/** What a built file holds; undefined without a build. For scripts that need an address of their own. */
export function assetBytes(name: string): Uint8Array<ArrayBuffer> | undefined {
  return assets.get(names[name] ?? name)?.raw;
}

/** Answers GET /assets/NAME. */
export function serveAsset(c: Context): Response {
  const asset = assets.get(c.req.path.slice("/assets/".length));
  if (!asset) return c.text("", 404);
  const takes = c.req.header("accept-encoding") ?? "";
  const coding =
    asset.br && /\bbr\b/.test(takes) ? "br" : asset.gzip && /\bgzip\b/.test(takes) ? "gzip" : undefined;
  const body = (coding && asset[coding]) ?? asset.raw;
  const coded: Record<string, string> = coding ? { "Content-Encoding": coding } : {};
  return c.body(body, 200, { ...headers, ...coded, "Content-Type": asset.type });
}
