// A stranger takes a place in a few taps, and learns the address only once somebody here trusts them.
import { expect, test } from "vitest";
import { ownHouse } from "./support/house.ts";
import { ask, somebody } from "./support/people.ts";
import { everyDevice } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-koebenhavn";
const exact = "Rantzausgade 8, 3. tv.";
const meeting = "Nørrebros Runddel";

test.each(everyDevice)("$lang, $way", async (device) => {
  const house = await ownHouse();
  const asker = await somebody(house, "Rima", "ar", { group });
  const call = await ask(house, asker, {
    what: "need.moving",
    group,
    date: "2026-06-10",
    address: exact,
    meeting,
    slots: { places_driver: "1", places_carrier: "2" },
  });

  const stranger = await visitor(house, device);
  const { t, page } = stranger;
  await stranger.go(`/groups/${group}`);
  const before = stranger.interactions();
  await stranger.follow(page.locator(`a[href="/calls/${call}"]`));
  await stranger.write(t("people:field.name"), "Viktor");
  await stranger.press(t("calls:card.action.need"));
  const taps = stranger.interactions() - before;
  expect(taps).toBeLessThanOrEqual(5);
  await stranger.see(t("calls:done.claimed_unconfirmed"));
  await stranger.press(t("people:code.kept"));
  await stranger.see(t("calls:yours.unconfirmed"));
  await stranger.see(meeting);
  expect(await page.content()).not.toContain(exact);

  const owner = await visitor(house, { ...device, as: asker });
  await owner.go("/inbox");
  await owner.follow(owner.page.locator('a[href^="/inbox/"]').first());
  await owner.press(owner.t("calls:people.confirm"));
  await owner.see(owner.t("attendance:done.confirmed"));

  await stranger.go(`/calls/${call}`);
  await stranger.see(exact);
});
