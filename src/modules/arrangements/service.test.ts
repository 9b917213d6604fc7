// Changing and ending what was arranged, on a real database: everybody in it is told, and nobody loses a place unasked.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Arranged,
  type Person,
  type TurnoutTrial,
  turnoutTrial,
} from "../../../tests/support/turnout.ts";
import { words } from "../../platform/words.ts";
import { readInbox } from "../notices/service.ts";
import { type OccasionChange, slotsOf } from "../occasions/public.ts";
import { forgetAddresses } from "../occasions/store.ts";
import { claimSlot, roster, waitFor } from "../turnout/public.ts";
import {
  addPlace,
  cancelOccasion,
  changeOccasion,
  closeOccasion,
  letGoInGroup,
  letLeave,
  removeOccasion,
} from "./service.ts";

let trial: TurnoutTrial;
let host: Person;
beforeAll(async () => {
  trial = await turnoutTrial();
  host = await trial.person("Karen");
  await trial.belong(host, { host: true });
});
afterAll(() => trial.close());
beforeEach(() => trial.clock.set("2026-06-10T07:00:00Z"));

const at = ({ id, slots }: Arranged, slot = 0) => ({ occasionId: id, slotId: slots[slot] ?? "" });
const claim = (who: Person, call: Arranged, slot?: number) => claimSlot(trial.platform, who, at(call, slot));
const wait = (who: Person, call: Arranged, slot?: number) => waitFor(trial.platform, who, at(call, slot));
const some = async (count: number) => (await trial.people(count)) as [Person, Person, Person];

/** A call with one place held and one person in line. */
async function inUse() {
  const call = await trial.arrange({ address: "Vestergade 7" });
  const [amal, jonas] = await some(2);
  await claim(amal, call);
  await wait(jonas, call);
  return { call, amal, jonas };
}

test("whose membership hosts end gives back the places held there, and the next in line is offered one", async () => {
  const { call, amal, jonas } = await inUse();
  await letGoInGroup(trial.platform, { groupId: trial.groupId, personId: amal.personId ?? "" });
  const people = await roster(trial.platform.db, call.id, trial.clock.now());
  expect(people.map(({ personId, state }) => [personId, state])).toEqual([[jonas.personId, "offered"]]);
});

describe("ending it", () => {
  test("cancelled by its owner: everybody is told, and every place is free", async () => {
    const { call, amal, jonas } = await inUse();
    await cancelOccasion(trial.platform, call.owner, { occasionId: call.id });
    expect(await trial.states(call.id)).toBe("released released");
    expect(await trial.taken(call.id)).toEqual([0]);
    expect(await trial.told(amal)).toEqual(["arrangements.cancelled"]);
    expect(await trial.told(jonas)).toEqual(["arrangements.cancelled"]);
    await cancelOccasion(trial.platform, call.owner, { occasionId: call.id });
    expect(await trial.told(amal)).toEqual(["arrangements.cancelled"]);
  });

  test("cancelled by a host: the owner is told too", async () => {
    const { call } = await inUse();
    await cancelOccasion(trial.platform, host, { occasionId: call.id });
    expect(await trial.told(call.owner)).toContain("arrangements.cancelled");
  });

  test("taken down by a host: the author is told why", async () => {
    const { call, amal } = await inUse();
    await removeOccasion(trial.platform, host, { occasionId: call.id, reason: "Asks for money" });
    expect(await trial.told(amal)).toEqual(["arrangements.cancelled"]);
    const notice = await trial.platform.db
      .selectFrom("notices")
      .select("facts")
      .where("person_id", "=", call.owner.personId)
      .where("kind", "=", "arrangements.removed")
      .executeTakeFirstOrThrow();
    expect(notice.facts).toEqual({ reason: "Asks for money" });
  });

  test("closed: who has a place keeps it, who hoped for one is thanked", async () => {
    const { call, amal, jonas } = await inUse();
    await closeOccasion(trial.platform, call.owner, { occasionId: call.id });
    expect(await trial.states(call.id)).toBe("claimed released");
    expect(await trial.told(amal)).toEqual([]);
    expect(await trial.told(jonas)).toEqual(["arrangements.closed"]);
  });

  test("only by those who look after it", async () => {
    const { call, amal } = await inUse();
    const { platform } = trial;
    const forbidden = { kind: "forbidden" };
    await expect(cancelOccasion(platform, amal, { occasionId: call.id })).rejects.toMatchObject(forbidden);
    await expect(closeOccasion(platform, amal, { occasionId: call.id })).rejects.toMatchObject(forbidden);
    const removal = { occasionId: call.id, reason: "x" };
    await expect(removeOccasion(platform, call.owner, removal)).rejects.toMatchObject(forbidden);
    await expect(addPlace(platform, call.owner, at(call))).rejects.toMatchObject(forbidden);
    await expect(cancelOccasion(platform, host, { occasionId: amal.personId })).rejects.toMatchObject({
      kind: "not_found",
    });
    expect(await trial.states(call.id)).toBe("claimed waiting");
  });
});

