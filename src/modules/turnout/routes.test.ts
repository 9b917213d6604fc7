// Giving back and accepting through the forms, as a person without JavaScript does it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TurnoutTrial, turnoutTrial } from "../../../tests/support/turnout.ts";
import { nobody } from "../../platform/actor.ts";
import { words } from "../../platform/words.ts";
import { claimSlot, waitFor } from "./public.ts";

let trial: TurnoutTrial;
beforeAll(async () => {
  trial = await turnoutTrial();
});
afterAll(() => trial.close());

/** As it stands in the page, where quotes and apostrophes are written otherwise. */
const said = (key: string) => words("en")(key).replaceAll("'", "&#39;");

async function scene() {
  const call = await trial.arrange();
  const [amal, jonas] = [await trial.signUp("Amal"), await trial.signUp("Jonas")];
  const at = { occasionId: call.id, slotId: call.slots[0] ?? "" };
  const held = await claimSlot(trial.platform, { ...nobody, personId: amal.personId }, at);
  const waiting = await waitFor(trial.platform, { ...nobody, personId: jonas.personId }, at);
  if (!("claimId" in held) || !("claimId" in waiting)) throw new Error();
  return { call, amal, jonas, held: held.claimId, waiting: waiting.claimId };
}

test("the page asks why, keeps asking until it is told, and then the place goes to the next", async () => {
  const { call, amal, jonas, held, waiting } = await scene();
  const path = `/claims/${held}/release`;
  const page = await (await trial.get(path, amal.cookie)).text();
  expect(page).toContain(said("turnout:release.reason.ill"));
  const again = await trial.post(path, {}, amal.cookie);
  expect(again.status).toBe(422);
  expect(await again.text()).toContain(said("turnout:release.choose"));
  const given = await trial.post(path, { reason: "ill" }, amal.cookie);
  expect([given.status, given.headers.get("location")]).toEqual([303, `/calls/${call.id}`]);
  expect(await trial.states(call.id)).toBe("released offered");
  const accepted = await trial.post(`/claims/${waiting}/acceptance`, {}, jonas.cookie);
  expect([accepted.status, accepted.headers.get("location")]).toEqual([303, `/calls/${call.id}`]);
  expect(await trial.states(call.id)).toBe("released claimed");
});

test("an offer that ran out is told in words, and what is another's is not found", async () => {
  const { amal, jonas, held, waiting } = await scene();
  await trial.post(`/claims/${held}/release`, { reason: "work" }, amal.cookie);
  trial.clock.pass(24 * 60 - 30);
  const late = await trial.post(`/claims/${waiting}/acceptance`, {}, jonas.cookie);
  expect(late.status).toBe(410);
  expect(await late.text()).toContain(said("turnout:refusal.offer_over"));
  for (const path of ["release", "acceptance"]) {
    expect((await trial.post(`/claims/${held}/${path}`, { reason: "ill" }, jonas.cookie)).status).toBe(404);
    expect(
      (await trial.post(`/claims/${jonas.personId}/${path}`, { reason: "ill" }, jonas.cookie)).status,
    ).toBe(404);
  }
  expect((await trial.get(`/claims/${held}/release`)).status).toBe(401);
});

test("leaving the line asks nothing", async () => {
  const { call, jonas, waiting } = await scene();
  const left = await trial.post(`/claims/${waiting}/release`, { reason: "passed" }, jonas.cookie);
  expect(left.status).toBe(303);
  expect(await trial.states(call.id)).toBe("claimed released");
});
