// What people take with them: a place in their own calendar, and a poster on one sheet of paper.
import { text as textOf } from "node:stream/consumers";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Lang, words } from "../../src/platform/words.ts";
import { type House, openHouse } from "./support/house.ts";
import { slotOf } from "./support/looking.ts";
import { ask, post, somebody } from "./support/people.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-koebenhavn";
const langs: Lang[] = ["da", "en", "ar"];
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

test.each(langs)("a calendar can read the place that was taken: %s", async (lang) => {
  const known = { group, known: true };
  const asker = await somebody(house, "Rima", "ar", known);
  const helper = await somebody(house, "Ole", lang, known);
  const exact = "Blågårdsgade 14, 2. tv.";
  const asking = {
    what: "need.moving",
    group,
    date: "2026-06-12",
    from: "10:00",
    to: "12:30",
    address: exact,
  };
  const call = await ask(house, asker, asking);
  await post(house, `/calls/${call}/claims`, { slot: await slotOf(house, call) }, helper.cookie);

  const v = await visitor(house, { lang, way: "touch", as: helper });
  await v.go(`/calls/${call}`);
  const loading = v.page.waitForEvent("download");
  await v.open(v.page.getByRole("link", { name: v.t("calls:yours.calendar"), exact: true }));
  const download = await loading;
  expect(download.suggestedFilename()).toBe("nabo.ics");
  const text = await textOf(await download.createReadStream());

  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
  expect(event.startDate.toJSDate()).toEqual(new Date("2026-06-12T08:00:00Z"));
  expect(event.endDate.toJSDate()).toEqual(new Date("2026-06-12T10:30:00Z"));
  expect(event.summary).toContain(words(lang)("calls:title.need.moving"));
  expect(event.description).toContain(`${house.url}/calls/${call}`);
  // Calendars travel far: an address does not travel with them.
  expect(text).not.toContain("Blågårdsgade");
});

test.each(langs)("the poster fits one sheet of A4: %s", async (lang) => {
  const longest = await house.platform.db
    .selectFrom("groups")
    .select("slug")
    .orderBy((e) => e.fn<number>("length", ["name"]), "desc")
    .executeTakeFirstOrThrow();
  const v = await visitor(house, { lang, way: "touch", width: 1280 });
  for (const slug of [group, longest.slug]) {
    await v.go(`/groups/${slug}/poster`);
    const sheet = (await v.page.pdf({ format: "A4", printBackground: true })).toString("latin1");
    expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  }
});
