// The line before a place, on a real database: nobody jumps it, nobody is forgotten in it, and it needs no worker to move.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Arranged,
  type Person,
  type TurnoutTrial,
  turnoutTrial,
} from "../../../tests/support/turnout.ts";
import { addPlace, closeOccasion } from "../arrangements/public.ts";
import { claimSlot } from "../turnout/public.ts";
import { settle, settleAll, waitFor } from "./service.ts";
import { tasks } from "./tasks.ts";

let trial: TurnoutTrial;
beforeAll(async () => {
  trial = await turnoutTrial();
});
afterAll(() => trial.close());
beforeEach(() => trial.clock.set("2026-06-10T07:00:00Z"));

const at = ({ id, slots }: Arranged, slot = 0) => ({ occasionId: id, slotId: slots[slot] ?? "" });
const claim = (who: Person, call: Arranged, slot?: number) => claimSlot(trial.platform, who, at(call, slot));
const wait = (who: Person, call: Arranged, slot?: number) => waitFor(trial.platform, who, at(call, slot));
const some = async (count: number) => (await trial.people(count)) as [Person, Person, Person, Person, Person];

/** States by person, in the order of `people`. */
async function statesOf(call: Arranged, people: Person[]): Promise<string[]> {
  const rows = await trial.platform.db
    .selectFrom("claims")
    .select(["person_id", "state"])
    .where("occasion_id", "=", call.id)
    .execute();
  const byPerson = new Map(rows.map(({ person_id, state }) => [person_id, state]));
  return people.map(({ personId }) => byPerson.get(personId) ?? "none");
}

describe("standing in line", () => {
  test("for what is full, in the order of joining; one line per person and occasion", async () => {
    const call = await trial.arrange();
    const [amal, jonas, sara] = await some(3);
    await claim(amal, call);
    expect((await wait(jonas, call)).result).toBe("waiting");
    expect((await wait(sara, call)).result).toBe("waiting");
    expect((await wait(sara, call)).result).toBe("already");
    expect((await wait(amal, call)).result).toBe("already");
    expect(await trial.taken(call.id)).toEqual([1]);
  });

  test("a place that is free is offered at once", async () => {
    const call = await trial.arrange();
    const [amal] = await some(1);
    expect((await wait(amal, call)).result).toBe("offered");
    expect(await trial.taken(call.id)).toEqual([1]);
  });

  test("nobody stands in line for their own, for what is over, or for what takes nobody", async () => {
    const call = await trial.arrange();
    const [amal] = await some(1);
    await expect(wait(call.owner, call)).rejects.toMatchObject({ kind: "forbidden" });
    await closeOccasion(trial.platform, call.owner, { occasionId: call.id });
    expect((await wait(amal, call)).result).toBe("closed");
    trial.clock.pass(27 * 60);
    expect((await wait(amal, call)).result).toBe("gone");
  });

  test("one more place goes to the first in line, not to whoever is quick", async () => {
    const call = await trial.arrange();
    const host = await trial.person();
    await trial.belong(host, { host: true });
    const [amal, jonas, sara] = await some(3);
    await claim(amal, call);
    await wait(jonas, call);
    await addPlace(trial.platform, host, at(call));
    expect((await claim(sara, call)).result).toBe("full");
    expect(await statesOf(call, [amal, jonas])).toEqual(["claimed", "offered"]);
    expect(await trial.taken(call.id)).toEqual([2]);
  });
});

describe("an offer that runs out", () => {
  const offered = async () => {
    const call = await trial.arrange({ startsIn: 4 * 60 });
    const people = await some(3);
    const [amal, jonas, sara] = people;
    await claim(amal, call);
    await wait(jonas, call);
    await wait(sara, call);
    await trial.platform.db
      .updateTable("slots")
      .set({ places: 2 })
      .where("occasion_id", "=", call.id)
      .execute();
    await settle(trial.platform, call.id);
    return { call, people };
  };

  test("goes to the next when its time comes", async () => {
    const { call, people } = await offered();
    expect(await statesOf(call, people)).toEqual(["claimed", "offered", "waiting"]);
    trial.clock.pass(59);
    expect(await settle(trial.platform, call.id)).toBe(false);
    trial.clock.pass(1);
    expect(await settle(trial.platform, call.id)).toBe(true);
    expect(await statesOf(call, people)).toEqual(["claimed", "released", "offered"]);
    expect(await trial.taken(call.id)).toEqual([2]);
    expect(await trial.told(people[1])).toEqual(["waiting.offered", "waiting.lapsed"]);
    expect(await trial.told(people[2])).toEqual(["waiting.offered"]);
  });

  test("is queued for that moment, and the sweep finds what the queue lost", async () => {
    const { call, people } = await offered();
    const { rows } = await trial.platform.pool.query(
      "select payload from graphile_worker._private_jobs where key like 'waiting.settle ' || $1 || '%'",
      [call.id],
    );
    expect(rows).toEqual([{ payload: { occasionId: call.id } }]);
    trial.clock.pass(60);
    await settleAll(trial.platform);
    expect(await statesOf(call, people)).toEqual(["claimed", "released", "offered"]);
  });

  test("twice at the same time changes nothing more", async () => {
    const { call, people } = await offered();
    trial.clock.pass(60);
    const run = tasks(trial.platform)["waiting.settle"];
    if (typeof run !== "function") throw new Error();
    await Promise.all([1, 2, 3, 4].map(() => run({ occasionId: call.id })));
    expect(await statesOf(call, people)).toEqual(["claimed", "released", "offered"]);
    expect(await trial.told(people[2])).toEqual(["waiting.offered"]);
  });

  test("when it is all over, those who hoped are thanked and let go", async () => {
    const { call, people } = await offered();
    trial.clock.pass(6 * 60);
    await settleAll(trial.platform);
    expect(await statesOf(call, people)).toEqual(["claimed", "released", "released"]);
    expect(await trial.told(people[2])).toEqual(["waiting.over"]);
    expect(await trial.taken(call.id)).toEqual([1]);
  });
});

