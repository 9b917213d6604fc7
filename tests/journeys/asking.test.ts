// A newcomer nobody knows yet asks for help moving: one question at a time, a name at the end, and it stands on the board.
import { expect, test } from "vitest";
import { ownHouse } from "./support/house.ts";
import { everyDevice } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

const group = "venligboerne-koebenhavn";
const home = "Blågårdsgade 14, 2. tv.";
const note = "Vaskemaskinen er tung.";

test.each(everyDevice)("$lang, $way", async (device) => {
  const house = await ownHouse();
  const v = await visitor(house, device);
  const { t, page } = v;
  const value = (name: string) => page.locator(`[name="${name}"]`).inputValue();
  const next = () => v.press(t("drafts:next"));

  await v.go("/");
  await v.press(t("finding:home.need"), "link");
  await v.write(t("drafts:pick.where"), "Nørrebro");
  await v.press(t("drafts:pick.search"));
  await v.follow(page.locator(`main a[href="/calls/new?group=${group}"]`));
  await v.press(t("drafts:pick.need"));
  await v.press(t("calls:category.need.moving"));

  // For whom. Nobody at all is too few, and what was entered comes back with a sentence.
  await v.write(t("drafts:people.count.people"), "4");
  await v.choose(t("drafts:people.children"));
  await next();
  await v.press(t("drafts:when.today"));
  await v.follow(page.locator('button[value="afternoon"]'));
  await v.follow(page.getByRole("link", { name: t("drafts:back"), exact: true }));
  await v.see(t("drafts:part.title"));
  await v.follow(page.getByRole("link", { name: t("drafts:back"), exact: true }));
  await v.see(t("drafts:chosen", { choice: t("drafts:when.today") }));
  await v.press(t("drafts:when.today"));
  await v.follow(page.locator('button[value="afternoon"]'));

  // Where. Going back and on again loses nothing.
  await v.write(t("drafts:where.sought"), "Nørrebro");
  await next();
  await v.write(t("drafts:address.exact"), home);
  await v.write(t("drafts:address.meeting"), "Blågårds Plads");
  await next();
  await v.press(t("drafts:back"), "link");
  expect(await value("address")).toBe(home);
  expect(await value("meeting")).toBe("Blågårds Plads");
  await next();

  await next();
  await v.write(t("calls:role.carrier"), "3");
  await next();

  // A telephone number may not stand there: all that was written comes back, with a sentence about it.
  await v.choose(t("calls:detail.no_lift"));
  await v.write(t("drafts:extras.note"), `${note} 28 91 04 73`);
  await next();
  await v.see(t("drafts:error.contact.phone"));
  expect(await value("note")).toBe(`${note} 28 91 04 73`);
  expect(await page.getByLabel(t("calls:detail.no_lift"), { exact: true }).isChecked()).toBe(true);
  await v.write(t("drafts:extras.note"), note);
  await next();

  // Others will read it like this; and who are you?
  await v.see(t("publications:check.title"));
  await v.see(note);
  await v.write(t("people:field.name"), "Samira");
  await v.press(t("publications:check.publish"));
  await v.see(t("publications:done.published"));
  const code = (await page.locator(".digits").textContent())?.replace(/\D/g, "");
  expect(code).toMatch(/^\d{20}$/);
  await v.press(t("people:code.kept"));
  await v.see(home);
  const call = v.path();

  const neighbour = await visitor(house, { ...device, way: "touch" });
  await neighbour.go(`/groups/${group}`);
  const card = neighbour.page.locator("article").filter({ has: neighbour.page.locator(`a[href="${call}"]`) });
  expect(await card.textContent()).toContain(t("calls:card.taken", { taken: 0, places: 3 }));
  await neighbour.go(call);
  await neighbour.see(note);
  expect(await neighbour.page.content()).not.toContain("Blågårdsgade");
});
