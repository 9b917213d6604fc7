// Answering a nudge over HTTP: from the message without signing in, signed in, once, and never by a scanner.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type AskingTrial, askingTrial } from "../../../tests/support/asking.ts";
import { claimSlot } from "../turnout/public.ts";
import { answerPath, type Nudge, nudgesOf } from "./public.ts";

let trial: AskingTrial;
beforeAll(async () => {
  trial = await askingTrial();
});
afterAll(() => trial.close());
beforeEach(() => trial.begin());

async function asked(places = 1) {
  await trial.members(40);
  const call = await trial.calling({ places: [places], startsIn: 180 });
  await trial.look(call);
  const nudges = await nudgesOf(trial.platform.db, call.id);
  return { call, nudges: nudges as [Nudge, Nudge, Nudge] };
}
const linkOf = (nudge: Nudge) => answerPath(trial.platform.db, nudge);
const answerOf = async ({ occasionId, id }: Nudge) =>
  (await nudgesOf(trial.platform.db, occasionId)).find((one) => one.id === id)?.answer;
const textOf = async (path: string) => (await trial.get(path)).text();

test("whoever follows the link sees what it is about, and nothing changes however often it is followed", async () => {
  const { nudges } = await asked();
  const link = await linkOf(nudges[0]);
  for (let i = 0; i < 3; i++) {
    const answer = await trial.get(`${link}?answer=yes`);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain("Can you help?");
    expect(text).toContain("Why were you asked?");
  }
  expect((await trial.app.request(`http://nabo.test${link}`, { method: "HEAD" })).status).toBe(200);
  expect(await answerOf(nudges[0])).toBeNull();
});

test("“I can” takes the place without signing in, once, and the others are thanked", async () => {
  const { call, nudges } = await asked();
  const [first, second] = nudges;
  const link = await linkOf(first);
  expect((await trial.post(link, { answer: "yes" })).status).toBe(303);
  expect(await trial.taken(call.id)).toEqual([1]);
  expect(await textOf(link)).toContain("You are in");
  expect((await trial.post(link, { answer: "no" })).status).toBe(303);
  expect(await answerOf(first)).toBe("yes");
  expect(await trial.taken(call.id)).toEqual([1]);
  const late = await linkOf(second);
  expect((await trial.post(late, { answer: "yes" })).status).toBe(303);
  expect(await textOf(late)).toContain("Found, thank you");
});

test("an old message shows what else needs somebody", async () => {
  const { call, nudges } = await asked();
  const other = await trial.calling({ startsIn: 30 * 60, places: [3] });
  await trial.post(await linkOf(nudges[0]), { answer: "yes" });
  const text = await textOf(await linkOf(nudges[1]));
  expect(text).toContain("Found, thank you");
  expect(text).toContain(`/calls/${other.id}`);
  expect(text).not.toContain(`href="/calls/${call.id}"`);
});

test("both answers sent at once count as one", async () => {
  const { nudges } = await asked(3);
  const link = await linkOf(nudges[0]);
  const answers = await Promise.all(["yes", "no", "yes", "no"].map((answer) => trial.post(link, { answer })));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect(["yes", "no"]).toContain(await answerOf(nudges[0]));
});

test.each([
  ["a forged mark", (link: string) => `${link.slice(0, -4)}AAAA`],
  [
    "the mark of somebody else's",
    (link: string, other: string) => `${link.split("/").slice(0, 3).join("/")}/${other.split("/")[3]}`,
  ],
  [
    "a nudge there is not",
    (link: string) => link.replace(/answer\/[^/]+/, "answer/01a00000-0000-7000-8000-000000000000"),
  ],
])("%s answers nothing", async (_, spoil) => {
  const { nudges } = await asked();
  const link = spoil(await linkOf(nudges[0]), await linkOf(nudges[1]));
  expect((await trial.get(link)).status).toBe(404);
  expect((await trial.post(link, { answer: "yes" })).status).toBe(404);
  expect(await answerOf(nudges[0])).toBeNull();
});

test("an answer that is neither is refused, and nothing is lost", async () => {
  const { nudges } = await asked();
  expect((await trial.post(await linkOf(nudges[0]), { answer: "maybe" })).status).toBe(422);
  expect(await answerOf(nudges[0])).toBeNull();
});

test("something else taken at that time: one decides, and may do both", async () => {
  const { nudges } = await asked();
  const [nudge] = nudges;
  const other = await trial.arrange({
    startsIn: 310,
    places: [1],
    area: "Amager",
    at: { lat: 55.2, lon: 12.1 },
  });
  const who = { sessionId: null, personId: nudge.personId, name: "", unread: 0, lat: null, lon: null };
  await claimSlot(trial.platform, who, { occasionId: other.id, slotId: other.slots[0] ?? "" });
  const link = await linkOf(nudge);
  const warned = await trial.post(link, { answer: "yes" });
  expect(warned.status).toBe(409);
  expect(await warned.text()).toContain("I can do both");
  expect(await answerOf(nudge)).toBeNull();
  expect((await trial.post(link, { answer: "yes", accept: "overlap" })).status).toBe(303);
  expect(await answerOf(nudge)).toBe("yes");
});

test("signed in, it is read and answered from the inbox, by nobody else", async () => {
  const amal = await trial.signUp("Amal");
  const jonas = await trial.signUp("Jonas");
  const { call, nudges } = await asked();
  const [nudge] = nudges;
  await trial.platform.db
    .updateTable("nudges")
    .set({ person_id: amal.personId })
    .where("id", "=", nudge.id)
    .execute();
  const path = `/nudges/${nudge.id}`;
  expect((await trial.get(path, jonas.cookie)).status).toBe(404);
  expect((await trial.post(`${path}/answers`, { answer: "yes" }, jonas.cookie)).status).toBe(404);
  expect((await trial.get(path, amal.cookie)).status).toBe(200);
  expect((await trial.post(`${path}/answers`, { answer: "no" }, amal.cookie)).status).toBe(303);
  expect(await (await trial.get(path, amal.cookie)).text()).toContain("Thank you for telling us");
  expect(await trial.taken(call.id)).toEqual([0]);
});
