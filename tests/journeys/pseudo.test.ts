// The pseudo-language on every page: whatever is not ⟦stråñgé⟧ was never translated, or is somebody's own.
import { afterAll, beforeAll, expect, test } from "vitest";
import { groups } from "../../db/worlds/denmark/groups.ts";
import { declaredRoutes } from "../../tools/access.ts";
import { noPages } from "./support/no-pages.ts";
import { browser } from "./support/phones.ts";
import { foreignText } from "./support/text.ts";
import { beginWalk, nameOf, openTab, show, type Tab, type Walk } from "./support/walk.ts";

let walk: Walk;
let tab: Tab;

beforeAll(async () => {
  walk = await beginWalk();
  tab = await openTab(await browser(), walk.house, "qps");
});
afterAll(async () => {
  await tab?.page.context().close();
  await walk?.end();
});

test("every page there is stands in the walk", () => {
  const walked = new Set(walk.spots.map(({ route }) => route));
  const pages = declaredRoutes.filter(({ method, path }) => method === "GET" && !noPages.includes(path));
  expect(pages.map(({ path }) => path).filter((path) => !walked.has(path))).toEqual([]);
});

test("no text is left in any language of its own", async () => {
  const names = [...(await properNames()), "Nabo"];
  const found = new Set<string>();
  for (const spot of walk.spots) {
    if (spot.route === "/style") continue;
    await show(tab, spot);
    for (const text of await foreignText(tab.page, names)) found.add(`${nameOf(spot)}: ${text}`);
  }
  expect([...found]).toEqual([]);
});

/** Names stay as they are in every language. */
async function properNames(): Promise<string[]> {
  const { db } = walk.house.platform;
  const people = await db.selectFrom("people").select("name").execute();
  const organisations = await db.selectFrom("organisations").select("name").execute();
  return [...people, ...organisations, ...groups].map(({ name }) => name);
}
