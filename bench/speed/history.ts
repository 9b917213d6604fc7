// Eight weeks of asking in one group, written straight into the tables, so that a decision reads what it would read
// after eight weeks: who was asked when, what they said, whom they listen to still, what they wish.
import { sql } from "kysely";
import type { Db } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";

const weeks = 8;
/** What some eighty calls a day with three places each cost. */
const asksADay = 1200;
const kinds = ["moving", "furniture", "bicycle", "transport", "come_along", "form", "homework", "danish"];

/** Returns how many rows of each kind it wrote. */
export async function writeHistory(db: Db, groupId: string, now: Date): Promise<Record<string, number>> {
  const occasions = await oldOccasions(db, groupId, now);
  await nudges(db, groupId, now, occasions);
  await habits(db, groupId);
  await wishes(db, groupId, now);
  await sql`vacuum (analyze) nudges, habits, listeners, attention, claims, occasions, slots, mutes`.execute(
    db,
  );
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from nudges) as nudges, (select count(*) from habits) as habits,
      (select count(*) from listeners) as listeners, (select count(*) from attention) as attention,
      (select count(*) from claims where group_id = ${groupId}) as claims`.execute(db);
  return rows[0] ?? {};
}

/** Calls that are over, one for each sixth hour, with one slot each. */
async function oldOccasions(db: Db, groupId: string, now: Date): Promise<{ id: string; slot: string }[]> {
  const made = Array.from({ length: weeks * 28 }, () => ({ id: newId(), slot: newId() }));
  await sql`
    with given as (select row_number() over () as n, * from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as x (id uuid, slot uuid)),
    made as (
      insert into occasions (id, group_id, kind, expires_at, place_id, area, lat, lon, published_at)
      select id, ${groupId}, 'call', ${now}::timestamptz - n * interval '6 hours', 'koebenhavn-101', 'København', 55.68, 12.57,
        ${now}::timestamptz - n * interval '6 hours' - interval '1 day' from given
    )
    insert into slots (id, occasion_id, group_id, position, role, places, taken)
    select slot, id, ${groupId}, 0, 'helper', 500, 0 from given`.execute(db);
  return made;
}

/** Some are asked more often than others, by the golden section; one in six says yes and comes, one in three says no. */
async function nudges(
  db: Db,
  groupId: string,
  now: Date,
  occasions: readonly { id: string; slot: string }[],
): Promise<void> {
  const asks = weeks * 7 * asksADay;
  const { rows } = await sql<{ size: number }>`
    select count(*)::int as size from memberships where group_id = ${groupId}`.execute(db);
  const size = rows[0]?.size ?? 0;
  await sql`
    with members as (
      select person_id, (row_number() over (order by md5(person_id::text)) - 1)::int as n
      from memberships where group_id = ${groupId}
    ), old as (
      select (row_number() over () - 1)::int as n, * from jsonb_to_recordset(${JSON.stringify(occasions)}::jsonb) as x (id uuid, slot uuid)
    ), asks as (
      select person_id, a, ${now}::timestamptz - (a + 1) * ${(86_400 / asksADay) * 1000}::float8 * interval '1 millisecond' as sent_at
      from generate_series(0, ${asks}::int - 1) a join members 
        on n = floor(${size}::float8 * ((a * 0.6180339887::float8)::numeric % 1) ^ 1.3)::int
    ), sent as (
      insert into nudges (id, group_id, occasion_id, slot_id, person_id, wave, sent_at, chance, ask, km, reasons,
        answer, answered_at)
      select gen_random_uuid(), ${groupId}, id, slot, person_id, 1, sent_at, 0.15,
        jsonb_build_object('kind', 'need.' || (${kinds}::text[])[1 + a % 8], 'at', extract(epoch from sent_at) * 1000,
          'hour', 10, 'km', 2, 'habit', null, 'listener', null),
        2, '{near}', case when a % 6 = 0 then 'yes' when a % 6 < 3 then 'no' else 'silent' end,
        sent_at + interval '1 minute'
      from asks join old on old.n = a % ${occasions.length}::int
      returning *
    ), came as (
      insert into claims (id, slot_id, occasion_id, group_id, person_id, state, created_at, claimed_at)
      select distinct on (occasion_id, person_id) gen_random_uuid(), slot_id, occasion_id, group_id, person_id,
        'claimed', answered_at, answered_at
      from sent where answer = 'yes'
    )
    insert into listeners (person_id, belief, believed_at, unanswered)
    select person_id, 0.6, max(sent_at), count(*) filter (where answer = 'silent') from sent group by person_id
    on conflict (person_id) do update set unanswered = excluded.unanswered`.execute(db);
}

async function habits(db: Db, groupId: string): Promise<void> {
  await sql`
    insert into habits (person_id, kind, yes, tries)
    select person_id, ask->>'kind', count(*) filter (where answer = 'yes'), count(*) filter (where answer <> 'silent') + 0.4 * count(*) filter (where answer = 'silent')
    from nudges group by 1, 2`.execute(db);
  const counts = Object.fromEntries(kinds.map((kind) => [`kind need.${kind}`, { yes: 900, expected: 6000 }]));
  const bands = { km: 10, hour: 7, rest: 10, unanswered: 6 };
  for (const [name, size] of Object.entries(bands))
    for (let i = 0; i < size; i++) counts[`${name} ${i}`] = { yes: 700 - 40 * i, expected: 720 };
  counts["noes"] = { yes: 4000, expected: 12_000 };
  const delay = { n: 7000, sum: 7000 * Math.log(25), squares: 7000 * (Math.log(25) ** 2 + 1.21) };
  await sql`
    insert into experience (group_id, counts) values (${groupId}, ${JSON.stringify({ counts, delay })}::jsonb)
    on conflict (group_id) do update set counts = excluded.counts`.execute(db);
}

/** Everybody who was asked has a row; every twentieth paused or wants none, a few are woken for what is urgent. */
async function wishes(db: Db, groupId: string, now: Date): Promise<void> {
  await sql`
    insert into attention (person_id, weekly_limit, paused_until, urgent_at_night)
    select person_id, case n % 40 when 0 then 0 when 1 then 1 when 2 then 7 else 3 end,
      case when n % 40 = 3 then ${now}::timestamptz + interval '5 days' end, n % 20 = 5
    from (select person_id, row_number() over (order by person_id) as n from listeners) asked`.execute(db);
  await sql`
    insert into mutes (person_id, group_id, since)
    select person_id, ${groupId}, ${now} from (select person_id, row_number() over (order by person_id) as n from listeners) asked
    where n % 150 = 0`.execute(db);
}
