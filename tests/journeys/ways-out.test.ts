// Ways in and out: a code on a new phone, devices that are ended, leaving quickly, signing out, leaving for good.
import { expect, test } from "vitest";
import { exitUrl } from "../../src/web/headers.ts";
import { ownHouse } from "./support/house.ts";
import { slotOf, timesTold } from "./support/looking.ts";
import { ask, post, somebody } from "./support/people.ts";
import { everyPhone } from "./support/rows.ts";
import { type Visitor, visitor } from "./support/visitor.ts";

const group = "venligboerne-aalborg";
const rows = [...everyPhone, { lang: "en", way: "keyboard" } as const];

/** Joins through the page. Returns the twenty digits. */
async function join(v: Visitor, name: string): Promise<string> {
  await v.go("/join");
  await v.write(v.t("people:field.name"), name);
  await v.press(v.t("people:join.button"));
  const code = (await v.page.locator(".digits").textContent()) ?? "";
  await v.press(v.t("people:code.kept"));
  return code;
}

async function signIn(v: Visitor, code: string): Promise<void> {
  await v.go("/sign-in");
  await v.write(v.t("people:sign_in.code"), code);
  await v.press(v.t("people:sign_in.button"));
}

test.each(rows)("a code on a new phone ends the old one: $lang, $way", async (device) => {
  const house = await ownHouse();
  const old = await visitor(house, device);
  const { t } = old;
  const code = await join(old, "Aster");
  await old.go("/me");
  await old.see("Aster");

  const fresh = await visitor(house, device);
  await signIn(fresh, `${code.trim().slice(0, -1)}${code.trim().endsWith("0") ? "1" : "0"}`);
  await fresh.see(t("people:error.code"));
  await fresh.write(t("people:sign_in.code"), code);
  await fresh.press(t("people:sign_in.button"));
  await fresh.see(t("people:done.signed_in"));

  await fresh.go("/me/sessions");
  const others = fresh.page.locator(
    'form[action^="/me/sessions/"][action$="/end"]:not([action="/me/sessions/end"])',
  );
  expect(await others.count()).toBe(1);
  await fresh.follow(others.locator("button"));
  await fresh.see(t("people:done.ended"));
  await old.go("/me");
  await old.see(t("web:refusal.title.sign_in"));

  await fresh.press(t("web:nav.sign_out"));
  await fresh.go("/me");
  await fresh.see(t("web:refusal.title.sign_in"));
});

test.each(rows)("leaving quickly: $lang, $way", async (device) => {
  const house = await ownHouse();
  const v = await visitor(house, device);
  const { t, page } = v;
  await join(v, "Semhar");
  await v.go("/me");
  const elsewhere = page.waitForRequest(exitUrl);
  await v.press(t("web:exit"));
  await elsewhere;
  await expect.poll(() => sessions()).toBe(0);
  await expect.poll(() => v.context.cookies(house.url)).toEqual([]);
  await page.goBack({ waitUntil: "domcontentloaded" });
  await v.lack("Semhar");
  await v.go("/me");
  await v.see(t("web:refusal.title.sign_in"));

  async function sessions(): Promise<number> {
    const mine = house.platform.db
      .selectFrom("sessions as s")
      .innerJoin("people as p", "p.id", "s.person_id");
    return (await mine.where("p.name", "=", "Semhar").select("s.id").execute()).length;
  }
});

test.each(rows)("leaving for good: $lang, $way", async (device) => {
  const house = await ownHouse();
  const v = await visitor(house, device);
  const { t } = v;
  const code = await join(v, "Yonas");
  const [{ value = "" } = {}] = (await v.context.cookies(house.url)).filter(({ name }) => name === "nabo");
  const yonas = { id: "", name: "Yonas", lang: device.lang, cookie: `nabo=${value}` };
  const call = await ask(house, yonas, {
    what: "need.transport",
    group,
    date: "2026-06-11",
    place: "aalborg-851",
  });
  const helper = await somebody(house, "Ole", "da", { group, known: true });
  await post(house, `/calls/${call}/claims`, { slot: await slotOf(house, call) }, helper.cookie);

  await v.go("/me");
  await v.follow(v.page.locator('a[href="/me/leaving"]'));
  await v.press(t("people:leaving.go_on"), "link");
  await v.press(t("people:leaving.delete"));
  await v.see(t("people:done.left"));

  await signIn(v, code);
  await v.see(t("people:error.code"));
  expect(await timesTold(house, helper, "arrangements.cancelled")).toBe(1);
  const left = house.platform.db.selectFrom("people").select("id").where("name", "=", "Yonas");
  expect(await left.execute()).toEqual([]);
});
