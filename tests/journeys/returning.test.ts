// Coming back in: with a passkey of the browser's own virtual device, on another phone by its code, as a host who needs
// a passkey, and by two hosts for somebody who lost everything.
import type { CDPSession } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { words } from "../../src/platform/words.ts";
import { openPostbox } from "../support/postbox.ts";
import { type House, ownHouse } from "./support/house.ts";
import { demo, post, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { type Visitor, visitor } from "./support/visitor.ts";

const group = "venligboerne-koebenhavn";

/** Browsers keep passkeys for names, not for numbers. */
async function named(env: Record<string, string> = {}): Promise<House> {
  const house = await ownHouse({ env });
  const url = house.url.replace("127.0.0.1", "localhost");
  house.platform.origin = url;
  return { ...house, url };
}

/** A phone with a lock that its owner opens whenever asked. */
async function withLock({ page, context }: Visitor): Promise<CDPSession> {
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  onTestFinished(async () => {
    await cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    await cdp.send("WebAuthn.disable");
    await cdp.detach();
  });
  return cdp;
}

test.each(everyPhone.filter(({ way }) => way !== "no script"))(
  "a passkey is made, and brings its person back, $lang, $way",
  async (device) => {
    const house = await named();
    const v = await visitor(house, { ...device, as: await somebody(house, "Ole", device.lang) });
    await withLock(v);
    const { t, page } = v;
    await v.go("/me");
    await v.follow(page.locator('main a[href="/me/keys"]'));
    await v.press(t("passkeys:add.button"));
    await v.see(t("passkeys:done.added"));
    await v.go("/me");
    await v.press(t("web:nav.sign_out"));
    await v.go("/sign-in?next=/mine");
    await v.press(t("passkeys:way_in.button"));
    await v.see(t("people:done.signed_in"));
    expect(v.path()).toBe("/mine");
    await v.go("/me");
    await v.see("Ole");
  },
);

test("a phone that has none is told so, and stays where it is", async () => {
  const house = await named();
  const v = await visitor(house, { lang: "en", way: "touch" });
  await v.go("/sign-in");
  // Nothing to ask: as if its owner had turned it down.
  await v.page.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new Error("none"));
  });
  await v.open(v.page.getByRole("button", { name: v.t("passkeys:way_in.button") }));
  await v.see(v.t("passkeys:way_in.failed"));
  expect(v.path()).toBe("/sign-in");
});

test("without script there is the code, and no button that does nothing", async () => {
  const house = await named();
  const v = await visitor(house, { lang: "en", way: "no script", as: await somebody(house, "Ole", "en") });
  await v.go("/me/keys");
  await v.see(v.t("passkeys:add.cannot"));
  expect(await v.page.getByRole("button", { name: v.t("passkeys:add.button") }).count()).toBe(0);
});

test.each(everyPhone)("another phone by the code it reads, $lang, $way", async (device) => {
  const house = await named();
  const first = await visitor(house, { ...device, as: await somebody(house, "Ole", device.lang) });
  const { t } = first;
  await first.go("/me");
  await first.follow(first.page.locator('main a[href="/me/device"]'));
  await first.press(t("devices:make"));
  const address = (await first.page.locator("p.address").textContent())?.trim() ?? "";
  const second = await visitor(house, device);
  await second.go(`http://${address}`);
  await second.see(t("devices:open.title", { name: "Ole" }));
  await second.open(second.page.locator('label[for="short"]'));
  await second.press(t("devices:open.button", { name: "Ole" }));
  await second.see("Ole");
  const kept = (await second.context.cookies()).find(({ name }) => name === "nabo");
  expect(kept?.expires).toBe(-1);
  if (device.way === "no script") await first.go("/me/device");
  await first.see(t("devices:link.used"));
});

test("a host is led to a passkey, and then to the desk", async () => {
  const house = await named({ HOSTS_NEED_PASSKEY: "on", PUBLIC_URL: "http://localhost" });
  const v = await visitor(house, { lang: "da", way: "touch", as: await demo(house, "host") });
  await withLock(v);
  const { t } = v;
  await v.go(`/groups/${group}`);
  await v.follow(v.page.locator(`a[href="/groups/${group}/desk"]`).first());
  await v.see(t("web:refusal.title.passkey"));
  await v.press(t("web:refusal.to_passkeys"), "link");
  await v.press(t("passkeys:add.button"));
  await v.go(`/groups/${group}/members`);
  await v.see(t("groups:members.known_what"));
});

test.each(everyPhone)("two hosts help somebody back in, $lang, $way", async (device) => {
  const house = await named();
  const { db } = house.platform;
  const { lang } = device;
  const [karen, jonas] = await Promise.all([demo(house, "host"), demo(house, "neighbour")]);
  const lost = await somebody(house, "Zahra Fundet", lang, { group });
  await db.updateTable("memberships").set({ role: "host" }).where("person_id", "=", jonas.id).execute();
  const host = await visitor(house, { ...device, as: { ...karen, lang } });
  const { t } = host;
  await post(house, "/language", { lang, back: "/" }, karen.cookie);
  await host.go(`/groups/${group}/members`);
  await host.press(t("groups:members.lost"), "link");
  await host.write(t("recoveries:find.name"), "Zahra");
  await host.press(t("recoveries:find.search"));
  await host.open(host.page.locator("summary", { hasText: t("recoveries:begin.open") }));
  await host.choose(t("recoveries:begin.met"));
  await host.press(t("recoveries:begin.button_for", { name: lost.name }));
  await host.see(t("recoveries:one.asked"));
  const path = host.path();
  await post(house, `${path}/confirmation`, { met: "yes" }, jonas.cookie);
  await host.go(path);
  await host.see(t("recoveries:one.waiting"));
  await host.lack(t("recoveries:one.show"));
  await house.pass(24 * 60);
  await host.go(path);
  await host.press(t("recoveries:one.show"));
  const address = (await host.page.locator("p.address").textContent())?.trim() ?? "";
  const phone = await visitor(house, device);
  await phone.go(`http://${address}`);
  await phone.press(t("devices:open.button", { name: lost.name }));
  await phone.see(t("people:code.lead"));
  const old = await fetch(`${house.url}/me`, { headers: { cookie: lost.cookie } });
  expect(old.status).toBe(401);
});

test("a letter tells the person, in their language, and one tap in it stops the help", async () => {
  const box = await openPostbox();
  onTestFinished(() => box.close());
  const house = await named({ SMTP_URL: box.url });
  const { db } = house.platform;
  const [karen, jonas] = await Promise.all([demo(house, "host"), demo(house, "neighbour")]);
  await db.updateTable("memberships").set({ role: "host" }).where("person_id", "=", jonas.id).execute();
  const lost = await somebody(house, "Zahra Fundet", "ar", { group });
  await post(house, "/me/email", { email: "zahra@example.org" }, lost.cookie);
  const begun = await post(
    house,
    `/groups/${group}/recoveries`,
    { person: lost.id, met: "yes" },
    karen.cookie,
  );
  await house.work();
  const letter = box.letters.find(({ to }) => to === "zahra@example.org")?.text ?? "";
  const stop = /\/stop-recovery\/[\w-]+\/[\w-]+/.exec(letter)?.[0] ?? "";
  const v = await visitor(house, { lang: "en", way: "touch" });
  const t = words("ar");
  await v.go(stop);
  await v.press(t("recoveries:stop.button"));
  await v.see(t("recoveries:stop.done"));
  const host = await visitor(house, { lang: "da", way: "touch", as: karen });
  await host.go(begun.to);
  await host.see(host.t("recoveries:status.stopped"));
});
