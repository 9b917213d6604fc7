// Everything that can happen to a few places, happening at once, over and over: what must hold, holds at every moment.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Arranged,
  type Person,
  type TurnoutTrial,
  turnoutTrial,
} from "../../../tests/support/turnout.ts";
import { Refusal } from "../../platform/refusal.ts";
import { addPlace, cancelOccasion, changeOccasion, closeOccasion } from "../arrangements/public.ts";
import { arrive, conclude } from "../attendance/service.ts";
import { occasionById, slotsOf } from "../occasions/public.ts";
import { settle, waitFor } from "../waiting/public.ts";
import { settleAll } from "../waiting/service.ts";
import { accept, claimSlot, release } from "./service.ts";

let trial: TurnoutTrial;
let host: Person;
beforeAll(async () => {
  trial = await turnoutTrial({ max: 14 });
  host = await trial.person();
  await trial.belong(host, { host: true });
});
afterAll(() => trial.close());

const doings = [
  "claim",
  "claim",
  "claim",
  "wait",
  "wait",
  "release",
  "release",
  "accept",
  "accept",
  "arrive",
  "miss",
  "found",
  "lapse",
  "add",
  "move",
  "shrink",
  "close",
  "cancel",
] as const;
type Doing = { what: (typeof doings)[number]; who: number; call: number; slot: number };

const doing: fc.Arbitrary<Doing> = fc.record({
  what: fc.constantFrom(...doings),
  who: fc.nat(11),
  call: fc.nat(3),
  slot: fc.nat(1),
});

/** Two dozen things at a time, until all are done; what ends an occasion for good only now and then. */
async function storm(scene: Scene, all: Doing[], count: (word: string) => void): Promise<void> {
  const left = all.filter(({ what }, n) => !["close", "cancel"].includes(what) || n % 40 === 0);
  const one = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const result = await act(scene, next).catch((error: unknown) => {
        if (error instanceof Refusal && expected.has(error.kind)) return { result: error.kind };
        throw error;
      });
      count(`${next.what} ${(result as { result?: string } | undefined)?.result ?? "done"}`);
    }
  };
  await Promise.all(Array.from({ length: 24 }, one));
}

interface Scene {
  people: Person[];
  calls: Arranged[];
}

const wants: Record<string, string[]> = {
  accept: ["offered"],
  arrive: ["claimed"],
  miss: ["claimed", "arrived"],
  found: ["missed"],
};

async function act({ people, calls }: Scene, { what, who, call, slot }: Doing): Promise<unknown> {
  const { platform } = trial;
  const [person, occasion] = [people[who], calls[call]];
  if (!person || !occasion) throw new Error("no such person or call");
  const at = { occasionId: occasion.id, slotId: occasion.slots[slot] ?? "" };
  /** Somebody in it, and their claim; for who is not there, everything is refused in other tests. */
  const holder = async () => {
    const rows = await platform.db
      .selectFrom("claims")
      .select(["id", "person_id", "state"])
      .where("occasion_id", "=", occasion.id)
      .where("state", "<>", "released")
      .orderBy("id")
      .execute();
    const fitting = rows.filter(({ state }) => wants[what]?.includes(state) ?? true);
    const row = (fitting.length > 0 ? fitting : rows)[who % Math.max(1, fitting.length || rows.length)];
    return { claimId: row?.id ?? at.slotId, by: { ...person, personId: row?.person_id ?? person.personId } };
  };
  switch (what) {
    case "claim":
      return claimSlot(platform, person, { ...at, accept: who % 2 ? "overlap" : undefined });
    case "wait":
      return waitFor(platform, person, at);
    case "release": {
      const { claimId, by } = await holder();
      return release(platform, by, { claimId, reason: "other" });
    }
    case "accept":
    case "arrive": {
      const { claimId, by } = await holder();
      return what === "accept" ? accept(platform, by, claimId) : arrive(platform, by, claimId);
    }
    case "miss":
    case "found": {
      const { claimId } = await holder();
      return conclude(platform, occasion.owner, claimId, what === "miss" ? "missed" : "done");
    }
    case "lapse":
      trial.clock.pass(4);
      return settle(platform, occasion.id);
    case "add":
      return addPlace(platform, host, at);
    case "move":
    case "shrink":
      return change(occasion, what);
    case "close":
      return closeOccasion(platform, occasion.owner, at);
    case "cancel":
      return cancelOccasion(platform, occasion.owner, at);
  }
}

