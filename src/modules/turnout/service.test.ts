// Giving a place back, accepting one, and learning an address, on a real database.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Person, type TurnoutTrial, turnoutTrial } from "../../../tests/support/turnout.ts";
import { waitFor } from "../waiting/public.ts";
import { accept, addressFor, type ClaimResult, claimSlot, release } from "./service.ts";
import { mine, roster } from "./store.ts";

let trial: TurnoutTrial;
const morning = "2026-06-10T07:00:00Z";

beforeAll(async () => {
  trial = await turnoutTrial();
});
afterAll(() => trial.close());
beforeEach(() => trial.clock.set(morning));

const claim = (
  who: Person,
  { id, slots }: { id: string; slots: string[] },
  more: { slot?: number } = {},
): Promise<ClaimResult> =>
  claimSlot(trial.platform, who, { occasionId: id, slotId: slots[more.slot ?? 0] ?? "" });

const claimIdOf = (result: ClaimResult): string => {
  if (!("claimId" in result)) throw new Error(`no claim: ${result.result}`);
  return result.claimId;
};

describe("giving it back", () => {
  test("the owner is told, and the first in line is offered the place", async () => {
    const call = await trial.arrange();
    const [amal, jonas] = await trial.people(2);
    if (!amal || !jonas) throw new Error();
    const held = claimIdOf(await claim(amal, call));
    expect(
      (await waitFor(trial.platform, jonas, { occasionId: call.id, slotId: call.slots[0] ?? "" })).result,
    ).toBe("waiting");
    await release(trial.platform, amal, { claimId: held, reason: "ill" });
    expect(await trial.states(call.id)).toBe("released offered");
    expect(await trial.taken(call.id)).toEqual([1]);
    expect(await trial.told(call.owner)).toEqual(["occasions.taken", "turnout.released"]);
    expect(await trial.told(jonas)).toEqual(["waiting.offered"]);
  });

  test("shortly before, it is marked as late and said so; by mistake it is not", async () => {
    const call = await trial.arrange({ startsIn: 60, places: [2] });
    const [amal, jonas] = await trial.people(2);
    if (!amal || !jonas) throw new Error();
    const [one, two] = [claimIdOf(await claim(amal, call)), claimIdOf(await claim(jonas, call))];
    await release(trial.platform, jonas, { claimId: two, reason: "mistake" });
    trial.clock.pass(30);
    await release(trial.platform, amal, { claimId: one, reason: "work" });
    const rows = await trial.platform.db
      .selectFrom("claims")
      .select(["release_reason", "late"])
      .where("occasion_id", "=", call.id)
      .orderBy("id")
      .execute();
    expect(rows).toEqual([
      { release_reason: "work", late: true },
      { release_reason: "mistake", late: false },
    ]);
    expect(await trial.told(call.owner)).toContain("turnout.released_late");
  });

  test("twice is once, and another's place is not found", async () => {
    const call = await trial.arrange();
    const [amal, jonas] = await trial.people(2);
    if (!amal || !jonas) throw new Error();
    const claimId = claimIdOf(await claim(amal, call));
    await expect(release(trial.platform, jonas, { claimId, reason: "ill" })).rejects.toMatchObject({
      kind: "not_found",
    });
    await Promise.all([1, 2, 3].map(() => release(trial.platform, amal, { claimId, reason: "ill" })));
    expect(await trial.taken(call.id)).toEqual([0]);
    expect((await claim(amal, call)).result).toBe("claimed");
  });

  test("nothing is given back of what is over", async () => {
    const call = await trial.arrange({ startsIn: 60 });
    const amal = await trial.person();
    const claimId = claimIdOf(await claim(amal, call));
    trial.clock.pass(60 + 120);
    await expect(release(trial.platform, amal, { claimId, reason: "ill" })).rejects.toMatchObject({
      kind: "gone",
    });
  });
});

