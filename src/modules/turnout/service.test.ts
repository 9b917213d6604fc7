// Taking a place and giving it back, on a real database: also when five hundred want the same one.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Person, type TurnoutTrial, turnoutTrial } from "../../../tests/support/turnout.ts";
import { cancelOccasion } from "../arrangements/public.ts";
import { waitFor } from "../waiting/public.ts";
import { accept, addressFor, type ClaimResult, claimSlot, release } from "./service.ts";
import { claimStatement, mine, roster } from "./store.ts";

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
  more: { slot?: number; accept?: "overlap" } = {},
): Promise<ClaimResult> =>
  claimSlot(trial.platform, who, {
    occasionId: id,
    slotId: slots[more.slot ?? 0] ?? "",
    accept: more.accept,
  });

const claimIdOf = (result: ClaimResult): string => {
  if (!("claimId" in result)) throw new Error(`no claim: ${result.result}`);
  return result.claimId;
};

/** As many at once as a busy server has open, until everybody had their try. */
async function atOnce(
  people: Person[],
  work: (who: Person, n: number) => Promise<ClaimResult>,
): Promise<ClaimResult[]> {
  const results: ClaimResult[] = [];
  let next = 0;
  const one = async () => {
    for (let n = next++; n < people.length; n = next++) {
      const who = people[n];
      if (who) results[n] = await work(who, n);
    }
  };
  await Promise.all(Array.from({ length: 60 }, one));
  return results;
}

