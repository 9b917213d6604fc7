// The demo world in a database: complete, consistent, the same every time, and unchanged by loading it again.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { demo, load } from "./load.ts";

const at = new Date("2026-06-10T06:30:00Z");
const tables =
  "organisations groups people memberships occasions slots calls addresses claims posts notices askings nudges listeners".split(
    " ",
  );

let world: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  [world, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await load(world.db, { people: 600, at });
});
afterAll(() => Promise.all([world.close(), other.close()]));

async function ask<R = Record<string, unknown>>(sql: string, { pool } = world): Promise<R[]> {
  return (await pool.query(sql)).rows as R[];
}
const none = async (sql: string) => expect(await ask(sql)).toEqual([]);

/** Rows and a checksum over all their columns, of every table. */
async function print(database = world): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await ask<{ print: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as print from ${table} t`,
      database,
    );
    prints[table] = row?.print ?? "";
  }
  return prints;
}

describe("loading", () => {
  test("twice changes nothing, whatever the second one asks for", async () => {
    const before = await print();
    expect(await load(world.db, { people: 600, at })).toEqual({ at, people: 600, added: 0 });
    expect(await load(world.db, { people: 20, at: new Date("2027-01-01T10:00:00Z") })).toMatchObject({
      at,
      added: 0,
    });
    expect(await print()).toEqual(before);
  });

  test("elsewhere gives the same world, also when two load it at once; a larger one only adds to it", async () => {
    const loads = await Promise.all([
      load(other.db, { people: 600, at }),
      load(other.db, { people: 600, at }),
    ]);
    expect(loads.map(({ added }) => added).sort()).toEqual([0, 600]);
    expect(await print(other)).toEqual(await print());
    expect(await load(other.db, { people: 900, at })).toMatchObject({ people: 900, added: 300 });
    const { people, memberships, groups, ...rest } = await print(other);
    expect(people?.split(" ")[0]).toBe("900");
    expect(await print()).toMatchObject(rest);
    const [member] = await ask<{ wrong: string }>(
      "select count(*) as wrong from groups g where member_count <> (select count(*) from memberships where group_id = g.id)",
      other,
    );
    expect(Number(member?.wrong)).toBe(0);
  });

  test("keeps what happened meanwhile: somebody forgotten does not come back", async () => {
    await other.pool.query(
      "delete from people where id = (select id from people order by id desc offset 10 limit 1)",
    );
    expect(await load(other.db, { people: 900, at })).toMatchObject({ added: 0 });
    expect((await ask("select id from people", other)).length).toBe(899);
  });

  test("shows its progress and sets the clock", async () => {
    const [instance] = await ask("select world, clock_at from instance");
    expect(instance).toEqual({ world: "denmark", clock_at: at });
    const seen: number[] = [];
    await load(other.db, { people: 950, at, progress: (done, total) => seen.push(done / total) });
    expect(seen.at(-1)).toBe(1);
  });

  test("never touches a real instance", async () => {
    const real = await freshDatabase();
    try {
      await real.pool.query("insert into instance (world, created_at) values ('empty', now())");
      await expect(load(real.db, { people: 600, at })).rejects.toThrow("real instance");
      expect(await ask("select id from people", real)).toEqual([]);
    } finally {
      await real.close();
    }
  });
});

describe("people and groups", () => {
  test("seventy cities, the asylum centres, and an organisation behind every shop, café and club", async () => {
    const [count] = await ask(
      "select count(*)::int as n from groups where kind = 'city' and name like 'Venligboerne %'",
    );
    expect(count).toEqual({ n: 70 });
    const centres = await ask<{ name: string }>(
      "select name from groups where kind = 'centre' order by name",
    );
    expect(centres.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Center Brovst", "Center Hanstholm"]),
    );
    await none(
      "select slug from groups where kind in ('shop', 'cafe', 'club', 'city') and organisation_id is null",
    );
  });

  test("every group has a host, and its counted members", async () => {
    await none(
      "select slug from groups g where not exists (select from memberships where group_id = g.id and role = 'host')",
    );
    await none(
      "select slug from groups g where member_count <> (select count(*) from memberships where group_id = g.id)",
    );
    await none("select person_id from memberships group by 1 having count(*) > 3");
    await none(
      "select person_id from memberships m join people p on p.id = person_id where since < p.created_at",
    );
  });

  test("the three to sign in as are who they should be", async () => {
    const rows = await ask<{ id: string; name: string; role: string }>(
      `select p.id, p.name, m.role from people p join memberships m on m.person_id = p.id
       join groups g on g.id = m.group_id where g.slug = 'venligboerne-koebenhavn' and p.id in
       ('${demo.newcomer}', '${demo.neighbour}', '${demo.host}') order by p.id`,
    );
    expect(rows.map(({ name, role }) => [name, role])).toEqual([
      ["Amal Morgendug", "member"],
      ["Jonas Fyrtårn", "member"],
      ["Karen Kornblomst", "host"],
    ]);
  });

  test("nobody has an address one could write to", () =>
    none("select id from people where email is not null"));
});

describe("calls", () => {
  test("places held are counted, and belong to members", async () => {
    await none(`select id from slots s where taken <> (select count(*) from claims
      where slot_id = s.id and state in ('claimed', 'arrived', 'offered'))`);
    await none(
      `select c.id from claims c left join memberships m using (group_id, person_id) where m.person_id is null`,
    );
    await none(
      "select o.id from occasions o join claims c on c.occasion_id = o.id where c.person_id = o.owner_id",
    );
    await none(`select s.id from slots s join claims c on c.slot_id = s.id join people p on p.id = c.person_id
      where not p.skills @> s.needs`);
  });

  test("nobody stands in line before a free place, unless it will be given out fairly", () =>
    none(`select s.id from slots s join occasions o on o.id = s.occasion_id
      where (taken < places) and exists (select from claims where slot_id = s.id and state = 'waiting')
      and (allocate_at is null or allocated_at is not null or taken > 0)`));

  test("moments are in order", async () => {
    const morning = `timestamptz '${at.toISOString()}'`;
    await none(`select id from occasions where published_at > ${morning} or expires_at <= published_at
      or greatest(cancelled_at, closed_at, removed_at) not between published_at and ${morning}`);
    await none(`select o.id from occasions o join memberships m on m.group_id = o.group_id and m.person_id = owner_id
      where since > published_at`);
    await none(
      "select id from claims join memberships using (group_id, person_id) where since > claims.created_at",
    );
    await none(`select c.id from claims c join occasions o on o.id = c.occasion_id where c.created_at < o.published_at
      or greatest(c.created_at, claimed_at, on_way_at, arrived_at, released_at, confirmed_at, outcome_at, thanked_at) > ${morning}`);
    await none(
      "select id from claims where least(released_at, confirmed_at, outcome_at, thanked_at) < created_at",
    );
  });

  test("whoever completed something is known, and all other marks fit", async () => {
    await none(`select c.id from claims c join memberships m using (group_id, person_id)
      where outcome = 'done' and (m.known_since is null or m.known_since > outcome_at)`);
    await none(
      "select person_id from memberships where vouched_by = person_id or (vouched_by is not null and known_since is null)",
    );
    await none("select id from claims where (state = 'missed') <> (outcome is not distinct from 'missed')");
    await none("select id from occasions where starts_at is not null and remote = false and lat = 0");
  });

  test("exact addresses are kept for a week after the end", async () => {
    await none(`select occasion_id from addresses a join occasions o on o.id = occasion_id
      where delete_after <> expires_at + interval '7 days' or remote`);
    await none(`select o.id from occasions o left join addresses a on a.occasion_id = o.id
      where not remote and (a.occasion_id is null) <> (expires_at + interval '7 days' <= timestamptz '${at.toISOString()}')`);
  });

  test("the moving call stands on Copenhagen's board, half filled", async () => {
    const slots =
      await ask(`select role, s.needs, places, taken from slots s join occasions o on o.id = occasion_id
      join calls c on c.id = o.id where owner_id = '${demo.newcomer}' and category = 'moving' and party = 4
      and starts_local = '2026-06-10 15:00' order by position`);
    expect(slots).toEqual([
      { role: "driver", needs: ["car"], places: 2, taken: 1 },
      { role: "carrier", needs: ["lifting"], places: 4, taken: 2 },
    ]);
  });
});

describe("asking", () => {
  test("every call that needs people asks, and goes on within the hour where it is open", async () => {
    await none(
      "select c.id from calls c left join askings a on a.occasion_id = c.id where (c.direction = 'need') <> (a.occasion_id is not null)",
    );
    await none(`select occasion_id from askings a join occasions o on o.id = occasion_id where (next_at is not null) <> (
      coalesce(starts_at, expires_at) > '${at.toISOString()}' and coalesce(cancelled_at, closed_at, removed_at) is null
      and exists (select from slots s where s.occasion_id = o.id and taken < places))`);
  });

  test("nobody was asked at night, more than wished, for what they cannot do, or twice for the same", async () => {
    await none(
      "select id from nudges where extract(hour from sent_at at time zone 'Europe/Copenhagen') not between 8 and 20",
    );
    await none("select person_id from nudges group by person_id, occasion_id having count(*) > 1");
    await none(`select n.id from nudges n join slots s on s.id = slot_id join people p on p.id = person_id
      where not p.skills @> s.needs`);
    await none(`select person_id from (select person_id, count(*) over (partition by person_id order by sent_at
      range between interval '7 days' preceding and current row) as lately from nudges) asked where lately > 3`);
    await none("select id from nudges where cardinality(reasons) = 0 or answered_at < sent_at");
  });

  test("Jonas has one to answer", async () => {
    const rows =
      await ask(`select n.kind, n.read_at from notices n join nudges on nudges.id = (n.facts->>'nudge')::uuid
      where n.person_id = '${demo.neighbour}' and nudges.answer is null`);
    expect(rows).toEqual([{ kind: "nudges.asked", read_at: null }]);
  });
});