describe("serving fairly", () => {
  const give = (places: number) =>
    trial.arrange({ places: [places], allocateAt: trial.inMinutes(60), startsIn: null });

  test("until then everybody stands in line, however quick they are", async () => {
    const gift = await give(1);
    const people = await some(3);
    for (const who of people) expect((await claim(who, gift)).result).toBe("waiting");
    expect(await trial.taken(gift.id)).toEqual([0]);
  });

  test("then those who went without longest come first, and the others stay in line", async () => {
    const [amal, jonas, sara, omar] = await some(4);
    const first = await give(2);
    await claim(amal, first);
    await claim(jonas, first);
    trial.clock.pass(60);
    await settleAll(trial.platform);
    expect(await statesOf(first, [amal, jonas])).toEqual(["claimed", "claimed"]);

    trial.clock.pass(24 * 60);
    const second = await give(2);
    for (const who of [amal, jonas, sara, omar]) await claim(who, second);
    trial.clock.pass(60);
    await settleAll(trial.platform);
    expect(await statesOf(second, [amal, jonas, sara, omar])).toEqual([
      "waiting",
      "waiting",
      "claimed",
      "claimed",
    ]);
    expect(await trial.taken(second.id)).toEqual([2]);
    expect(await trial.told(sara)).toEqual(["waiting.served"]);
    expect(await trial.told(amal)).toEqual(["waiting.served", "waiting.unserved"]);
    expect(await trial.told(second.owner)).toEqual(["occasions.taken", "occasions.taken"]);
  });

  test("everybody gets a place when there are enough, and afterwards it is first come", async () => {
    const gift = await give(3);
    const people = await some(4);
    const [amal, jonas, sara, omar] = people;
    await claim(amal, gift);
    await claim(jonas, gift);
    trial.clock.pass(60);
    expect((await claim(sara, gift)).result).toBe("claimed");
    expect((await claim(omar, gift)).result).toBe("full");
    expect(await statesOf(gift, people)).toEqual(["claimed", "claimed", "claimed", "none"]);
  });

  test("with nobody at work in the background, whoever comes next sees to it", async () => {
    const gift = await give(1);
    const [amal, jonas, sara] = await some(3);
    await claim(amal, gift);
    await claim(jonas, gift);
    trial.clock.pass(61);
    expect((await claim(sara, gift)).result).toBe("full");
    expect((await statesOf(gift, [amal, jonas])).sort()).toEqual(["claimed", "waiting"]);
  });

  test("the lot is the same however often it is drawn, and for others another", async () => {
    const orders = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async () => {
        const gift = await give(1);
        const people = await some(4);
        for (const who of people) await claim(who, gift);
        return { gift, people };
      }),
    );
    trial.clock.pass(60);
    await Promise.all([settleAll(trial.platform), settleAll(trial.platform)]);
    const winners = await Promise.all(
      orders.map(async ({ gift, people }) => (await statesOf(gift, people)).indexOf("claimed")),
    );
    expect(winners.every((place) => place >= 0)).toBe(true);
    expect(new Set(winners).size).toBeGreaterThan(1);
  });

  test("who has taken something else at that time is asked, not sent", async () => {
    const dinner = await trial.arrange({ allocateAt: trial.inMinutes(60) });
    const other = await trial.arrange();
    const [amal] = await some(1);
    expect((await claim(amal, dinner)).result).toBe("waiting");
    await claim(amal, other);
    trial.clock.pass(60);
    await settleAll(trial.platform);
    expect(await statesOf(dinner, [amal])).toEqual(["offered"]);
  });

  test("a person gets one place, not one for every way of asking", async () => {
    const gift = await trial.arrange({ places: [1, 1], allocateAt: trial.inMinutes(60), startsIn: null });
    const [amal] = await some(1);
    expect((await claim(amal, gift, 0)).result).toBe("waiting");
    expect((await claim(amal, gift, 1)).result).toBe("already");
  });
});
