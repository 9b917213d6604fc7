// Somebody with a phone in front of the product: sees words in their language, presses, writes and chooses.
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { expect, inject, onTestFinished } from "vitest";
import { type Lang, type T, words } from "../../../src/platform/words.ts";
import { exitUrl } from "../../../src/web/headers.ts";
import { type Hands, hands, type Way } from "./hands.ts";
import type { House } from "./house.ts";
import type { Somebody } from "./people.ts";

export interface Device {
  lang: Lang;
  way: Way;
  /** Whose phone it is: signed in, and read in their language. */
  as?: Somebody;
  width?: number;
  colorScheme?: "light" | "dark";
  /** Lets the test run its own script in the page. */
  bypassCSP?: boolean;
}

export interface Visitor extends Hands {
  page: Page;
  context: BrowserContext;
  /** Their words: what they read and press is looked up here. */
  t: T;
  go(path: string): Promise<void>;
  /** Waits until this stands on the page, in words as they are shown. */
  see(text: string): Promise<void>;
  /** Holds once the page is there: this stands nowhere on it. */
  lack(text: string): Promise<void>;
  /** The path of the page. */
  path(): string;
}

let connecting: Promise<Browser> | undefined;

/** The one browser of all files. */
export const browser = (): Promise<Browser> => (connecting ??= chromium.connect(inject("browser")));

/** Milliseconds for one thing to happen, on a machine that does much else. */
const patience = 20_000;

const locales: Record<Lang, string> = { da: "da-DK", en: "en-GB", ar: "ar-EG" };

/** A fresh phone on this house, for the test that runs. Complaints of the browser fail the test. */
export async function visitor(house: Pick<House, "url">, device: Device): Promise<Visitor> {
  const { way, as, width = 360, colorScheme = "light", bypassCSP = false } = device;
  const lang = as?.lang ?? device.lang;
  const context = await (await browser()).newContext({
    baseURL: house.url,
    viewport: { width, height: 740 },
    hasTouch: way !== "keyboard",
    javaScriptEnabled: way !== "no script",
    locale: locales[lang],
    timezoneId: "Europe/Copenhagen",
    colorScheme,
    bypassCSP,
    reducedMotion: "reduce",
  });
  if (as) await context.addCookies([cookieOf(as.cookie, house.url)]);
  await context.route(exitUrl, (route) => route.fulfill({ contentType: "text/html", body: "elsewhere" }));
  const page = await context.newPage();
  const complaints = listen(page);
  page.setDefaultTimeout(patience);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await describePage(page);
    await context.close();
    expect(complaints).toEqual([]);
  });
  const t = words(lang);
  return {
    page,
    context,
    t,
    ...hands(page, way),
    async go(path) {
      await page.goto(path, { waitUntil: "domcontentloaded" });
    },
    see: (text) => shown(page, text).first().waitFor(),
    async lack(text) {
      expect(await page.content()).not.toContain(text);
    },
    path: () => new URL(page.url()).pathname,
  };
}

const shown = (page: Page, text: string): Locator =>
  page.getByText(text.replace(/\s+/g, " ").trim(), { exact: false }).filter({ visible: true });

function cookieOf(cookie: string, url: string) {
  const [name = "", value = ""] = cookie.split("=");
  return { name, value, url, httpOnly: true, sameSite: "Lax" as const };
}

/** Errors of scripts and of the Content-Security-Policy, and answers that say the server failed. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (answer) => {
    if (answer.status() >= 500) complaints.push(`${answer.status()} ${answer.url()}`);
  });
  page.on("console", (line) => {
    // A refused form is an answer like any other, though the browser calls it an error.
    const refused = /^Failed to load resource: the server responded with a status of 4\d\d/.test(line.text());
    const outside = line.location().url === exitUrl;
    if (line.type() === "error" && !refused && !outside) complaints.push(line.text());
  });
  return complaints;
}

/** So that a failure elsewhere can be understood from its log. */
async function describePage(page: Page): Promise<void> {
  const said = await page
    .locator("main")
    .ariaSnapshot()
    .catch(() => "no page");
  console.error(`${page.url()}\n${said.slice(0, 4000)}`);
}
