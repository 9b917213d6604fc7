// "How do others know it is filled?" Two web processes on one database, and phones that see it without loading again.
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, product } from "../../bench/ground.ts";
import { type Connection, connect } from "../../src/platform/db.ts";
import { testClock } from "../support/clock.ts";
import { copyOf } from "./support/house.ts";
import { slotOf } from "./support/looking.ts";
import { ask, post, type Site, somebody } from "./support/people.ts";
import { type Visitor, visitor } from "./support/visitor.ts";

const group = "venligboerne-esbjerg";
const known = { group, known: true };
const clock = testClock();

let database: Awaited<ReturnType<typeof copyOf>>;
let connection: Connection;
let processes: Product[];
let here: Site;
let there: Site;

beforeAll(async () => {
  database = await copyOf("denmark");
  connection = connect(database.url, { max: 2 });
  processes = await Promise.all([product(database.url), product(database.url)]);
  const [first, second] = processes.map(({ url }) => ({ url, platform: { db: connection.db, clock } }));
  if (!first || !second) throw new Error("two processes were to start");
  [here, there] = [first, second];
});
afterAll(async () => {
  await Promise.all((processes ?? []).map((one) => one.stop()));
  await connection?.close();
  await database?.drop();
});

test.each(["da", "en", "ar"] as const)("%s", async (lang) => {
  const asker = await somebody(here, "Rima", "ar", known);
  const helpers = [await somebody(here, "Ole", lang, known), await somebody(there, "Ina", lang, known)];
  const slots = { places_carrier: "2" };
  const asking = { what: "need.furniture", group, date: "2026-06-11", place: "esbjerg-561", slots };
  const call = await ask(here, asker, asking);
  const slot = await slotOf(here, call);

  const reader = await somebody(there, "Per", lang, known);
  const phone = { lang, way: "touch" } as const;
  const board = await visitor(there, { ...phone, as: reader });
  await board.go(`/groups/${group}`);
  const page = await visitor(there, { ...phone, as: reader });
  await page.go(`/calls/${call}`);
  for (const v of [board, page]) await stay(v);
  const { t } = board;
  const card = board.page.locator(`[data-call="${call}"]`);
  const places = page.page.locator("#state");
  const taken = (number: number) => t("calls:card.taken", { taken: number, places: 2 });
  await saying(card, taken(0));

  for (const [i, helper] of helpers.entries()) {
    const v = await visitor(here, { ...phone, as: helper });
    await v.go(`/calls/${call}`);
    const answered = v.page.waitForResponse((answer) => answer.url().endsWith("/claims"));
    const pressed = v.follow(v.page.locator(`form:has(input[value="${slot}"]) button`).first());
    await answered;
    const from = performance.now();
    const seen = [saying(card, taken(i + 1)), saying(places, taken(i + 1))];
    await Promise.all(seen);
    console.log(`${lang}: both pages told ${Math.round(performance.now() - from)} ms after the answer`);
    await pressed;
  }

  // Filled: nobody is asked any more, those who look are offered the line.
  await saying(card, t("calls:status.filled"));
  await page.see(t("calls:page.wait"));
  expect(await places.getByText(t("calls:card.action.need"), { exact: true }).count()).toBe(0);
  for (const v of [board, page]) expect(await stayed(v)).toBe(true);
});

test("what happens before a slow phone listens is told all the same", async () => {
  const asker = await somebody(here, "Rima", "ar", known);
  const helper = await somebody(here, "Ole", "da", known);
  const asking = { what: "need.furniture", group, date: "2026-06-11", place: "esbjerg-561" };
  const call = await ask(here, asker, { ...asking, slots: { places_carrier: "2" } });
  const v = await visitor(there, { lang: "da", way: "touch" });
  const { promise: claimed, resolve: go } = Promise.withResolvers<void>();
  await v.page.route("**/live/**", async (route) => {
    await claimed;
    await route.continue();
  });
  await v.go(`/groups/${group}`);
  const card = v.page.locator(`[data-call="${call}"]`);
  await saying(card, v.t("calls:card.taken", { taken: 0, places: 2 }));
  await post(here, `/calls/${call}/claims`, { slot: await slotOf(here, call) }, helper.cookie);
  go();
  await saying(card, v.t("calls:card.taken", { taken: 1, places: 2 }));
});

const saying = (part: Locator, words: string): Promise<void> => part.filter({ hasText: words }).waitFor();

/** Leaves a mark that would be gone had the page been loaded again. */
const stay = (v: Visitor) => v.page.evaluate(() => document.documentElement.setAttribute("data-stay", ""));
const stayed = (v: Visitor) => v.page.evaluate(() => document.documentElement.hasAttribute("data-stay"));
