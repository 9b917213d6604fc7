// One page looked at closely: by axe in its looks, at its narrowest, and with the spacing readers may set.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import type { Tab } from "./walk.ts";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every page of this tab brings axe along. */
export const loadAxe = ({ page }: Tab): Promise<unknown> => page.context().addInitScript(source);

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const everything: RunOptions = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
/** What depends on colours and sizes alone. */
const looks: RunOptions = {
  runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block", "target-size"] },
  resultTypes: ["violations"],
};

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 800 };

/** Sentences about what is wrong with the page as it stands. Leaves it on a phone in daylight. */
export async function examine(page: Page): Promise<string[]> {
  const wrong = [...(await axe(page, everything, "360 light")), ...(await overflow(page, 360))];
  wrong.push(...(await page.evaluate(small)).map((html) => `too small for a thumb: ${html}`));
  await page.setViewportSize({ ...phone, width: 320 });
  wrong.push(...(await overflow(page, 320)));
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "dark" });
  wrong.push(...(await axe(page, looks, "360 dark")));
  await page.setViewportSize(desk);
  wrong.push(...(await axe(page, everything, "1280 dark")));
  await page.emulateMedia({ colorScheme: "light" });
  wrong.push(...(await axe(page, looks, "1280 light")));
  await page.setViewportSize(phone);
  wrong.push(...(await spaced(page)));
  return wrong;
}

async function axe(page: Page, options: RunOptions, look: string): Promise<string[]> {
  const { violations } = await page.evaluate(runAxe, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${look}: ${id} at ${html.slice(0, 160)} ${any[0]?.message ?? ""}`),
  );
}

/** Runs in the page. */
async function runAxe(options: RunOptions): Promise<Pick<AxeResults, "violations">> {
  const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
  const { violations } = await axe.run(options);
  return { violations };
}

/** Runs in the page. What one presses is 44 pixels high; links within sentences are as high as their line. */
function small(): string[] {
  const pressed =
    "button, summary, select, textarea, input:not([type=hidden]), .tile, .line > label, .btn, .tabs a";
  return [...document.querySelectorAll(pressed)]
    .map((element) => element.closest("label") ?? element)
    .filter((element) => element.getClientRects().length > 0)
    .filter((element) => Math.round(element.getBoundingClientRect().height) < 44)
    .map((element) => element.outerHTML.slice(0, 160));
}

/** Nothing makes the page wider than the screen (WCAG 1.4.10). */
async function overflow(page: Page, width: number): Promise<string[]> {
  const wide = await page.evaluate(widest);
  return wide ? [`${width}: scrolls sideways because of ${wide}`] : [];
}

/** Runs in the page. */
function widest(): string | null {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return null;
  const out = (element: Element): number => {
    const { left, right } = element.getBoundingClientRect();
    return Math.max(right - root.clientWidth, -left);
  };
  const all = [...document.body.querySelectorAll("*")].sort((a, b) => out(b) - out(a));
  return all[0]?.outerHTML.slice(0, 160) ?? "nothing";
}

/** Text keeps standing free when readers widen its spacing (WCAG 1.4.12). */
async function spaced(page: Page): Promise<string[]> {
  await page.evaluate(widen);
  const cut = await page.evaluate(clipped);
  return [
    ...(await overflow(page, 360)).map((wrong) => `spaced: ${wrong}`),
    ...cut.map((html) => `spaced: text is cut at ${html}`),
  ];
}

/** Runs in the page. */
function widen(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Runs in the page. Elements that hide a part of their own text. */
function clipped(): string[] {
  const hides = (element: Element): boolean => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    if (element.clientWidth <= 1 || element.clientHeight <= 1 || clipPath !== "none") return false;
    const across = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    const along = overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
    return across || along;
  };
  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
  const all = [...document.body.querySelectorAll("*:not(textarea, input, select)")];
  return all
    .filter((element) => hasText(element) && hides(element))
    .map((element) => element.outerHTML.slice(0, 160));
}
