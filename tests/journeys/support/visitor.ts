// Somebody with a phone in front of the product: sees words in their language, presses, writes and chooses.
import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { type Lang, type T, words } from "../../../src/platform/words.ts";
import { type Hands, hands, type Way } from "./hands.ts";
import type { House } from "./house.ts";
import type { Somebody } from "./people.ts";
import { giveBack, takePhone } from "./phones.ts";

export interface Device {
  lang: Lang;
  way: Way;
  /** Whose phone it is: signed in, and read in their language. */
  as?: Somebody;
  width?: number;
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

/** A phone for the test that runs, at this house. Complaints of the browser fail the test. */
export async function visitor(house: Pick<House, "url">, device: Device): Promise<Visitor> {
  const { way, as, width = 360 } = device;
  const lang = as?.lang ?? device.lang;
  const phone = await takePhone(way);
  const { page, context, complaints } = phone;
  await page.setViewportSize({ width, height: 740 });
  await page.setExtraHTTPHeaders({ "accept-language": lang });
  if (as) await context.addCookies([cookieOf(as.cookie, house.url)]);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await describePage(page);
    const said = [...complaints];
    await giveBack(phone, house.url);
    expect(said).toEqual([]);
  });
  const t = words(lang);
  return {
    page,
    context,
    t,
    ...hands(page, way),
    async go(path) {
      await page.goto(new URL(path, house.url).href, { waitUntil: "domcontentloaded" });
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

/** So that a failure elsewhere can be understood from its log. */
async function describePage(page: Page): Promise<void> {
  const said = await page
    .locator("main")
    .ariaSnapshot()
    .catch(() => "no page");
  console.error(`${page.url()}\n${said.slice(0, 4000)}`);
}
