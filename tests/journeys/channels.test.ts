// How messages reach somebody: channels put in order, a device that shows what a push message woke, a number proven.
import type { CDPSession } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { openPushService } from "../support/push-service.ts";
import { openSmsWebhook } from "../support/sms-webhook.ts";
import { type House, ownHouse } from "./support/house.ts";
import { slotOf } from "./support/looking.ts";
import { ask, post, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-hjoerring";

async function open() {
  const [pushes, hook] = await Promise.all([openPushService(), openSmsWebhook()]);
  onTestFinished(async () => {
    await Promise.all([pushes.close(), hook.close()]);
  });
  const env = { ...hook.env, CARRIER_SECONDS: "15", PUSH_SERVICES: pushes.origin };
  return { pushes, hook, house: await ownHouse({ env }) };
}

test.each(everyPhone)("a number and the order, $lang, $way", async (device) => {
  const { hook, house } = await open();
  const v = await visitor(house, { ...device, as: await somebody(house, "Ole", device.lang) });
  const { t, page } = v;
  await v.go("/me");
  await v.follow(page.locator('a[href="/me/channels"]'));
  await v.follow(page.locator('a[href="/me/phone"]'));
  await v.write(t("channels:phone.label"), "28 91 04 73");
  await v.press(t("channels:phone.send"));
  await v.see(t("channels:done.code"));
  const code = /\d{6}/.exec(hook.sent.at(-1)?.text ?? "")?.[0] ?? "";
  await v.write(t("channels:phone.code"), code);
  await v.press(t("channels:phone.prove"));
  await v.see(t("channels:done.phone"));
  const order = () => page.locator("section.card[id]").evaluateAll((cards) => cards.map(({ id }) => id));
  expect(await order()).toEqual(["push", "sms"]);
  await v.press(t("channels:move_of.up", { name: t("channels:name.sms") }));
  await expect.poll(order).toEqual(["sms", "push"]);
  await v.press(t("channels:trial_of", { name: t("channels:name.sms") }));
  await v.see(t("channels:done.trial"));
  await house.work();
  expect(hook.sent.at(-1)?.text).toContain(t("channels:notice.trial"));
});

/** The browser's own push service is far away: the page is given a subscription to ours. */
async function subscribeAt(v: Awaited<ReturnType<typeof visitor>>, form: Record<string, string>) {
  await v.page.addInitScript((given) => {
    const bytes = (text: string) =>
      Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0)).buffer;
    PushManager.prototype.subscribe = async () =>
      ({
        endpoint: given["endpoint"],
        getKey: (name: string) => bytes(given[name] ?? ""),
      }) as unknown as PushSubscription;
  }, form);
}

/** Hands a push message to the page's worker, as the browser does when its push service has one. */
async function deliver(cdp: CDPSession, house: House, registrationId: string, data: string): Promise<void> {
  await cdp.send("ServiceWorker.deliverPushMessage", { origin: house.url, registrationId, data });
}

test("a device is turned on, woken, and shows what there is to say", async () => {
  const { pushes, house } = await open();
  const asker = await somebody(house, "Rima", "da", { group, known: true });
  const helper = await somebody(house, "Ole", "en", { group, known: true });
  const v = await visitor(house, { lang: "en", way: "touch", as: helper });
  const { t, page, context } = v;
  await context.grantPermissions(["notifications"], { origin: house.url });
  onTestFinished(() => context.clearPermissions());
  const key = await house.platform.push.publicKey();
  const browser = pushes.browser(key);
  await subscribeAt(v, browser.form);
  const cdp = await context.newCDPSession(page);
  const registrations: string[] = [];
  cdp.on("ServiceWorker.workerRegistrationUpdated", (event) => {
    for (const { registrationId, scopeURL, isDeleted } of event.registrations)
      if (scopeURL.startsWith(house.url) && !isDeleted) registrations.push(registrationId);
  });
  await cdp.send("ServiceWorker.enable");

  await v.go("/me/channels");
  await v.press(t("channels:device.on"));
  await v.see(t("channels:done.device"));
  const asking = { what: "need.moving", group, date: "2026-06-10", place: "hjoerring-860" };
  const call = await ask(house, asker, asking);
  await post(house, `/calls/${call}/claims`, { slot: await slotOf(house, call) }, helper.cookie);
  await post(house, `/calls/${call}/cancellation`, {}, asker.cookie);
  await house.work();
  expect(pushes.faults).toEqual([]);
  const woken = browser.got.at(-1)?.text ?? "";
  expect(woken).toMatch(/^[0-9a-f-]{36}$/);
  await expect.poll(() => registrations.length).toBeGreaterThan(0);
  await deliver(cdp, house, registrations.at(-1) ?? "", woken);
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration("/push/worker.js");
      return (await registration?.getNotifications())?.map(({ title, body, tag, lang }) => ({
        title,
        body,
        tag,
        lang,
      }));
    });
  await expect.poll(shown).toHaveLength(1);
  const [notification] = (await shown()) ?? [];
  expect(notification).toMatchObject({
    title: expect.stringContaining(t("calls:title.need.moving")),
    tag: woken,
    lang: "en",
  });

  await v.press(t("channels:device.off"));
  await v.see(t("channels:done.device_ended"));
  expect(await house.platform.db.selectFrom("devices").selectAll().execute()).toEqual([]);
});
