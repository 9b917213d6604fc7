// Belonging: the first host of an empty place, joining and leaving a group, saying what suits one, asking and answering.
import { expect, test } from "vitest";
import { ownHouse } from "./support/house.ts";
import { openMessage, slotOf } from "./support/looking.ts";
import { ask, post, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-vejle";
const rows = [...everyPhone, { lang: "en", way: "keyboard" } as const];

test.each(rows)("the first host begins an empty instance: $lang, $way", async (device) => {
  const house = await ownHouse({ world: "empty" });
  const v = await visitor(house, device);
  const { t, page } = v;
  await v.go(house.firstHost);
  await v.write(t("people:field.name"), "Vibeke");
  await v.write(t("founding:field.group"), "Naboerne i Ejby");
  await v.write(t("founding:field.place"), "Ejby");
  await v.press(t("founding:first.send"));
  // Several places have that name: what was written stays, and one is chosen already.
  await v.see(t("founding:error.which"));
  expect(await page.getByLabel(t("founding:field.group")).inputValue()).toBe("Naboerne i Ejby");
  await v.press(t("founding:first.send"));
  await v.see(t("founding:done.founded"));
  await v.press(t("people:code.kept"));
  await v.see("Naboerne i Ejby");
  await v.go(house.firstHost);
  await v.see(t("founding:refusal.used"));
});

test.each(rows)("in and out of a group: $lang, $way", async (device) => {
  const house = await ownHouse();
  const v = await visitor(house, device);
  const { t, page } = v;
  await v.go(`/groups/${group}`);
  await v.press(t("groups:join"), "link");
  await v.write(t("people:field.name"), "Mikkel");
  await v.press(t("groups:join"));
  await v.see(t("groups:done.joined"));
  await v.press(t("people:code.kept"));
  expect(v.path()).toBe(`/groups/${group}`);
  await v.go(`/groups/${group}/about`);
  await v.press(t("groups:leave"));
  await v.see(t("groups:done.left"));
  expect(await page.getByRole("button", { name: t("groups:leave"), exact: true }).count()).toBe(0);
});

test.each(rows)("what suits one: $lang, $way", async (device) => {
  const house = await ownHouse();
  const person = await somebody(house, "Mikkel", device.lang);
  const v = await visitor(house, { ...device, as: person });
  const { t, page } = v;
  await v.go("/me");
  await v.follow(page.locator('a[href="/me/about"]'));
  await v.choose(t("profiles:skill.bike_repair"));
  await v.press(t("profiles:save"));
  await v.see(t("profiles:skill.bike_repair"));
  await v.follow(page.locator('a[href="/me/area"]'));
  await v.write(t("profiles:area.search"), "vejle");
  await v.press(t("profiles:area.find"));
  await v.follow(page.locator('button[value="vejle-630"]'));
  await v.see(t("profiles:done.saved"));
  await v.follow(page.locator('a[href="/me/week"]'));
  const evening = page.locator("label", { has: page.locator('input[name="free"][value="2"]') });
  await v.choose((await evening.textContent())?.trim() ?? "");
  await v.press(t("profiles:save"));
  await v.see(t("profiles:week.free", { count: 1 }));
});

test.each(rows)("a question and its answer: $lang, $way", async (device) => {
  const house = await ownHouse();
  const asker = await somebody(house, "Rima", device.lang, { group });
  const neighbour = await somebody(house, "Ole", device.lang, { group });
  const asking = { what: "need.furniture", group, date: "2026-06-11", place: "vejle-630" };
  const call = await ask(house, asker, asking);
  await post(house, `/calls/${call}/claims`, { slot: await slotOf(house, call) }, neighbour.cookie);

  const ole = await visitor(house, { ...device, as: neighbour });
  const { t } = ole;
  await ole.go(`/calls/${call}`);
  await ole.write(t("questions:ask.call"), "Ring til mig på 28 91 04 73");
  await ole.press(t("questions:ask.send"));
  await ole.see(t("questions:refusal.phone"));
  await ole.write(t("questions:again.question_label"), "Er der elevator?");
  await ole.press(t("questions:again.question_send"));
  await ole.see(t("questions:done.asked"));

  const rima = await visitor(house, { ...device, as: asker });
  await openMessage(house, rima, asker, "questions.asked");
  await rima.see("Er der elevator?");
  await rima.open(rima.page.locator("summary", { hasText: t("questions:answer.open") }));
  await rima.write(t("questions:answer.label"), "Ja, en lille.");
  await rima.press(t("questions:answer.send"));
  await rima.see(t("questions:done.answered"));
  await openMessage(house, ole, neighbour, "questions.answered");
  await ole.see("Ja, en lille.");
});
