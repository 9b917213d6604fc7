// Who is asked and who never is, on a real database; what hosts hear of it; and that every reason given is true.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AskingTrial, askingTrial } from "../../../tests/support/asking.ts";
import type { Person } from "../../../tests/support/turnout.ts";
import { newId } from "../../platform/ids.ts";
import { nudgesOf } from "../nudges/public.ts";
import { claimSlot } from "../turnout/public.ts";
import { release } from "../turnout/service.ts";

let trial: AskingTrial;
beforeAll(async () => {
  trial = await askingTrial();
});
afterAll(() => trial.close());
beforeEach(() => trial.begin());

const since = new Date("2026-06-01");
const peopleAsked = async (call: { id: string }) => (await trial.asked(call)).map(({ personId }) => personId);

describe("who is never asked", () => {
  const settle = async (people: Person[], row: object) => {
    const rows = people.map(({ personId }) => ({ person_id: personId, ...row }));
    await trial.platform.db.insertInto("attention").values(rows).execute();
  };
  test.each<[string, (people: Person[], owner: Person) => Promise<unknown>]>([
    ["who wants no asks at all", (people) => settle(people, { weekly_limit: 0 })],
    ["who takes a break", (people) => settle(people, { paused_until: new Date("2026-06-20") })],
    [
      "who muted the group",
      (people) =>
        trial.platform.db
          .insertInto("mutes")
          .values(people.map(({ personId }) => ({ person_id: personId, group_id: trial.groupId, since })))
          .execute(),
    ],
    [
      "who blocked the asker",
      (people, { personId: blocked_id }) =>
        trial.platform.db
          .insertInto("blocks")
          .values(people.map(({ personId }) => ({ person_id: personId, blocked_id, since })))
          .execute(),
    ],
    [
      "whom the asker blocked",
      (people, { personId: person_id }) =>
        trial.platform.db
          .insertInto("blocks")
          .values(people.map(({ personId }) => ({ person_id, blocked_id: personId, since })))
          .execute(),
    ],
    [
      "who has promised to be elsewhere then",
      async (people) => {
        const other = await trial.arrange({ places: [people.length] });
        for (const who of people)
          await claimSlot(trial.platform, who, { occasionId: other.id, slotId: other.slots[0] ?? "" });
      },
    ],
  ])("%s", async (_, hinder) => {
    const people = await trial.members(12);
    const owner = await trial.person("Owner");
    await hinder(people, owner);
    const call = await trial.calling({ owner, places: [3] });
    await trial.look(call);
    await trial.look(call);
    expect(await trial.asked(call)).toEqual([]);
  });

  test.each([
    ["without the skill", { skills: ["tools"] }, { needs: ["car"] }],
    ["without a common language", { speaks: ["da"] }, { languages: ["ar", "ti"] }],
    // Thursday morning is bit 9; these are free on Monday mornings.
    ["who is not free then", { freeWeek: 1 }, {}],
  ])("%s", async (_, trait, wanted) => {
    await trial.members(12, trait);
    const call = await trial.calling({ places: [3], ...wanted });
    await trial.look(call);
    expect(await trial.asked(call)).toEqual([]);
  });

  test("the asker, whoever has a place, and whoever gave one back", async () => {
    const people = await trial.members(4);
    const [owner, one, two] = people as [Person, Person, Person];
    const call = await trial.calling({ owner, places: [4] });
    const at = { occasionId: call.id, slotId: call.slots[0] ?? "" };
    await claimSlot(trial.platform, one, at);
    const claimed = await claimSlot(trial.platform, two, at);
    if (claimed.result === "claimed")
      await release(trial.platform, two, { claimId: claimed.claimId, reason: "ill" });
    await trial.look(call);
    expect(await peopleAsked(call)).toEqual([people[3]?.personId]);
  });
});

