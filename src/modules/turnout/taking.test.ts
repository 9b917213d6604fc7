// Taking a place, on a real database: also when five hundred want the same one.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Person, type TurnoutTrial, turnoutTrial } from "../../../tests/support/turnout.ts";
import { newId } from "../../platform/ids.ts";
import { cancelOccasion } from "../arrangements/public.ts";
import { type ClaimResult, claimSlot } from "./service.ts";
import { claimStatement } from "./store.ts";

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

  test("where letters go out, one to the owner is queued with it", async () => {
    const call = await trial.arrange({ places: [2] });
    const { db, pool } = trial.platform;
    await db
      .updateTable("people")
      .set({ email: "o@nabo.test" })
      .where("id", "=", call.owner.personId)
      .execute();
    const amal = await trial.person();
    const at = { occasionId: call.id, slotId: call.slots[0] ?? "", personId: amal.personId };
    const args = {
      ...at,
      claimId: newId(),
      now: trial.clock.now(),
      accept: false,
      sends: { mail: true, sms: false },
    };
    expect((await pool.query(claimStatement(args))).rows).toMatchObject([{ told: [call.owner.personId] }]);
    const { rows } = await pool.query(
      `select j.payload from graphile_worker._private_jobs j join notices n on j.key = 'deliveries.send ' || n.id
       where n.person_id = $1 and j.payload->>'id' = n.id::text`,
      [call.owner.personId],
    );
    expect(rows).toHaveLength(1);
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
  const sends = { mail: true, sms: true };
  const { text, values } = claimStatement({ ...args, now: trial.clock.now(), accept: false, sends });
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
