// Those who come, on a real database: on the way, here, confirmed, how it went, thanks, staying in touch, reminders.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Arranged,
  type Person,
  type TurnoutTrial,
  turnoutTrial,
} from "../../../tests/support/turnout.ts";
import { cancelOccasion } from "../arrangements/public.ts";
import { addressFor, claimSlot, roster, waitFor } from "../turnout/public.ts";
import { answerTie, arrive, conclude, confirm, depart, remind, thank } from "./service.ts";

let trial: TurnoutTrial;
beforeAll(async () => {
  trial = await turnoutTrial();
});
afterAll(() => trial.close());
beforeEach(() => trial.clock.set("2026-06-10T07:00:00Z"));

const claim = async (who: Person, { id, slots }: Arranged): Promise<string> => {
  const result = await claimSlot(trial.platform, who, { occasionId: id, slotId: slots[0] ?? "" });
  if (result.result !== "claimed") throw new Error(result.result);
  return result.claimId;
};

/** Somebody with a place in something that starts in an hour. */
async function coming(address: string | null = null, places = 2) {
  const call = await trial.arrange({ startsIn: 60, places: [places], address });
  const amal = await trial.person("Amal");
  return { call, amal, claimId: await claim(amal, call) };
}

const part = async (call: Arranged) => (await roster(trial.platform.db, call.id, trial.clock.now()))[0];
const knownSince = async (who: Person) =>
  (
    await trial.platform.db
      .selectFrom("memberships")
      .select("known_since")
      .where("person_id", "=", who.personId)
      .executeTakeFirst()
  )?.known_since;

describe("coming", () => {
  test("on the way and here, once each, and the owner knows", async () => {
    const { call, amal, claimId } = await coming();
    expect(await depart(trial.platform, amal, claimId)).toBe(`/calls/${call.id}`);
    await depart(trial.platform, amal, claimId);
    trial.clock.pass(30);
    await arrive(trial.platform, amal, claimId);
    await arrive(trial.platform, amal, claimId);
    expect(await part(call)).toMatchObject({ state: "arrived", arrivedAt: trial.clock.now() });
    expect(await trial.told(call.owner)).toEqual([
      "occasions.taken",
      "attendance.departed",
      "attendance.arrived",
    ]);
    expect(await trial.taken(call.id)).toEqual([1]);
  });

  test("not a day before, not by others, and not without a place", async () => {
    const call = await trial.arrange({ places: [1] });
    const [amal, jonas] = (await trial.people(2)) as [Person, Person];
    const claimId = await claim(amal, call);
    await expect(depart(trial.platform, amal, claimId)).rejects.toMatchObject({ kind: "conflict" });
    await expect(depart(trial.platform, jonas, claimId)).rejects.toMatchObject({ kind: "forbidden" });
    const waiting = await waitFor(trial.platform, jonas, {
      occasionId: call.id,
      slotId: call.slots[0] ?? "",
    });
    if (!("claimId" in waiting)) throw new Error();
    await expect(arrive(trial.platform, jonas, waiting.claimId)).rejects.toMatchObject({ kind: "gone" });
    await cancelOccasion(trial.platform, call.owner, { occasionId: call.id });
    await expect(arrive(trial.platform, amal, claimId)).rejects.toMatchObject({ kind: "gone" });
  });
});

describe("being confirmed", () => {
  test("by the owner: the address is shown, and they are told", async () => {
    const { call, amal, claimId } = await coming("Vestergade 7");
    expect(await addressFor(trial.platform, amal, call.id)).toEqual({ hidden: "waiting_to_be_confirmed" });
    await confirm(trial.platform, call.owner, claimId);
    expect(await addressFor(trial.platform, amal, call.id)).toEqual({ exact: "Vestergade 7" });
    expect(await trial.told(amal)).toEqual(["attendance.confirmed"]);
  });

  test("never by oneself or by somebody else who comes, whoever they are", async () => {
    const { call, amal, claimId } = await coming("Vestergade 7", 3);
    const known = await trial.person();
    await trial.belong(known, { known: true });
    await claim(known, call);
    for (const who of [amal, known]) {
      await expect(confirm(trial.platform, who, claimId)).rejects.toMatchObject({ kind: "forbidden" });
    }
    const host = await trial.person();
    await trial.belong(host, { host: true });
    const own = await claim(host, call);
    await expect(confirm(trial.platform, host, own)).rejects.toMatchObject({ kind: "forbidden" });
    const keyless = { ...host, mayHost: false };
    await expect(confirm(trial.platform, keyless, claimId)).rejects.toMatchObject({ kind: "forbidden" });
    await confirm(trial.platform, host, claimId);
    expect(await addressFor(trial.platform, amal, call.id)).toHaveProperty("exact");
    await trial.platform.db.deleteFrom("memberships").execute();
  });
});

