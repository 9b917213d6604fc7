// What is said about those who come, through the forms.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TurnoutTrial, turnoutTrial } from "../../../tests/support/turnout.ts";
import { nobody } from "../../platform/actor.ts";
import { claimSlot } from "../turnout/public.ts";

let trial: TurnoutTrial;
beforeAll(async () => {
  trial = await turnoutTrial();
});
afterAll(() => trial.close());

test("from setting out to staying in touch", async () => {
  const [amal, jonas] = [await trial.signUp("Amal"), await trial.signUp("Jonas")];
  const call = await trial.arrange({
    owner: { ...nobody, personId: amal.personId },
    startsIn: 60,
    address: "Torvet 1",
  });
  const at = { occasionId: call.id, slotId: call.slots[0] ?? "" };
  const held = await claimSlot(trial.platform, { ...nobody, personId: jonas.personId }, at);
  if (!("claimId" in held)) throw new Error();
  const post = async (what: string, cookie: string, form: Record<string, string> = {}) => {
    const answer = await trial.post(`/claims/${held.claimId}/${what}`, form, cookie);
    return [answer.status, answer.headers.get("location")];
  };
  const done = [303, `/calls/${call.id}`];
  expect(await post("confirmation", amal.cookie)).toEqual(done);
  expect(await post("departure", jonas.cookie)).toEqual(done);
  expect(await post("arrival", jonas.cookie)).toEqual(done);
  trial.clock.pass(60);
  expect(await post("outcome", amal.cookie, { outcome: "done" })).toEqual(done);
  expect(await post("outcome", jonas.cookie, { outcome: "done" })).toEqual(done);
  expect(await post("thanks", amal.cookie)).toEqual(done);
  expect(await post("tie", amal.cookie, { answer: "yes" })).toEqual(done);
  expect(await post("tie", jonas.cookie, { answer: "yes" })).toEqual(done);
  expect((await trial.told({ ...nobody, personId: jonas.personId })).at(-1)).toBe("attendance.tied");

  expect((await post("outcome", amal.cookie, { outcome: "wonderful" }))[0]).toBe(422);
  expect((await post("tie", amal.cookie))[0]).toBe(422);
  expect((await post("thanks", jonas.cookie))[0]).toBe(403);
  expect((await trial.post(`/claims/${held.claimId}/thanks`, {})).status).toBe(401);
});
