// E-mail, for those who gave an address: in their language, through a real mail server, and stopped by a link in it.
import { expect, onTestFinished, test } from "vitest";
import { openPostbox } from "../support/postbox.ts";
import { ownHouse } from "./support/house.ts";
import { slotOf } from "./support/looking.ts";
import { ask, post, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-hjoerring";
const known = { group, known: true };

test.each(everyPhone)("$lang, $way", async (device) => {
  const box = await openPostbox();
  onTestFinished(() => box.close());
  const house = await ownHouse({ env: { SMTP_URL: box.url } });
  const asker = await somebody(house, "Rima", "da", known);
  const helper = await somebody(house, "Ole", device.lang, known);
  const v = await visitor(house, { ...device, as: helper });
  const { t, page } = v;
  await v.go("/me");
  await v.follow(page.locator('a[href="/me/email"]'));
  await v.write(t("profiles:email.label"), "ole@example.org");
  await v.press(t("profiles:save"));
  await v.see(t("profiles:done.email"));

  const asking = { what: "need.moving", group, date: "2026-06-10", place: "hjoerring-860" };
  const call = await ask(house, asker, asking);
  await post(house, `/calls/${call}/claims`, { slot: await slotOf(house, call) }, helper.cookie);
  await post(house, `/calls/${call}/cancellation`, {}, asker.cookie);
  await house.work();

  const letter = box.letters.at(-1);
  expect(letter?.to).toBe("ole@example.org");
  expect(letter?.text).toContain(`Content-Language: ${device.lang}`);
  for (const words of [t("calls:title.need.moving"), `${house.url}/calls/${call}`]) {
    expect(letter?.text).toContain(words);
  }
  await v.go(`/calls/${call}`);
  await v.see(t("calls:status.cancelled"));

  const stop = new RegExp(`${house.url}(/stop-mail/[^\\s>]+)`).exec(letter?.text ?? "")?.[1];
  const anybody = await visitor(house, device);
  await anybody.go(stop ?? "");
  await anybody.press(t("profiles:stop.button"));
  await anybody.see(t("profiles:stop.done_lead"));
  const [{ email } = {}] = await house.platform.db
    .selectFrom("people")
    .select("email")
    .where("id", "=", helper.id)
    .execute();
  expect(email).toBeNull();
});