describe("what hosts and askers hear", () => {
  test("after a third of the time without prospect the hosts hear why, once, and neighbours are asked", async () => {
    const host = await trial.person("Host");
    await trial.belong(host, { host: true });
    await trial.members(50, { skills: [] });
    const call = await trial.calling({ needs: ["van"], startsIn: 9 * 60 });
    await trial.look(call);
    expect(await trial.told(host)).toEqual([]);
    trial.clock.pass(3 * 60 + 1);
    await trial.look(call);
    await trial.look(call);
    expect(await trial.told(host)).toEqual(["prospects.stuck"]);
    const row = await trial.platform.db
      .selectFrom("askings")
      .select(["stuck", "widened_at"])
      .where("occasion_id", "=", call.id)
      .executeTakeFirst();
    expect(row).toEqual({ stuck: "skill", widened_at: trial.clock.now() });
  });

  test("one day before with an empty place there is an alarm, for hosts and asker, once", async () => {
    const host = await trial.person("Host");
    await trial.belong(host, { host: true });
    await trial.members(3);
    const call = await trial.calling({ startsIn: 3 * 24 * 60, places: [2] });
    await trial.look(call);
    trial.clock.pass(2 * 24 * 60);
    await trial.look(call);
    await trial.look(call);
    expect((await trial.told(host)).filter((kind) => kind === "prospects.alarm")).toHaveLength(1);
    expect((await trial.told(call.owner)).filter((kind) => kind === "prospects.alarm")).toHaveLength(1);
  });

  test("a small group asks its neighbours from the start, and says so to whom it asks", async () => {
    const { db } = trial.platform;
    const near = newId();
    const place = { kind: "city" as const, place_id: "koebenhavn-101", lat: 55.75, lon: 12.55 };
    const group = { id: near, slug: `near-${near}`, name: "Next", member_count: 30, ...place };
    await db
      .insertInto("groups")
      .values({ ...group, created_at: since })
      .execute();
    const people = await trial.people(30);
    await db
      .insertInto("memberships")
      .values(people.map(({ personId }) => ({ group_id: near, person_id: personId, since })))
      .execute();
    await trial.members(1);
    const call = await trial.calling({ places: [2] });
    await trial.look(call);
    const nudges = await nudgesOf(db, call.id);
    const neighbours = nudges.filter(({ reasons }) => reasons.includes("neighbour_group"));
    expect(neighbours.length).toBeGreaterThan(0);
    const ids = people.map(({ personId }) => personId);
    for (const { personId, reasons } of nudges)
      expect(reasons.includes("neighbour_group")).toBe(ids.includes(personId));
    await db.deleteFrom("groups").where("id", "=", near).execute();
  });
});

test("every reason given is true of the person it is given to", async () => {
  const { db } = trial.platform;
  const kinds = [
    { km: 1 },
    { km: 6, freeWeek: 2 ** 21 - 1 },
    { km: 2, skills: ["car"], speaks: ["ar"] },
    { km: 14, skills: ["car"], freeWeek: 2 ** 21 - 1 },
  ];
  for (const kind of kinds) await trial.members(15, kind);
  const calls = [
    await trial.calling({ places: [3], startsIn: 180 }),
    await trial.calling({ places: [3], needs: ["car"], startsIn: 180 }),
    await trial.calling({ places: [2], languages: ["ar"], startsIn: null }),
  ];
  for (const call of calls) await trial.look(call);
  const rows = await db
    .selectFrom("nudges as n")
    .innerJoin("people as p", "p.id", "n.person_id")
    .innerJoin("slots as s", "s.id", "n.slot_id")
    .innerJoin("askings as a", "a.occasion_id", "n.occasion_id")
    .innerJoin("occasions as o", "o.id", "n.occasion_id")
    .select([
      "n.reasons",
      "p.lat",
      "p.skills",
      "p.speaks",
      "p.free_week",
      "s.needs",
      "a.languages",
      "o.starts_at",
    ])
    .execute();
  expect(rows.length).toBeGreaterThan(10);
  const nearest = 1;
  for (const row of rows) {
    const km = ((row.lat ?? 0) - 55.7) * 111.2;
    const truths: Record<string, boolean> = {
      near: km <= 3.01,
      nobody_nearer: km > 3 && km >= nearest,
      free: row.free_week === 2 ** 21 - 1 && row.starts_at !== null,
      skill: row.needs.length > 0 && row.needs.every((need) => row.skills.includes(need)),
      language: row.languages.some((language) => row.speaks.includes(language)),
      // Nobody here is new, was asked before or comes from elsewhere.
      member: row.reasons.length === 1,
    };
    expect(row.reasons.length).toBeGreaterThan(0);
    for (const reason of row.reasons) expect([reason, truths[reason] ?? false]).toEqual([reason, true]);
  }
});
