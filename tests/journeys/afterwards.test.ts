// The day itself and what remains of it: on my way, I'm here, it went well, thank you, and staying in touch if both want.
import { expect, test } from "vitest";
import { ownHouse } from "./support/house.ts";
import { claimOf, openMessage, slotOf, timesTold } from "./support/looking.ts";
import { ask, post, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-odense";
const known = { group, known: true };

test.each([...everyPhone, { lang: "en", way: "keyboard" } as const])("$lang, $way", async (device) => {
  const house = await ownHouse();
  const asker = await somebody(house, "Rima", device.lang, known);
  const helper = await somebody(house, "Ole", "ar", known);
  const other = await somebody(house, "Ina", "da", known);
  const call = await ask(house, asker, {
    what: "need.furniture",
    group,
    date: "2026-06-10",
    place: "odense-461",
    slots: { places_carrier: "2" },
  });
  const slot = await slotOf(house, call);
  for (const { cookie } of [helper, other]) await post(house, `/calls/${call}/claims`, { slot }, cookie);
  const claims = { ole: await claimOf(house, call, helper), ina: await claimOf(house, call, other) };

  // Half an hour before it starts at two.
  await house.pass(5 * 60);
  const ole = await visitor(house, { ...device, as: helper });
  await ole.go(`/calls/${call}`);
  await ole.press(ole.t("calls:yours.on_way"));
  await ole.see(ole.t("attendance:done.departed"));
  await house.pass(40);
  await ole.press(ole.t("calls:yours.here"));
  await ole.see(ole.t("calls:yours.arrived"));

  // Past four.
  await house.pass(120);
  await ole.go(`/calls/${call}`);
  await ole.press(ole.t("calls:outcome.did"));
  await ole.see(ole.t("calls:tie.ask"));
  await ole.press(ole.t("calls:tie.yes"));
  expect(await timesTold(house, asker, "attendance.tied")).toBe(0);

  const rima = await visitor(house, { ...device, as: asker });
  const { t, page } = rima;
  await openMessage(house, rima, asker, "attendance.helper_done");
  for (const claim of [claims.ole, claims.ina]) {
    await rima.follow(page.locator(`form[action="/claims/${claim}/outcome"] button`).first());
    await rima.see(t("attendance:done.outcome"));
    await rima.follow(page.locator(`form[action="/claims/${claim}/thanks"] button`));
    await rima.see(t("attendance:done.thanked"));
    await rima.follow(page.locator(`form[action="/claims/${claim}/tie"] button`).first());
  }
  await rima.see(t("calls:tie.both"));
  expect(await timesTold(house, asker, "attendance.tied")).toBe(1);
  expect(await timesTold(house, helper, "attendance.tied")).toBe(1);

  // Ina says no: nobody ever hears that she was asked.
  const ina = await visitor(house, { ...device, as: other });
  await openMessage(house, ina, other, "attendance.thanked");
  await ina.see(ina.t("calls:yours.thanked"));
  await ina.press(ina.t("calls:tie.no"));
  await ina.see(ina.t("calls:tie.answered"));
  expect(await timesTold(house, asker, "attendance.tied")).toBe(1);
  expect(await timesTold(house, other, "attendance.tied")).toBe(0);

  const words = await openMessage(house, ole, helper, "attendance.tied");
  expect(words).toContain("Rima");
});