function change({ id, owner }: Arranged, what: "move" | "shrink"): Promise<unknown> {
  const { platform } = trial;
  return platform.db.transaction().execute(async (trx) => {
    const now = await occasionById(trx, id);
    if (!now?.startsAt || !now.endsAt) throw new Error("no time");
    const by = what === "move" ? 20 * 60_000 : 0;
    const [startsAt, endsAt] = [new Date(now.startsAt.getTime() + by), new Date(now.endsAt.getTime() + by)];
    const slots = (await slotsOf(trx, [id])).map(({ role, needs, places }) => ({
      role,
      needs,
      places: what === "shrink" ? 1 : places,
    }));
    const to = { ...now, startsAt, endsAt, expiresAt: endsAt, slots, address: null };
    return changeOccasion(trx, platform, owner, { occasionId: id, change: to });
  });
}

/** What may never be seen, by anybody, at any moment. */
async function broken(): Promise<unknown[]> {
  const { rows } = await sql`
    select 'taken is not what is held' as what, s.id from slots s
      where s.taken <> (select count(*) from claims c where c.slot_id = s.id and c.state in ('offered', 'claimed', 'arrived'))
    union all select 'more taken than there is', id from slots where taken > places
    union all select 'two claims of one person', occasion_id from claims
      where state in ('waiting', 'offered', 'claimed', 'arrived') group by occasion_id, person_id having count(*) > 1
    union all select 'somebody in what was called off', o.id from occasions o join claims c on c.occasion_id = o.id
      where o.cancelled_at is not null and c.state <> 'released' and c.state <> 'missed'
    union all select 'a free place while somebody waits', s.id from slots s join occasions o on o.id = s.occasion_id
      where s.taken < s.places and o.closed_at is null and o.expires_at > ${trial.clock.now()}
        and exists (select from claims c where c.slot_id = s.id and c.state = 'waiting')
    union all select 'in two places at once', a.id from claims a join claims b on a.person_id = b.person_id and a.id < b.id
      where a.state in ('claimed', 'arrived') and b.state in ('claimed', 'arrived') and a.during && b.during
    `.execute(trial.platform.db);
  return rows;
}

/** Watches the whole time. */
async function watch(until: Promise<unknown>): Promise<unknown[]> {
  let over = false;
  void until.finally(() => {
    over = true;
  });
  while (!over) {
    const seen = await broken();
    if (seen.length > 0) return seen;
  }
  return [];
}

const expected = new Set(["not_found", "forbidden", "gone", "conflict"]);

test("whatever happens at once, every place is held by at most one, and nobody is forgotten", async () => {
  const outcomes = new Map<string, number>();
  const round = async (seed: number) => {
    trial.clock.set("2026-06-10T07:00:00Z");
    await trial.platform.db.deleteFrom("occasions").execute();
    const people = await trial.people(12);
    const calls = await Promise.all([
      trial.arrange({ startsIn: 5, minutes: 900, places: [1, 1] }),
      trial.arrange({ startsIn: 800, places: [2, 1] }),
      trial.arrange({ startsIn: 1000, places: [1, 3] }),
      trial.arrange({ startsIn: 1010, places: [2, 2], remote: true }),
    ]);
    const all = fc.sample(doing, { seed, numRuns: 300 });
    const done = storm({ people, calls }, all, (word) => outcomes.set(word, (outcomes.get(word) ?? 0) + 1));
    const seen = await watch(done);
    await done;
    expect(seen).toEqual([]);
    await settleAll(trial.platform);
    expect(await broken()).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(fc.nat(), round), { numRuns: 8, endOnFailure: true });
  // The storm has to have blown from everywhere.
  const seen = [
    "claim claimed",
    "claim full",
    "claim already",
    "wait waiting",
    "accept claimed",
    "release done",
  ];
  for (const word of [...seen, "move done", "miss done"])
    expect(outcomes.get(word) ?? 0, word).toBeGreaterThan(0);
}, 120_000);