describe("how it went", () => {
  test("is said by both sides, once it has begun", async () => {
    const { call, amal, claimId } = await coming();
    await expect(conclude(trial.platform, call.owner, claimId, "done")).rejects.toMatchObject({
      kind: "conflict",
    });
    trial.clock.pass(60);
    await conclude(trial.platform, amal, claimId, "done");
    expect(await trial.told(call.owner)).toEqual(["occasions.taken", "attendance.helper_done"]);
    await conclude(trial.platform, call.owner, claimId, "done");
    expect(await part(call)).toMatchObject({ outcome: "done", helperOutcome: "done" });
    expect(await trial.told(amal)).toEqual(["attendance.done"]);
  });

  test("who did not come holds no place; told otherwise, they get it back while there is one", async () => {
    const { call, claimId } = await coming();
    const [jonas, sara] = (await trial.people(2)) as [Person, Person];
    await claim(jonas, call);
    trial.clock.pass(70);
    await conclude(trial.platform, call.owner, claimId, "missed");
    expect(await trial.taken(call.id)).toEqual([1]);
    await conclude(trial.platform, call.owner, claimId, "done");
    expect(await trial.taken(call.id)).toEqual([2]);
    await conclude(trial.platform, call.owner, claimId, "missed");
    await claim(sara, call);
    await expect(conclude(trial.platform, call.owner, claimId, "done")).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await trial.taken(call.id)).toEqual([2]);
  });

  test("who was thought to be missing and took another place keeps that one", async () => {
    const { call, amal, claimId } = await coming();
    trial.clock.pass(70);
    await conclude(trial.platform, call.owner, claimId, "missed");
    await claim(amal, call);
    await expect(conclude(trial.platform, call.owner, claimId, "done")).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await trial.states(call.id)).toBe("missed claimed");
    expect(await trial.taken(call.id)).toEqual([1]);
  });

  test("a month after the end it is history", async () => {
    const { call, claimId } = await coming();
    trial.clock.pass(60 + 120 + 31 * 24 * 60);
    await expect(conclude(trial.platform, call.owner, claimId, "done")).rejects.toMatchObject({
      kind: "gone",
    });
  });

  test("makes somebody known here if the one who says so is; two strangers cannot vouch for each other", async () => {
    const { call, amal, claimId } = await coming();
    await trial.belong(amal);
    await trial.belong(call.owner);
    trial.clock.pass(60);
    await conclude(trial.platform, call.owner, claimId, "done");
    expect(await knownSince(amal)).toBeNull();

    await trial.platform.db
      .updateTable("memberships")
      .set({ known_since: trial.clock.now() })
      .where("person_id", "=", call.owner.personId)
      .execute();
    await conclude(trial.platform, call.owner, claimId, "done");
    expect(await knownSince(amal)).toEqual(trial.clock.now());
  });

  test("nobody is known for having been missed or not needed, nor by their own word", async () => {
    const { amal, claimId } = await coming();
    await trial.belong(amal);
    const host = await trial.person();
    await trial.belong(host, { host: true });
    trial.clock.pass(60);
    await conclude(trial.platform, amal, claimId, "done");
    await conclude(trial.platform, host, claimId, "not_needed");
    await conclude(trial.platform, host, claimId, "missed");
    expect(await knownSince(amal)).toBeNull();
    await conclude(trial.platform, host, claimId, "done");
    expect(await knownSince(amal)).toEqual(trial.clock.now());
    await trial.platform.db.deleteFrom("memberships").execute();
  });
});