describe("taking a place", () => {
  test("it is held, and the owner is told", async () => {
    const call = await trial.arrange({ places: [2] });
    const amal = await trial.person();
    const result = await claim(amal, call);
    expect(result).toMatchObject({ result: "claimed", known: true });
    expect(await trial.taken(call.id)).toEqual([1]);
    expect(await trial.told(call.owner)).toEqual(["occasions.taken"]);
  });

  test("tapping twice takes one", async () => {
    const call = await trial.arrange({ places: [5] });
    const amal = await trial.person();
    const results = await Promise.all([claim(amal, call), claim(amal, call), claim(amal, call)]);
    expect(results.map(({ result }) => result).sort()).toEqual(["already", "already", "claimed"]);
    expect(await trial.taken(call.id)).toEqual([1]);
  });

  test("nobody takes a place in what is their own", async () => {
    const call = await trial.arrange();
    await expect(claim(call.owner, call)).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("nobody who is not signed in does", async () => {
    const call = await trial.arrange();
    await expect(claim({ ...call.owner, personId: null as never }, call)).rejects.toMatchObject({
      kind: "sign_in",
    });
  });

  test.each([
    [
      "is full",
      "full",
      async (id: string, slot: string) => {
        await claim(await trial.person(), { id, slots: [slot] });
      },
    ],
    [
      "was cancelled",
      "gone",
      async (id: string) => {
        await trial.platform.db
          .updateTable("occasions")
          .set({ cancelled_at: trial.clock.now() })
          .where("id", "=", id)
          .execute();
      },
    ],
    [
      "is over",
      "gone",
      async () => {
        trial.clock.pass(26 * 60);
      },
    ],
    [
      "is closed",
      "closed",
      async (id: string) => {
        await trial.platform.db
          .updateTable("occasions")
          .set({ closed_at: trial.clock.now() })
          .where("id", "=", id)
          .execute();
      },
    ],
  ] as const)("what %s is said to be %s", async (_, expected, meanwhile) => {
    const call = await trial.arrange();
    await meanwhile(call.id, call.slots[0] ?? "");
    expect((await claim(await trial.person(), call)).result).toBe(expected);
  });

  test("a board that is closed for a while takes nobody, and later it does", async () => {
    const call = await trial.arrange();
    const { db } = trial.platform;
    await db
      .updateTable("groups")
      .set({ closed_until: trial.inMinutes(60) })
      .execute();
    const amal = await trial.person();
    expect((await claim(amal, call)).result).toBe("closed");
    trial.clock.pass(60);
    expect((await claim(amal, call)).result).toBe("claimed");
    await db.updateTable("groups").set({ closed_until: null }).execute();
  });

  test("what does not exist, or is a slot of something else, is gone", async () => {
    const [call, other] = [await trial.arrange(), await trial.arrange()];
    const amal = await trial.person();
    expect((await claim(amal, { id: call.id, slots: other.slots })).result).toBe("gone");
    expect((await claim(amal, { id: amal.personId, slots: call.slots })).result).toBe("gone");
  });

  test("five hundred at once on one place: one gets it, everybody else learns that it is full", async () => {
    const call = await trial.arrange();
    const people = await trial.people(500);
    const results = await atOnce(people, (who) => claim(who, call));
    expect(results.filter(({ result }) => result === "claimed")).toHaveLength(1);
    expect(results.filter(({ result }) => result === "full")).toHaveLength(499);
    expect(await trial.taken(call.id)).toEqual([1]);
    expect(await trial.told(call.owner)).toEqual(["occasions.taken"]);
  });

  test("two hundred at once on places of several slots: never more than there are", async () => {
    const call = await trial.arrange({ places: [3, 7, 1] });
    const people = await trial.people(200);
    const results = await atOnce(people, (who, n) => claim(who, call, { slot: n % 3 }));
    expect(results.filter(({ result }) => result === "claimed")).toHaveLength(11);
    expect(await trial.taken(call.id)).toEqual([3, 7, 1]);
  });

  test("cancelled in the middle of it: nobody is left holding a place", async () => {
    for (let round = 0; round < 5; round++) {
      const call = await trial.arrange({ places: [40] });
      const people = await trial.people(40);
      const claims = people.map((who) => claim(who, call));
      await Promise.all([...claims, cancelOccasion(trial.platform, call.owner, { occasionId: call.id })]);
      expect(await trial.taken(call.id)).toEqual([0]);
      expect(await trial.states(call.id)).not.toMatch(/claimed/);
    }
  });
});

describe("two places at the same time", () => {
  test("nobody can be in two places, and is told where else they are", async () => {
    const [first, second] = [await trial.arrange(), await trial.arrange({ startsIn: 25 * 60 })];
    const amal = await trial.person();
    await claim(amal, first);
    const result = await claim(amal, second, { accept: "overlap" });
    expect(result).toMatchObject({
      result: "overlap",
      other: { occasionId: first.id, url: `/calls/${first.id}` },
    });
    expect(await trial.taken(second.id)).toEqual([0]);
  });

  test("tapped in two tabs at once, one of them wins", async () => {
    for (let round = 0; round < 5; round++) {
      const calls = await Promise.all([1, 2, 3, 4].map(() => trial.arrange()));
      const amal = await trial.person();
      const results = await Promise.all(calls.map((call) => claim(amal, call)));
      expect(results.map(({ result }) => result).sort()).toEqual([
        "claimed",
        "overlap",
        "overlap",
        "overlap",
      ]);
    }
  });

  test("too little time to get there is a warning, and can be taken all the same", async () => {
    const [first, second] = [await trial.arrange(), await trial.arrange({ startsIn: 26 * 60 })];
    const amal = await trial.person();
    await claim(amal, first);
    expect(await claim(amal, second)).toMatchObject({ result: "tight", other: { occasionId: first.id } });
    expect((await claim(amal, second, { accept: "overlap" })).result).toBe("claimed");
  });

  test("on the same day with time between, nothing is asked", async () => {
    const [first, second] = [await trial.arrange(), await trial.arrange({ startsIn: 28 * 60 })];
    const amal = await trial.person();
    await claim(amal, first);
    expect((await claim(amal, second)).result).toBe("claimed");
  });

  test("what can be done from anywhere warns and does not block", async () => {
    const [first, second] = [await trial.arrange(), await trial.arrange({ remote: true })];
    const amal = await trial.person();
    await claim(amal, first);
    expect((await claim(amal, second)).result).toBe("tight");
    expect((await claim(amal, second, { accept: "overlap" })).result).toBe("claimed");
  });
});

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

test("the claim finds what it needs by index, also when there is much", async () => {
  const call = await trial.arrange();
  const amal = await trial.person();
  const args = {
    ...amal,
    slotId: call.slots[0] ?? "",
    occasionId: call.id,
    claimId: amal.personId,
    noticeId: call.id,
  };
  const { text, values } = claimStatement({ ...args, now: trial.clock.now(), accept: false, mail: true });
  const client = await trial.platform.pool.connect();
  try {
    await client.query(
      "begin; set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off",
    );
    const types = "uuid, uuid, uuid, uuid, timestamptz, boolean";
    await client.query(`prepare looked_at (${types}) as ${text}`);
    const literals = values?.map((value) =>
      client.escapeLiteral(value instanceof Date ? value.toISOString() : String(value)),
    );
    const { rows } = await client.query(`explain execute looked_at (${literals?.join(", ")})`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).not.toMatch(/Seq Scan on (people|occasions|slots|claims|groups|memberships|addresses)/);
    expect(plan).toMatch(/occasions_pkey/);
  } finally {
    await client.query("rollback");
    client.release();
  }
});
