// A host at their desk: one more place, a harmful call taken down with a reason, a break for the board, a word for somebody.
import { expect, test } from "vitest";
import { ownHouse } from "./support/house.ts";
import { openMessage, slotOf } from "./support/looking.ts";
import { ask, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-randers";
const desk = `/groups/${group}/desk`;
const reason = "Det er en annonce, ikke en bøn om hjælp.";
const rows = [...everyPhone, { lang: "da", way: "keyboard" } as const];

test.each(rows)("more places, and a call that does harm: $lang, $way", async (device) => {
  const house = await ownHouse();
  const host = await somebody(house, "Vibeke", device.lang, { group, role: "host" });
  const author = await somebody(house, "Sam", device.lang, { group });
  const call = await ask(house, author, {
    what: "need.repair",
    group,
    date: "2026-06-10",
    place: "randers-730",
  });
  const slot = await slotOf(house, call, "repairer").catch(() => slotOf(house, call));
  const v = await visitor(house, { ...device, as: host });
  const { t, page } = v;

  await v.go(desk);
  const line = page.locator("li").filter({ has: page.locator(`a[href="/calls/${call}"]`) });
  await v.open(line.locator("summary"));
  await v.follow(line.locator(`form:has(input[value="${slot}"]) button`));
  await v.see(t("calls:done.place_added"));

  await v.go(`/calls/${call}/removal`);
  await v.write(t("calls:removal.reason"), reason);
  await v.press(t("calls:removal.do"));
  await v.see(t("calls:done.removed"));

  const sam = await visitor(house, { ...device, as: author });
  expect(await openMessage(house, sam, author, "arrangements.removed")).toContain(reason);
  await sam.see(reason);
  const stranger = await visitor(house, { ...device, way: "touch" });
  await stranger.go(`/groups/${group}`);
  expect(await stranger.page.locator(`a[href="/calls/${call}"]`).count()).toBe(0);
});

test.each(rows)("a break for the board: $lang, $way", async (device) => {
  const house = await ownHouse();
  const host = await somebody(house, "Vibeke", device.lang, { group, role: "host" });
  const v = await visitor(house, { ...device, as: host });
  const { t, page } = v;
  await v.go(desk);
  await v.follow(page.locator(`a[href="/groups/${group}/closure"]`).first());
  // A date is typed into a control the browser brings along, in an order only it knows.
  await page.locator('[name="until"]').fill("2026-06-20");
  await v.press(t("groups:closure.close"));
  await v.see(t("groups:done.closed"));

  const stranger = await visitor(house, { ...device, way: "touch" });
  await stranger.go(`/groups/${group}`);
  await stranger.see(t("calls:board.closed"));
  await stranger.go(`/calls/new?group=${group}`);
  await stranger.see(t("drafts:refusal.closed"));

  await v.press(t("groups:closure.open"));
  await v.see(t("groups:done.opened"));
  await v.lack(t("calls:board.closed"));
});

test.each(rows)("a word for somebody: $lang, $way", async (device) => {
  const house = await ownHouse();
  const host = await somebody(house, "Vibeke", device.lang, { group, role: "host" });
  const member = await somebody(house, "Zaher", device.lang, { group });
  const v = await visitor(house, { ...device, as: host });
  const { t, page } = v;
  await v.go(`/groups/${group}/members`);
  await v.write(t("groups:members.name"), "Zaher");
  await v.press(t("groups:members.search"));
  await v.open(page.locator("main li summary"));
  await v.press(t("groups:members.vouch_for", { name: "Zaher" }));
  await v.see(t("groups:done.vouched"));

  const zaher = await visitor(house, { ...device, as: member });
  await openMessage(house, zaher, member, "groups.vouched");
  expect(zaher.path()).toBe(`/groups/${group}`);
});
