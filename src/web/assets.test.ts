// What browsers fetch: built once, named by content, served compressed, and small enough for prepaid data.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAssets, type Manifest } from "../../tools/assets.ts";
import { spriteName } from "../ui/icons.ts";
import { assetUrl, openAssets, serveAsset } from "./assets.ts";

const folder = mkdtempSync(join(tmpdir(), "nabo-assets-"));
const app = new Hono().get("/assets/*", serveAsset);
let manifest: Manifest;

beforeAll(async () => {
  manifest = await buildAssets(folder);
  openAssets(folder, manifest.files);
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (path: string, coding = "") => app.request(path, { headers: { "accept-encoding": coding } });
const size = async (name: string) => (await (await get(assetUrl(name), "br")).arrayBuffer()).byteLength;

describe("building", () => {
  test("the same sources are not built twice", async () => {
    const before = statSync(join(folder, "manifest.json")).mtimeMs;
    expect(await buildAssets(folder)).toEqual(manifest);
    expect(statSync(join(folder, "manifest.json")).mtimeMs).toBe(before);
  });

  test("the sprite has the name that icons refer to", () => {
    expect(manifest.files["icons.svg"]).toBe(spriteName);
  });

  test("a first visit stays light", async () => {
    expect(await size("app.js")).toBeLessThan(13_800);
    expect(await size("app.css")).toBeLessThan(7_000);
    expect(await size("icons.svg")).toBeLessThan(4_500);
  });
});

describe("serving", () => {
  test.each([
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ])("a browser that takes %s gets %s", async (takes, coding) => {
    const answer = await get(assetUrl("app.css"), takes);
    expect(answer.headers.get("content-encoding")).toBe(coding);
    expect(answer.headers.get("cache-control")).toContain("immutable");
  });

  test("the style sheet names fonts by content and nothing outside", async () => {
    const css = brotliDecompressSync(await (await get(assetUrl("app.css"), "br")).arrayBuffer()).toString();
    const addresses = [...css.matchAll(/url\("?([^")]+)/g)].map(([, url]) => url);
    expect(addresses.length).toBeGreaterThan(3);
    for (const url of addresses) expect(url).toMatch(/^(\/assets\/[\w-]+-[0-9A-Z]{8}\.woff2$|data:)/);
  });

  test.each(["/assets/", "/assets/nothing.css", "/assets/..%2Fmanifest.json", "/assets/manifest.json"])(
    "%s is not there",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
