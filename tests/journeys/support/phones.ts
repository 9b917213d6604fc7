// Phones to hand out: opening a tab costs a browser a second of work, so each is wiped and handed out again.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import { exitUrl } from "../../../src/web/headers.ts";
import type { Way } from "./hands.ts";

export interface Phone {
  way: Way;
  page: Page;
  context: BrowserContext;
  /** Errors of scripts and of the Content-Security-Policy, and answers that say the server failed. */
  complaints: string[];
}

let connecting: Promise<Browser> | undefined;

/** The one browser of all files. */
export const browser = (): Promise<Browser> => (connecting ??= chromium.connect(inject("browser")));

/** Milliseconds for one thing to happen, on a machine that does much else. */
const patience = 20_000;
const free: Phone[] = [];

/** One that nobody uses, with nothing on it. */
export async function takePhone(way: Way): Promise<Phone> {
  const at = free.findIndex((phone) => phone.way === way);
  return at < 0 ? newPhone(way) : (free.splice(at, 1)[0] as Phone);
}

/** Wipes it for the next one. It rests on a page without script, of the same address: another one is another process. */
export async function giveBack(phone: Phone, url: string): Promise<void> {
  const { page, context } = phone;
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.goto(`${url}/health`);
  await context.clearCookies();
  phone.complaints.length = 0;
  free.push(phone);
}

async function newPhone(way: Way): Promise<Phone> {
  const context = await (await browser()).newContext({
    hasTouch: way !== "keyboard",
    javaScriptEnabled: way !== "no script",
    timezoneId: "Europe/Copenhagen",
    reducedMotion: "reduce",
  });
  await context.route(exitUrl, (route) => route.fulfill({ contentType: "text/html", body: "elsewhere" }));
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  return { way, page, context, complaints: listen(page) };
}

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