describe("changing it", () => {
  async function change(call: Arranged, to: Partial<OccasionChange>) {
    const { db } = trial.platform;
    const now = await db
      .selectFrom("occasions")
      .selectAll()
      .where("id", "=", call.id)
      .executeTakeFirstOrThrow();
    const same: OccasionChange = {
      startsAt: now.starts_at,
      endsAt: now.ends_at,
      expiresAt: now.expires_at,
      remote: now.remote,
      placeId: now.place_id,
      area: now.area,
      at: now,
      meetingPoint: now.meeting_point,
      address: "Vestergade 7",
      slots: (await slotsOf(db, [call.id])).map(({ role, needs, places }) => ({ role, needs, places })),
    };
    const input = { occasionId: call.id, change: { ...same, ...to } };
    return db.transaction().execute((trx) => changeOccasion(trx, trial.platform, call.owner, input));
  }

  const later = () => ({
    startsAt: trial.inMinutes(25 * 60),
    endsAt: trial.inMinutes(27 * 60),
    expiresAt: trial.inMinutes(27 * 60),
  });

  test("to another time: those in it read what it was and what it is", async () => {
    const { call, amal, jonas } = await inUse();
    expect(await change(call, later())).toEqual({ group: trial.groupId, occasion: call.id });
    expect(await trial.told(amal)).toEqual(["arrangements.moved"]);
    expect(await trial.told(jonas)).toEqual(["arrangements.moved"]);
    const inbox = await readInbox(trial.platform, amal, words("en"));
    expect(inbox.days[0]?.items[0]?.text).toContain("Thursday 11 June at 09:00, Nørrebro");
    const row = await trial.platform.db
      .selectFrom("occasions")
      .select(["starts_local", "version"])
      .where("id", "=", call.id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ starts_local: "2026-06-11 10:00:00", version: 2 });
  });

  test("the new time is kept free for those who come", async () => {
    const { call, amal } = await inUse();
    await change(call, later());
    const clash = await trial.arrange({ startsIn: 26 * 60 });
    expect((await claim(amal, clash)).result).toBe("overlap");
  });

  test("onto something else they have taken: they keep both and decide themselves", async () => {
    const { call, amal } = await inUse();
    const other = await trial.arrange({ startsIn: 26 * 60 + 30, minutes: 60 });
    expect((await claimSlot(trial.platform, amal, { ...at(other), accept: "overlap" })).result).toBe(
      "claimed",
    );
    await change(call, later());
    expect(await trial.states(call.id)).toBe("claimed waiting");
    expect(await trial.states(other.id)).toBe("claimed");
    expect(await trial.told(amal)).toEqual(["arrangements.moved"]);
  });

  test("another address is told to those who come, without saying it", async () => {
    const { call, amal, jonas } = await inUse();
    await change(call, { address: "Vestergade 9" });
    expect(await trial.told(amal)).toEqual(["arrangements.elsewhere"]);
    expect(await trial.told(jonas)).toEqual([]);
  });

  test("fewer places than are held leave those that are held; more are offered to the line", async () => {
    const call = await trial.arrange({ places: [3, 2] });
    const people = await some(3);
    for (const who of people) await claim(who, call);
    await change(call, { slots: [{ role: "driver", needs: ["car"], places: 1 }] });
    expect((await slotsOf(trial.platform.db, [call.id])).map(({ places, taken }) => [places, taken])).toEqual(
      [[3, 3]],
    );
    const sara = await trial.person();
    await wait(sara, call);
    await change(call, { slots: [{ role: "driver", needs: ["car"], places: 4 }] });
    expect(await trial.told(sara)).toEqual(["waiting.offered"]);
    expect(await trial.taken(call.id)).toEqual([4]);
  });

  test("not by others, and not what has ended", async () => {
    const { call, jonas } = await inUse();
    await expect(change({ ...call, owner: jonas }, later())).rejects.toMatchObject({ kind: "forbidden" });
    await cancelOccasion(trial.platform, call.owner, { occasionId: call.id });
    await expect(change(call, later())).rejects.toMatchObject({ kind: "gone" });
  });
});

test("who leaves for good gives back every place and calls off what they were behind", async () => {
  const { call, amal, jonas } = await inUse();
  const own = await trial.arrange({ owner: amal });
  await claim(await trial.person(), own);
  const past = await trial.arrange({ startsIn: -300, expiresAt: trial.inMinutes(600) });
  await claim(amal, past);
  const nowOver = { expires_at: trial.inMinutes(-1), ends_at: trial.inMinutes(-60) };
  await trial.platform.db.updateTable("occasions").set(nowOver).where("id", "=", past.id).execute();
  const { db } = trial.platform;
  await db.transaction().execute(async (trx) => {
    await letLeave(trial.platform, trx, amal.personId);
    await trx.deleteFrom("people").where("id", "=", amal.personId).execute();
  });
  expect(await trial.states(call.id)).toBe("offered");
  expect(await trial.taken(call.id)).toEqual([1]);
  expect(await trial.told(jonas)).toEqual(["waiting.offered"]);
  expect(await trial.told(call.owner)).toEqual(["occasions.confirm", "arrangements.left"]);
  expect(await trial.taken(own.id)).toEqual([0]);
  expect(await trial.told(past.owner)).toEqual(["occasions.taken"]);
});

test("the nightly task deletes the addresses that are due, and no others", async () => {
  const [past, ahead] = [
    await trial.arrange({ address: "Vestergade 7" }),
    await trial.arrange({ address: "Torvet 1" }),
  ];
  await trial.platform.db
    .deleteFrom("addresses")
    .where("occasion_id", "not in", [past.id, ahead.id])
    .execute();
  await trial.platform.db
    .updateTable("addresses")
    .set({ delete_after: trial.clock.now() })
    .where("occasion_id", "=", past.id)
    .execute();
  expect(await forgetAddresses(trial.platform.db, trial.clock.now())).toBe(1);
  expect(await trial.platform.db.selectFrom("addresses").select("exact").execute()).toEqual([
    { exact: "Torvet 1" },
  ]);
});

test("the roster of what was cancelled is empty", async () => {
  const { call } = await inUse();
  await cancelOccasion(trial.platform, call.owner, { occasionId: call.id });
  expect(await roster(trial.platform.db, call.id, trial.clock.now())).toEqual([]);
});
