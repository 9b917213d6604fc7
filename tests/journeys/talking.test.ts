// A neighbour takes a place and writes with whoever asked: alone, live, without script, by keyboard; and reports.
import { expect, test } from "vitest";
import { type House, ownHouse } from "./support/house.ts";
import { claimOf, openMessage, slotOf, timesTold } from "./support/looking.ts";
import { ask, post, type Somebody, somebody } from "./support/people.ts";
import { everyDevice, everyPhone } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-hjoerring";
const asking = { what: "need.moving", group, date: "2026-06-12", place: "hjoerring-860" };

async function paired(house: House, langs: { asker: string; helper: string }) {
  const asker = await somebody(house, "Rima", langs.asker, { group, known: true });
  const helper = await somebody(house, "Ole", langs.helper, { group, known: true });
  const call = await ask(house, asker, asking);
  await post(house, `/calls/${call}/claims`, { slot: await slotOf(house, call) }, helper.cookie);
  return { asker, helper, call };
}

const say = (house: House, talk: string, body: string, { cookie }: Somebody) =>
  post(house, `${talk}/messages`, { body }, cookie);

test.each(everyDevice)("written, told, answered: $lang, $way", async (device) => {
  const house = await ownHouse();
  const { asker, helper, call } = await paired(house, { asker: "da", helper: device.lang });
  const v = await visitor(house, { ...device, as: helper });
  const { t } = v;
  await v.go(`/calls/${call}`);
  await v.press(t("contacts:to.one", { name: "Rima" }));
  await v.see(t("conversations:kicker.two"));
  await v.write(t("conversations:write.label"), "Jeg kommer lidt før.");
  await v.press(t("conversations:write.send"));
  await v.see("Jeg kommer lidt før.");
  await v.see(t("conversations:you"));
  const talk = v.path();

  // Whoever asked is told once, without a word of it, and finds it from the message.
  await say(house, talk, "Jeg har handsker med.", helper);
  expect(await timesTold(house, asker, "conversations.written")).toBe(1);
  const other = await visitor(house, { ...device, as: asker });
  const words = await openMessage(house, other, asker, "conversations.written");
  expect(words).not.toContain("handsker");
  await other.see("Jeg har handsker med.");
  await other.write(other.t("conversations:write.label"), "Tak! Vi ses.");
  await other.press(other.t("conversations:write.send"));
  await v.go(talk);
  await v.see("Tak! Vi ses.");

  // One's own can be taken back.
  await v.press(t("conversations:take_back"));
  await v.see(t("conversations:instead.taken_back"));
  expect(await v.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
});

test.each(["da", "en", "ar"] as const)("arrives while somebody looks and writes: %s", async (lang) => {
  const house = await ownHouse();
  const { asker, helper, call } = await paired(house, { asker: "ar", helper: lang });
  const { to: talk } = await post(house, "/conversations", { kind: "call", subject: call }, asker.cookie);
  const v = await visitor(house, { lang, way: "touch", as: helper });
  await v.go(talk);
  await v.write(v.t("conversations:write.label"), "Half a sen");
  await say(house, talk, "أهلا", asker);
  await v.see("أهلا");
  await v.see(v.t("conversations:new"));
  expect(await v.page.getByLabel(v.t("conversations:write.label")).inputValue()).toBe("Half a sen");
  expect(await timesTold(house, helper, "conversations.written")).toBe(0);
  await v.press(v.t("conversations:write.send"));
  await v.see("Half a sen");
});

test("whoever gives the place back sees nothing of it any more, on the open page either", async () => {
  const house = await ownHouse();
  const { asker, helper, call } = await paired(house, { asker: "ar", helper: "da" });
  const other = await somebody(house, "Ina", "da", { group, known: true });
  await post(house, `/calls/${call}/places`, { slot: await slotOf(house, call) }, await hostOf(house));
  await post(house, `/calls/${call}/claims`, { slot: await slotOf(house, call) }, other.cookie);
  const { to: talk } = await post(house, "/conversations", { kind: "call", subject: call }, asker.cookie);
  await say(house, talk, "Den blå dør", asker);
  const v = await visitor(house, { lang: "da", way: "touch", as: helper });
  await v.go(talk);
  await v.see("Den blå dør");
  await post(
    house,
    `/claims/${await claimOf(house, call, helper)}/release`,
    { reason: "ill" },
    helper.cookie,
  );
  await say(house, talk, "Ring på", asker);
  await v.see(v.t("web:refusal.title.not_found"));
  await v.lack("Den blå dør");
});

const hostOf = async (house: House): Promise<string> =>
  (await somebody(house, "Karl", "da", { group, role: "host" })).cookie;

test.each(everyPhone)("shown to hosts, who open the rest together: $lang, $way", async (device) => {
  const house = await ownHouse();
  const { asker, helper, call } = await paired(house, { asker: device.lang, helper: "da" });
  const [first, second] = [
    await somebody(house, "Karl", device.lang, { group, role: "host" }),
    await somebody(house, "Lis", device.lang, { group, role: "host" }),
  ];
  const claim = await claimOf(house, call, helper);
  const beginning = { kind: "call", subject: call, claim };
  const { to: talk } = await post(house, "/conversations", beginning, helper.cookie);
  for (const body of ["Goddag", "Giv mig penge", "Ellers kommer jeg ikke"])
    await say(house, talk, body, helper);
  const v = await visitor(house, { ...device, as: asker });
  const { t } = v;
  await v.go(talk);
  await v.press(t("conversations:more.report"), "link");
  await v.open(v.page.locator("label", { hasText: "Giv mig penge" }));
  await v.write(t("disclosures:reason"), "He wants money");
  await v.press(t("disclosures:send"));
  await v.see(t("disclosures:done.sent"));

  const host = await visitor(house, { ...device, as: first });
  await host.go(`/groups/${group}/reports`);
  await host.see("Giv mig penge");
  await host.lack("Goddag");
  await host.open(host.page.getByText(t("openings:ask.open")));
  await host.write(t("openings:ask.reason"), "She may come to harm");
  await host.press(t("openings:ask.send"));
  await host.see(t("openings:waiting"));

  const other = await visitor(house, { ...device, as: second });
  await openMessage(house, other, second, "openings.asked");
  await other.go(`/groups/${group}/reports`);
  await other.see("She may come to harm");
  await other.press(t("openings:approve"));
  await other.see("Goddag");
  await v.go(talk);
  await v.see(t("openings:record.title"));
  await v.see("She may come to harm");
});

test("the browser's own translator is used where there is one, and nothing is asked of anybody", async () => {
  const house = await ownHouse();
  const { asker, helper, call } = await paired(house, { asker: "ar", helper: "da" });
  const { to: talk } = await post(house, "/conversations", { kind: "call", subject: call }, asker.cookie);
  await say(house, talk, "أهلا بك يا جار", asker);
  const v = await visitor(house, { lang: "da", way: "touch", as: helper });
  const button = v.page.getByText(v.t("conversations:translate.button"), { exact: true });
  const shows = async (has: boolean) => {
    await v.go(talk);
    await v.page.waitForLoadState("load");
    expect(await button.isVisible()).toBe(has);
  };
  const none = await v.page.addInitScript(() => Reflect.deleteProperty(window, "Translator"));
  await shows(false);
  const own = await v.page.addInitScript(() => {
    const create = async ({ sourceLanguage, targetLanguage }: Record<string, string>) => ({
      translate: async () => `${sourceLanguage}→${targetLanguage}`,
    });
    Object.assign(window, { Translator: { create, availability: async () => "available" } });
  });
  await shows(true);
  // The phone is handed on to others.
  await Promise.all([none, own].map((script) => script.dispose()));
  const asked: string[] = [];
  // The page may look for news of the conversation; it tells nobody what is in it.
  const news = new RegExp(`^GET ${house.url}(/live)?${talk}(/messages|\\?age=\\d+)$`);
  v.page.on("request", (request) => {
    const line = `${request.method()} ${request.url()}`;
    if (!news.test(line)) asked.push(line);
  });
  await v.open(button);
  await v.see("ar→da");
  await v.see(v.t("conversations:translate.made"));
  expect(asked).toEqual([]);
});
