// Two things at once: what gets tight is said before, and what cannot be is not taken.
import { expect, test } from "vitest";
import { ownHouse } from "./support/house.ts";
import { claimOf } from "./support/looking.ts";
import { ask, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-koebenhavn";
const known = { group, known: true };

test.each([...everyPhone, { lang: "da", way: "keyboard" } as const])("$lang, $way", async (device) => {
  const house = await ownHouse();
  const asker = await somebody(house, "Rima", "ar", known);
  const helper = await somebody(house, "Ole", device.lang, known);
  const at = (from: string, to: string, place: string) =>
    ask(house, asker, { what: "need.transport", group, date: "2026-06-11", from, to, place, slots: one });
  const one = { places_driver: "1" };
  const calls = {
    first: await at("14:00", "15:00", "noerrebro-101"),
    // Eight kilometres away, five minutes later.
    tight: await at("15:05", "16:00", "amagerbro-101"),
    impossible: await at("14:30", "15:30", "valby-101"),
  };
  const v = await visitor(house, { ...device, as: helper });
  const { t, page } = v;
  const take = async (call: string) => {
    await v.go(`/calls/${call}`);
    await v.follow(page.locator('form[action$="/claims"] button'));
  };

  await take(calls.first);
  await v.see(t("calls:done.claimed"));

  await take(calls.impossible);
  await v.see(t("calls:obstacle.overlap"));
  await v.lack(t("calls:obstacle.both"));
  await expect(claimOf(house, calls.impossible, helper)).rejects.toThrow();
  await v.press(t("calls:obstacle.other"), "link");
  expect(v.path()).toBe(`/calls/${calls.first}`);

  await take(calls.tight);
  await v.see(t("calls:obstacle.tight"));
  await v.press(t("calls:obstacle.both"));
  await v.see(t("calls:done.claimed"));
});
