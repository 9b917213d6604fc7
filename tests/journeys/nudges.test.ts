// A newcomer asks, one neighbour is asked by e-mail and answers from it without signing in; the host can read why.
import { expect, onTestFinished, test } from "vitest";
import type { Lang } from "../../src/platform/words.ts";
import { openPostbox } from "../support/postbox.ts";
import { type House, ownHouse } from "./support/house.ts";
import { ask, post, type Somebody, somebody } from "./support/people.ts";
import { everyDevice } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-hjoerring";
const asking = { what: "need.moving", group, date: "2026-06-10", place: "hjoerring-860" };

/** Nobody else wants to be asked, so that it is known who is. */
async function onlyThese({ platform: { db } }: House, people: readonly Somebody[]) {
  const ids = people.map(({ id }) => id);
  await db
    .insertInto("attention")
    .columns(["person_id", "weekly_limit"])
    .expression((e) =>
      e
        .selectFrom("people")
        .select((p) => ["id", p.lit(0).as("weekly_limit")])
        .where("id", "not in", ids),
    )
    .onConflict((clash) => clash.column("person_id").doUpdateSet({ weekly_limit: 0 }))
    .execute();
}

/** Ole, who can do all of it, and is the only one to ask. */
async function oneHelper(house: House, lang: Lang): Promise<Somebody> {
  const helper = await somebody(house, "Ole", lang, { group, known: true });
  const about = { name: "Ole", lang, speaks: ["da", lang], skills: ["car", "lifting"] };
  await post(house, "/me/about", about, helper.cookie);
  await onlyThese(house, [helper]);
  return helper;
}

test.each(everyDevice)("asked, answered, found: $lang, $way", async (device) => {
  const box = await openPostbox();
  onTestFinished(() => box.close());
  const house = await ownHouse({ env: { SMTP_URL: box.url } });
  const asker = await somebody(house, "Rima", "da", { group, known: true });
  const host = await somebody(house, "Karl", device.lang, { group, role: "host" });
  const helper = await oneHelper(house, device.lang);
  await post(house, "/me/email", { email: "ole@example.org" }, helper.cookie);

  const call = await ask(house, asker, asking);
  await house.work();
  const letter = box.letters.at(-1);
  expect(letter?.to).toBe("ole@example.org");
  const answer = new RegExp(`${house.url}(/answer/[^\\s>?]+)`).exec(letter?.text ?? "")?.[1] ?? "";

  const v = await visitor(house, device);
  const { t } = v;
  await v.go(answer);
  await v.see(t("nudges:page.open"));
  await v.see(t("nudges:you.newcomer"));
  await v.press(t("nudges:page.yes"));
  await v.see(t("nudges:page.in"));
  await v.see(t("nudges:done.claimed"));

  const desk = await visitor(house, { ...device, as: host });
  await desk.go(`/calls/${call}/asked`);
  await desk.see("Ole");
  await desk.see(t("oversight:asked.comes"));
});

test.each(everyDevice.filter(({ way }) => way === "no script"))(
  "left in peace from the message: $lang, $way",
  async (device) => {
    const house = await ownHouse();
    const asker = await somebody(house, "Rima", "da", { group, known: true });
    const helper = await oneHelper(house, device.lang);
    await ask(house, asker, asking);
    await house.work();
    const v = await visitor(house, { ...device, as: helper });
    const { t, page } = v;
    await v.go("/inbox");
    await v.follow(page.locator('a[href^="/inbox/"]').first());
    await v.see(t("nudges:page.open"));
    await v.press(t("nudges:page.no"));
    await v.see(t("nudges:page.declined"));
    await v.press(t("nudges:page.change"), "link");
    await v.see(t("nudges:said.no"));
  },
);
