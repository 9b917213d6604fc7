// What script adds, and how components stand: a real browser, the real Content-Security-Policy, all components.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { QuickExit } from "../../src/ui/quick-exit.tsx";
import { assetUrl, serveAsset } from "../../src/web/assets.ts";
import { exitUrl, pageHeaders } from "../../src/web/headers.ts";
import { StylePage } from "../../src/web/style-page.tsx";
import { serveBuiltAssets } from "../../tools/assets.ts";
import { browser } from "./support/phones.ts";

type Lang = "en" | "da" | "ar";
const told = new EventTarget();
const tell = (event: string, data: string) =>
  told.dispatchEvent(new CustomEvent("tell", { detail: { event, data } }));
const state = { version: 1, exits: 0, listeners: 0 };

const card = () => `<p data-call="one" data-href="/card"><a href="#main">version ${state.version}</a></p>`;

const whole = (lang: Lang) => `<!doctype html>
<html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><title>Look</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetUrl("app.css")}"><script type="module" src="${assetUrl("app.js")}"></script></head>
<body><header class="bar">${QuickExit({ label: "Leave", hint: "", away: exitUrl })}</header>
<main id="main"><div id="live" data-live="/live">${card()}<p id="rest">rest ${state.version}</p></div>
<p data-news role="status" hidden>The board has changed.</p>${StylePage({ lang })}</main></body></html>`;

const app = new Hono()
  .get("/assets/*", serveAsset)
  .use(async (c, next) => {
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
    await next();
  })
  .get("/page/:lang", (c) => c.html(whole(c.req.param("lang") as Lang)))
  .get("/card", (c) => c.html(card()))
  .post("/exit", (c) => {
    state.exits++;
    return c.body(null, 204);
  })
  .get("/live", (c) =>
    streamSSE(c, async (stream) => {
      const pass = (event: Event) => void stream.writeSSE((event as CustomEvent).detail);
      told.addEventListener("tell", pass);
      state.listeners++;
      await stream.write(":\n\n");
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      told.removeEventListener("tell", pass);
      state.listeners--;
    }),
  );

let server: ReturnType<typeof serve>;
let origin: string;
let open: Browser;
const opened: Page[] = [];
const complaints: string[] = [];

async function visit(lang: Lang = "en", options: BrowserContextOptions = {}): Promise<Page> {
  const context = await open.newContext(options);
  const page = await context.newPage();
  opened.push(page);
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.route(exitUrl, (route) => route.fulfill({ body: "elsewhere" }));
  await page.goto(`${origin}/page/${lang}`);
  return page;
}

beforeAll(async () => {
  await serveBuiltAssets();
  await new Promise<void>((ready) => {
    server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, () => ready());
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  open = await browser();
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
  expect(complaints.splice(0)).toEqual([]);
  await expect.poll(() => state.listeners).toBe(0);
});
afterAll(() => server?.close());

describe("live updates", () => {
  const listening = () => expect.poll(() => state.listeners).toBe(1);

  test("a card that changed fetches itself, and what has the focus keeps it", async () => {
    const page = await visit();
    await listening();
    await page.focus("[data-call] a");
    state.version++;
    tell("call", "one");
    await page.getByText(`version ${state.version}`).waitFor();
    expect(await page.evaluate("document.activeElement.closest('[data-call]') !== null")).toBe(true);
    expect(await page.textContent("#rest")).toBe(`rest ${state.version - 1}`);
  });

  test("a change this page has no card for is told in a line", async () => {
    const page = await visit();
    await listening();
    tell("call", "another");
    await page.getByText("The board has changed.").waitFor();
  });

  test("after silence the whole part is taken again", async () => {
    const page = await visit();
    await listening();
    state.version++;
    tell("again", "-");
    await page.getByText(`rest ${state.version}`).waitFor();
    await page.getByText(`version ${state.version}`).waitFor();
  });
});

test("a menu closes on Escape and gives the focus back, and on a click elsewhere", async () => {
  const page = await visit();
  const menu = page.locator("details[data-menu]");
  await menu.locator("summary").click();
  await page.keyboard.press("Escape");
  expect(await menu.getAttribute("open")).toBeNull();
  expect(await page.evaluate("document.activeElement.tagName")).toBe("SUMMARY");
  await menu.locator("summary").click();
  await page.locator("h1").first().click();
  expect(await menu.getAttribute("open")).toBeNull();
});

test("a number steps within its bounds, and the code is copied", async () => {
  const page = await visit("en", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator('[data-step="1"]').click();
  expect(await page.inputValue("#many")).toBe("5");
  await page.locator("[data-copy]").click();
  await page.getByText("Copied").waitFor();
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe("48210937562817340926");
});

test.each(["button", "Escape three times"])("quick exit by %s leaves no step back", async (way) => {
  const page = await visit();
  const before = state.exits;
  if (way === "button") await page.locator("[data-exit] button").click();
  else for (let press = 0; press < 3; press++) await page.keyboard.press("Escape");
  await page.waitForURL(exitUrl);
  await expect.poll(() => state.exits).toBe(before + 1);
  await page.goBack();
  expect(page.url()).toBe("about:blank");
});

test("without script nothing is shown that cannot work", async () => {
  const page = await visit("en", { javaScriptEnabled: false });
  for (const sign of ["[data-step]", "[data-copy]", "[data-news]"]) {
    expect(await page.locator(sign).first().isVisible()).toBe(false);
  }
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = (["en", "da", "ar"] as const).flatMap((lang) =>
  (["light", "dark"] as const).flatMap((colorScheme) =>
    [320, 1280].map((width) => ({ lang, colorScheme, width })),
  ),
);

test.each(looks)(
  "components in $lang, $colorScheme, $width pixels wide",
  async ({ lang, colorScheme, width }) => {
    const page = await visit(lang, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    await page.evaluate(axe);
    const tags = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";
    expect(
      await page.evaluate(`axe.run({ runOnly: ${tags} }).then((r) => r.violations.map((v) => v.id))`),
    ).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "button, summary, select, textarea, input, .tile, .line, .btn, .filters a",
        ),
      ]
        .map((element) => element.closest("label") ?? element)
        .filter((element) => element.getClientRects().length > 0)
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(small).toEqual([]);
  },
);
