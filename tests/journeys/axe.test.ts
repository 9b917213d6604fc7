// WCAG 2.2 AA as far as a machine can tell, on every page: three languages, light and dark, on a phone and a desk.
import { afterAll, beforeAll, expect, test } from "vitest";
import { langs } from "../../src/platform/words.ts";
import { examine, loadAxe } from "./support/examine.ts";
import { browser } from "./support/phones.ts";
import { beginWalk, nameOf, openTab, show, type Tab, type Walk } from "./support/walk.ts";

let walk: Walk;
let tabs: Tab[];

beforeAll(async () => {
  walk = await beginWalk();
  const open = await browser();
  tabs = await Promise.all(langs.map((lang) => openTab(open, walk.house, lang)));
  await Promise.all(tabs.map(loadAxe));
});
afterAll(async () => {
  await Promise.all((tabs ?? []).map(({ page }) => page.context().close()));
  await walk?.end();
});

test("the look finds what is wrong", async () => {
  const [tab] = tabs;
  if (!tab) throw new Error("no tab is open");
  await show(tab, { route: "/", path: "/", as: null });
  await tab.page.evaluate(() => {
    document.body.innerHTML = `<h1>x</h1><img src="/none"><p style="color:#ccc;background:#fff">pale</p><div
      style="width:400px">wide</div><div style="overflow:hidden;width:60px;white-space:nowrap">cut off here</div>`;
  });
  const wrong = (await examine(tab.page)).join("\n");
  for (const sign of [
    "image-alt",
    "color-contrast",
    "region",
    "320: scrolls",
    "360: scrolls",
    "text is cut",
  ]) {
    expect(wrong).toContain(sign);
  }
});

test("every page stands the look of axe, narrow screens and wide spacing", { timeout: 600_000 }, async () => {
  const found = new Set<string>();
  const look = async (tab: Tab) => {
    for (const spot of walk.spots) {
      await show(tab, spot);
      for (const wrong of await examine(tab.page)) found.add(`${tab.lang}, ${nameOf(spot)}: ${wrong}`);
    }
  };
  await Promise.all(tabs.map(look));
  expect([...found]).toEqual([]);
});