describe("accepting what is offered", () => {
  const offered = async (startsIn = 24 * 60) => {
    const call = await trial.arrange({ startsIn });
    const [amal, jonas] = await trial.people(2);
    if (!amal || !jonas) throw new Error();
    const held = claimIdOf(await claim(amal, call));
    const waiting = await waitFor(trial.platform, jonas, {
      occasionId: call.id,
      slotId: call.slots[0] ?? "",
    });
    await release(trial.platform, amal, { claimId: held, reason: "ill" });
    return { call, jonas, claimId: claimIdOf(waiting) };
  };

  test("in time, the place is theirs", async () => {
    const { call, jonas, claimId } = await offered();
    expect((await accept(trial.platform, jonas, claimId)).result).toBe("claimed");
    expect((await accept(trial.platform, jonas, claimId)).result).toBe("already");
    expect(await trial.taken(call.id)).toEqual([1]);
    expect(await trial.told(call.owner)).toEqual(["occasions.taken", "turnout.released", "occasions.taken"]);
  });

  test("tapping I can again accepts it too", async () => {
    const { call, jonas } = await offered();
    expect((await claim(jonas, call)).result).toBe("claimed");
  });

  test("too late, it has gone on, even if nobody looked after it", async () => {
    const { call, jonas, claimId } = await offered(120);
    trial.clock.pass(31);
    expect((await accept(trial.platform, jonas, claimId)).result).toBe("full");
    expect(await trial.taken(call.id)).toEqual([0]);
    expect(await trial.told(jonas)).toEqual(["waiting.offered", "waiting.lapsed"]);
    expect((await claim(await trial.person(), call)).result).toBe("claimed");
  });

  test("an offer that ran out does not keep others from the place", async () => {
    const { call } = await offered(120);
    trial.clock.pass(31);
    expect((await claim(await trial.person(), call)).result).toBe("claimed");
    expect(await trial.states(call.id)).toBe("released released claimed");
  });

  test("not when they have something else by then", async () => {
    const { jonas, claimId } = await offered();
    const other = await trial.arrange();
    await claim(jonas, other);
    expect(await accept(trial.platform, jonas, claimId)).toMatchObject({
      result: "overlap",
      other: { occasionId: other.id },
    });
  });
});

describe("the exact address", () => {
  const arranged = () => trial.arrange({ address: "Vestergade 7, 3. tv", places: [3] });

  test("a stranger who takes a place does not see it, and owner and hosts are asked", async () => {
    const call = await arranged();
    const host = await trial.person("Karen");
    await trial.belong(host, { host: true });
    const amal = await trial.person();
    expect(await claim(amal, call)).toMatchObject({ result: "claimed", known: false });
    expect(await addressFor(trial.platform, amal, call.id)).toEqual({ hidden: "waiting_to_be_confirmed" });
    expect(await trial.told(call.owner)).toEqual(["occasions.confirm"]);
    expect(await trial.told(host)).toEqual(["occasions.confirm_host"]);
    const keyless = { ...host, mayHost: false };
    expect(await addressFor(trial.platform, keyless, call.id)).toEqual({ hidden: "not_claimed" });
    expect(await addressFor(trial.platform, host, call.id)).toEqual({ exact: "Vestergade 7, 3. tv" });
    expect(await addressFor(trial.platform, call.owner, call.id)).toEqual({ exact: "Vestergade 7, 3. tv" });
    await trial.platform.db.deleteFrom("memberships").execute();
  });

  test("somebody known here sees it while they come, and not before or after", async () => {
    const call = await arranged();
    const amal = await trial.person();
    await trial.belong(amal, { known: true });
    expect(await addressFor(trial.platform, amal, call.id)).toEqual({ hidden: "not_claimed" });
    const result = await claim(amal, call);
    expect(result).toMatchObject({ result: "claimed", known: true });
    expect(await addressFor(trial.platform, amal, call.id)).toEqual({ exact: "Vestergade 7, 3. tv" });
    await release(trial.platform, amal, { claimId: claimIdOf(result), reason: "ill" });
    expect(await addressFor(trial.platform, amal, call.id)).toEqual({ hidden: "not_claimed" });
  });

  test("a week after the end nobody sees it, whether or not it has been deleted", async () => {
    const call = await arranged();
    trial.clock.pass((24 + 2) * 60 + 7 * 24 * 60 - 1);
    expect(await addressFor(trial.platform, call.owner, call.id)).toHaveProperty("exact");
    trial.clock.pass(1);
    expect(await addressFor(trial.platform, call.owner, call.id)).toEqual({ hidden: "deleted" });
  });
});

test("the roster shows first names, in order of slots; one's own list what is ahead", async () => {
  const call = await trial.arrange({ places: [1, 1] });
  const [amal, jonas] = [await trial.person("Amal Haddad"), await trial.person("Jonas Holm")];
  await claim(jonas, call, { slot: 1 });
  await claim(amal, call);
  const people = await roster(trial.platform.db, call.id, trial.clock.now());
  expect(people.map(({ name, state }) => `${name} ${state}`)).toEqual(["Amal claimed", "Jonas claimed"]);
  const [own] = await mine(trial.platform.db, amal.personId, trial.clock.now());
  expect(own).toMatchObject({ occasionId: call.id, state: "claimed", over: false, role: "carrier" });
  trial.clock.pass(27 * 60);
  expect((await mine(trial.platform.db, amal.personId, trial.clock.now())).map(({ over }) => over)).toEqual([
    true,
  ]);
});
