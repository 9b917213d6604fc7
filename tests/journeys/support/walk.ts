// Walking through all pages: one tab for each language, used again from page to page.
import type { Browser, Page } from "playwright-core";
import { type House, openHouse } from "./house.ts";
import { allChannels } from "./reaching.ts";
import { allSpots, type Spot } from "./spots.ts";

export interface Walk {
  house: House;
  spots: Spot[];
  end(): Promise<void>;
}

/** The houses all pages stand in. */
export async function beginWalk(): Promise<Walk> {
  const houses = await Promise.all([openHouse({ env: allChannels }), openHouse({ world: "empty" })]);
  const spots = await allSpots(...houses);
  return {
    house: houses[0],
    spots,
    end: async () => void (await Promise.all(houses.map((one) => one.close()))),
  };
}

/** A tab for one language; pages are asked for in it whatever their reader has chosen. */
export interface Tab {
  page: Page;
  lang: string;
  /** The house whose cookies it carries. */
  origin: string;
}

export async function openTab(browser: Browser, house: House, lang: string): Promise<Tab> {
  const context = await browser.newContext({
    baseURL: house.url,
    viewport: { width: 360, height: 740 },
    bypassCSP: true,
    reducedMotion: "reduce",
  });
  return { page: await context.newPage(), lang, origin: house.url };
}

/** Shows a page as its reader sees it, or what comes back when they send its form. */
export async function show({ page, lang, origin }: Tab, { path, as, form }: Spot): Promise<void> {
  const context = page.context();
  await context.clearCookies();
  if (as) {
    const [name = "", value = ""] = as.cookie.split("=");
    await context.addCookies([{ name, value, url: origin }]);
  }
  const asked = `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`;
  if (!form) {
    await page.goto(asked, { waitUntil: "domcontentloaded" });
    return;
  }
  await page.goto("/nowhere", { waitUntil: "domcontentloaded" });
  const arrived = page.waitForEvent("domcontentloaded");
  await page.evaluate(send, { action: asked, form });
  await arrived;
}

/** Runs in the page. */
function send({ action, form }: { action: string; form: Record<string, string> }): void {
  const element = document.createElement("form");
  element.method = "post";
  element.action = action;
  for (const [name, value] of Object.entries(form)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    element.append(input);
  }
  document.body.append(element);
  element.submit();
}

/** What a failure names a page by. */
export const nameOf = ({ route, path, as, form }: Spot): string =>
  `${form ? "POST" : "GET"} ${route}${path.includes("?") ? `?${path.split("?")[1]}` : ""} as ${as?.name || "nobody"}`;
