// How I am asked, and the links in messages, as a browser without script uses them.
import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieOf } from "../../../tests/support/platform.ts";
import { type TurnoutTrial, turnoutTrial } from "../../../tests/support/turnout.ts";
import { mutePath, pausePath, provideAsked } from "./service.ts";
import { wishesOf } from "./store.ts";

let nabo: TurnoutTrial;
beforeAll(async () => {
  nabo = await turnoutTrial();
});
afterAll(() => nabo.close());

const textOf = async (path: string, cookie?: string) => (await nabo.get(path, cookie)).text();
const wishes = async (personId: string) => (await wishesOf(nabo.platform.db, [personId])).get(personId);

test("numbers from never to seven, and the night, are kept and shown", async () => {
  const { personId, cookie } = await nabo.signUp("Amal");
  expect(await textOf("/me/asking", cookie)).toMatch(/value="3" checked/);
  expect(await textOf("/me", cookie)).toContain('href="/me/asking"');
  await nabo.post("/me/asking", { weekly: "0", night: "on" }, cookie);
  expect(await wishes(personId)).toMatchObject({ weeklyLimit: 0, urgentAtNight: true });
  const page = await textOf("/me/asking", cookie);
  expect(page).toContain("Nobody asks you");
  expect(page).toMatch(/value="0" checked/);
  for (const weekly of ["8", "-1", "2.5", "", "two"]) {
    expect((await nabo.post("/me/asking", { weekly }, cookie)).status).toBe(422);
  }
  expect(await wishes(personId)).toMatchObject({ weeklyLimit: 0, urgentAtNight: true });
  expect((await nabo.get("/me/asking")).status).toBe(401);
});

test("a break begins and ends with one tap, and the page says until when", async () => {
  const { cookie } = await nabo.signUp("Amal");
  await nabo.post("/me/asking/pause", { for: "week" }, cookie);
  expect(await textOf("/me/asking", cookie)).toContain("Nobody asks you until Wednesday 17 June.");
  await nabo.post("/me/asking/pause/end", {}, cookie);
  await nabo.post("/me/asking/pause", { for: "open" }, cookie);
  expect(await textOf("/me/asking?lang=da", cookie)).toContain("Ingen spørger dig, før du siger til.");
  expect((await nabo.post("/me/asking/pause", { for: "ever" }, cookie)).status).toBe(422);
});

test("each group has its switch", async () => {
  const { personId, cookie } = await nabo.signUp("Amal");
  await nabo.post("/groups/noerrebro/membership", {}, cookie);
  expect(await textOf("/me/asking", cookie)).toContain('action="/groups/noerrebro/mute"');
  await nabo.post("/groups/noerrebro/mute", {}, cookie);
  expect((await wishes(personId))?.muted).toEqual([nabo.groupId]);
  expect(await textOf("/me/asking", cookie)).toContain('action="/groups/noerrebro/mute/end"');
});

test("what somebody was asked lately stands there with its reasons", async () => {
  const { personId, cookie } = await nabo.signUp("Amal");
  const asked = {
    at: new Date("2026-06-09T12:30:00Z"),
    zone: "Europe/Copenhagen",
    title: "Help moving",
    url: "/calls/1",
    reasons: ["You have a car."],
    answer: "You said yes.",
  };
  provideAsked(async (_platform, _t, about) => (about.personId === personId ? [asked] : []));
  const page = await textOf("/me/asking", cookie);
  for (const words of [
    "You were asked once.",
    "Tuesday",
    "14:30",
    asked.title,
    "You have a car.",
    asked.answer,
  ])
    expect(page).toContain(words);
});

test("a link in a message pauses without signing in; looking at it does nothing", async () => {
  const { personId } = await nabo.signUp("Amal");
  const link = await pausePath(nabo.platform.db, personId);
  expect(await textOf(`${link}?lang=en`)).toContain("Take a break for a month?");
  expect((await wishes(personId))?.pausedUntil).toBeNull();
  expect((await nabo.post(link, {})).headers.get("location")).toBe(link);
  expect((await wishes(personId))?.pausedUntil).toEqual(new Date("2026-07-10T06:00:00Z"));
  expect(await textOf(link)).toContain(`action="${link}/end"`);
  await nabo.post(`${link}/end`, {});
  expect((await wishes(personId))?.pausedUntil).toBeNull();
});

test("a link mutes its own group for its own person, and is good for nothing else", async () => {
  const { personId } = await nabo.signUp("Amal");
  const link = await mutePath(nabo.platform.db, personId, "noerrebro");
  const mark = link.split("/").at(-1) ?? "";
  const pauseMark = (await pausePath(nabo.platform.db, personId)).split("/").at(-1) ?? "";
  const forged = [`/mute/${pauseMark}`, `/pause/${mark}`, `/mute/${mark.slice(0, -4)}`, `/pause/${personId}`];
  for (const path of forged) {
    await nabo.post(path, {});
    expect(await textOf(`${path}?lang=en`)).toContain("This link does not work");
  }
  expect(await wishes(personId)).toMatchObject({ muted: [], pausedUntil: null });
  expect(link).not.toContain(personId);
  await nabo.post(link, {});
  expect((await wishes(personId))?.muted).toEqual([nabo.groupId]);
  await nabo.post(`${link}/end`, {});
  expect((await wishes(personId))?.muted).toEqual([]);
});

test("a helper blocks whoever asked, and takes it back", async () => {
  const { id, owner, slots } = await nabo.arrange();
  const taken = await nabo.post(`/calls/${id}/claims`, { slot: slots[0] ?? "", name: "Jonas", lang: "en" });
  expect(taken.status).toBe(303);
  const cookie = cookieOf(taken);
  const { id: claim } = await nabo.platform.db
    .selectFrom("claims")
    .select("id")
    .where("occasion_id", "=", id)
    .executeTakeFirstOrThrow();
  const question = await textOf(`/blocks/new?claim=${claim}`, cookie);
  expect(question).toContain("Block Owner?");
  expect(question).not.toContain(owner.personId);
  expect((await nabo.post("/blocks", { claim }, cookie)).headers.get("location")).toBe("/me/asking#blocked");
  const page = await textOf("/me/asking", cookie);
  expect(page).not.toContain(owner.personId);
  const undo = /action="(\/blocks\/[^"]+\/end)"/.exec(page)?.[1] ?? "";
  await nabo.post(undo, {}, cookie);
  expect(await textOf("/me/asking", cookie)).not.toContain("/blocks/");
  for (const wrong of ["", "x", "0190a5d0-0000-7000-8000-000000000000"])
    expect((await nabo.get(`/blocks/new?claim=${wrong}`, cookie)).status).toBe(404);
});
