// When a place is taken: standing in line, being offered what somebody gave back; and gifts, which go round fairly.
import { expect, test } from "vitest";
import { ownHouse } from "./support/house.ts";
import { claimOf, openMessage, slotOf } from "./support/looking.ts";
import { ask, post, type Somebody, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-aarhus";
const known = { group, known: true };

const keyboard = { lang: "ar", way: "keyboard" } as const;

test.each([...everyPhone, keyboard])(
  "a place given back goes to the first in line: $lang, $way",
  async (device) => {
    const house = await ownHouse();
    const owner = await somebody(house, "Rima", "ar", known);
    const first = await somebody(house, "Ole", device.lang, known);
    const second = await somebody(house, "Ina", device.lang, known);
    const call = await ask(house, owner, {
      what: "need.transport",
      group,
      date: "2026-06-11",
      slots: { places_driver: "1" },
    });

    const ole = await visitor(house, { ...device, as: first });
    const { t } = ole;
    await ole.go(`/calls/${call}`);
    await ole.follow(ole.page.locator('form[action$="/claims"] button'));
    await ole.see(t("calls:done.claimed"));

    const ina = await visitor(house, { ...device, as: second });
    await ina.go(`/calls/${call}`);
    await ina.follow(ina.page.locator('form[action$="/claims"] button'));
    await ina.see(t("calls:done.waiting"));
    await ina.see(t("calls:yours.waiting", { count: 1 }));

    await ole.press(t("calls:yours.cannot"), "link");
    await ole.press(t("turnout:release.do"));
    await ole.see(t("turnout:release.choose"));
    await ole.choose(t("turnout:release.reason.ill"));
    await ole.press(t("turnout:release.do"));
    await ole.see(t("turnout:done.released"));

    await openMessage(house, ina, second, "waiting.offered");
    await ina.see(t("calls:yours.offered"));
    await ina.press(t("calls:card.action.need"));
    await ina.see(t("turnout:done.accepted"));
    await ina.see(t("calls:yours.cannot"));
  },
);

test("an offer nobody answers goes to the next", async () => {
  const house = await ownHouse();
  const people: Somebody[] = [];
  for (const name of ["Rima", "Ole", "Ina", "Per"]) people.push(await somebody(house, name, "da", known));
  const [owner, ole, ina, per] = people as [Somebody, Somebody, Somebody, Somebody];
  const slots = { places_driver: "1" };
  const call = await ask(house, owner, { what: "need.transport", group, date: "2026-06-11", slots });
  const slot = await slotOf(house, call);
  await post(house, `/calls/${call}/claims`, { slot }, ole.cookie);
  for (const one of [ina, per]) await post(house, `/calls/${call}/claims`, { slot, wait: "on" }, one.cookie);
  const olesClaim = await claimOf(house, call, ole);
  await post(house, `/claims/${olesClaim}/release`, { reason: "ill" }, ole.cookie);

  await house.pass(13 * 60);
  await house.work();
  const v = await visitor(house, { lang: "da", way: "touch", as: per });
  await openMessage(house, v, per, "waiting.offered");
  await v.see(v.t("calls:yours.offered"));
  const late = await visitor(house, { lang: "da", way: "touch", as: ina });
  await openMessage(house, late, ina, "waiting.lapsed");
  await late.lack(late.t("calls:yours.offered"));
});

test.each(everyPhone)("a gift goes to who has gone without longest: $lang, $way", async (device) => {
  const house = await ownHouse();
  const giver = await somebody(house, "Bo", "da", known);
  const lucky = await somebody(house, "Ole", device.lang, known);
  const patient = await somebody(house, "Ina", device.lang, known);
  const give = () => ask(house, giver, { what: "offer.bicycle", group, slots: { places_taker: "1" } });

  const want = async (who: Somebody, gift: string) => {
    const v = await visitor(house, { ...device, as: who });
    await v.go(`/calls/${gift}`);
    await v.follow(v.page.locator('form[action$="/claims"] button'));
    await v.see(v.t("calls:done.drawn"));
    return v;
  };
  const draw = async () => {
    await house.pass(12 * 60 + 1);
    await house.work();
  };

  const before = await give();
  await want(lucky, before);
  await draw();
  const gift = await give();
  const ole = await want(lucky, gift);
  const ina = await want(patient, gift);
  await draw();

  const { t } = ina;
  await ina.go(`/calls/${gift}`);
  await ina.see(t("calls:yours.cannot"));
  await ole.go(`/calls/${gift}`);
  await ole.see(t("calls:yours.waiting", { count: 1 }));
  await openMessage(house, ina, patient, "waiting.served");
  await openMessage(house, ole, lucky, "waiting.unserved");
  expect(ole.path()).toBe(`/calls/${gift}`);
});
