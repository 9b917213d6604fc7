// Second thoughts: another time, the same again, and taking it back; whoever has a place is told what, when and where.
import { expect, test } from "vitest";
import { ownHouse } from "./support/house.ts";
import { openMessage, slotOf } from "./support/looking.ts";
import { ask, post, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-soenderborg";
const known = { group, known: true };

test.each([...everyPhone, { lang: "ar", way: "keyboard" } as const])("$lang, $way", async (device) => {
  const house = await ownHouse();
  const asker = await somebody(house, "Rima", device.lang, known);
  const helper = await somebody(house, "Ole", device.lang, known);
  const call = await ask(house, asker, {
    what: "need.moving",
    group,
    date: "2026-06-12",
    place: "soenderborg-540",
    address: "Perlegade 5",
    slots: { places_carrier: "2" },
  });
  await post(house, `/calls/${call}/claims`, { slot: await slotOf(house, call) }, helper.cookie);
  const v = await visitor(house, { ...device, as: asker });
  const { t, page } = v;

  // Another time: only that is asked, the rest is as it was.
  await v.go(`/calls/${call}`);
  await v.press(t("calls:page.edit"));
  const draft = v.path();
  await v.follow(page.locator(`main a[href="${draft.replace("check", "when")}"]`).last());
  await v.press(t("drafts:when.date"));
  expect(await page.inputValue("[name=from]")).toBe("14:00");
  await page.locator("[name=from]").fill("10:15");
  await page.locator("[name=to]").fill("12:15");
  await v.press(t("drafts:next"));
  await v.see("Perlegade 5");
  await v.press(t("publications:check.save"));
  await v.see(t("publications:done.changed"));
  expect(v.path()).toBe(`/calls/${call}`);

  const ole = await visitor(house, { ...device, as: helper });
  const moved = await openMessage(house, ole, helper, "arrangements.moved");
  expect(moved).toMatch(/10[.:]15/);
  expect(moved).toMatch(/14[.:]00/);

  // The same again, at another time; the first stays as it is.
  await v.press(t("calls:page.duplicate"));
  await v.press(t("drafts:when.flexible"));
  await v.see("Perlegade 5");
  await v.press(t("publications:check.publish"));
  await v.see(t("publications:done.published"));
  expect(v.path()).not.toBe(`/calls/${call}`);

  // Taking the first back.
  await v.go(`/calls/${call}`);
  await v.press(t("calls:page.cancel"), "link");
  await v.see(t("publications:cancel.told", { count: 1 }));
  await v.press(t("publications:cancel.button"));
  await v.see(t("calls:status.cancelled"));

  const cancelled = await openMessage(house, ole, helper, "arrangements.cancelled");
  const place = { da: "Sønderborg", en: "Sønderborg", ar: "سوندربورغ" }[device.lang];
  for (const words of [t("calls:title.need.moving"), "10", place]) expect(cancelled).toContain(words);
  await ole.see(t("calls:status.cancelled"));
});