describe("afterwards", () => {
  const finished = async () => {
    const scene = await coming();
    trial.clock.pass(60);
    await conclude(trial.platform, scene.call.owner, scene.claimId, "done");
    return scene;
  };

  test("thanks arrive once", async () => {
    const { call, amal, claimId } = await finished();
    await thank(trial.platform, call.owner, claimId);
    await thank(trial.platform, call.owner, claimId);
    expect(await trial.told(amal)).toEqual(["attendance.done", "attendance.thanked"]);
    await expect(thank(trial.platform, amal, claimId)).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("both hear of it when both said yes", async () => {
    const { call, amal, claimId } = await finished();
    await answerTie(trial.platform, amal, claimId, true);
    expect(await trial.told(call.owner)).not.toContain("attendance.tied");
    await answerTie(trial.platform, call.owner, claimId, true);
    expect(await trial.told(call.owner)).toContain("attendance.tied");
    expect(await trial.told(amal)).toContain("attendance.tied");
    expect(await part(call)).toMatchObject({ tied: true });
  });

  test("a no is never told, and looks like no answer", async () => {
    const { call, amal, claimId } = await finished();
    const before = { amal: await trial.told(amal), owner: await trial.told(call.owner) };
    await answerTie(trial.platform, amal, claimId, false);
    await answerTie(trial.platform, call.owner, claimId, true);
    expect({ amal: await trial.told(amal), owner: await trial.told(call.owner) }).toEqual(before);
    expect(await part(call)).toMatchObject({ tied: false });
  });

  test("others have no say in it", async () => {
    const { claimId } = await finished();
    const host = await trial.person();
    await trial.belong(host, { host: true });
    await expect(answerTie(trial.platform, host, claimId, true)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(answerTie(trial.platform, host, host.personId, true)).rejects.toMatchObject({
      kind: "not_found",
    });
    await trial.platform.db.deleteFrom("memberships").execute();
  });
});

describe("reminders", () => {
  const reminders = async (who: Person) =>
    (await trial.told(who)).filter((kind) => kind.startsWith("attendance.remind"));

  test("come the evening before and two hours before, once, however many processes look", async () => {
    const call = await trial.arrange({ startsIn: 29 * 60 });
    const amal = await trial.person();
    await claim(amal, call);
    await remind(trial.platform);
    expect(await reminders(amal)).toEqual([]);
    trial.clock.set("2026-06-10T16:03:00Z");
    await Promise.all([remind(trial.platform), remind(trial.platform), remind(trial.platform)]);
    await remind(trial.platform);
    expect(await reminders(amal)).toEqual(["attendance.remind_evening"]);
    trial.clock.set("2026-06-11T10:02:00Z");
    await remind(trial.platform);
    await remind(trial.platform);
    expect(await reminders(amal)).toEqual(["attendance.remind_evening", "attendance.remind_soon"]);
  });

  test("come again when the time was moved, and not when the place was given back or they are on their way", async () => {
    const call = await trial.arrange({ startsIn: 29 * 60, places: [3] });
    const [amal, jonas, sara] = (await trial.people(3)) as [Person, Person, Person];
    await claim(amal, call);
    const gone = await claim(jonas, call);
    const going = await claim(sara, call);
    trial.clock.set("2026-06-10T16:03:00Z");
    await remind(trial.platform);
    await trial.platform.db.updateTable("claims").set({ state: "released" }).where("id", "=", gone).execute();
    await trial.platform.db
      .updateTable("claims")
      .set({ on_way_at: trial.clock.now() })
      .where("id", "=", going)
      .execute();
    const startsAt = new Date("2026-06-11T13:00:00Z");
    await trial.platform.db
      .updateTable("occasions")
      .set({
        starts_at: startsAt,
        ends_at: new Date("2026-06-11T15:00:00Z"),
        expires_at: new Date("2026-06-11T15:00:00Z"),
      })
      .where("id", "=", call.id)
      .execute();
    await remind(trial.platform);
    expect(await reminders(amal)).toEqual(["attendance.remind_evening", "attendance.remind_evening"]);
    expect(await reminders(jonas)).toEqual(["attendance.remind_evening"]);
    expect(await reminders(sara)).toEqual(["attendance.remind_evening"]);
  });
});
