// The process is killed in the middle of two thousand claims, three times: none that was acknowledged is lost.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { type Call, type Ground, openGround, type Person } from "./support/ground.ts";
import { startProduct } from "./support/product.ts";
import { type Answer, eachOf, post } from "./support/visitor.ts";

const connections = 12;
/** So many answers into each life, the process dies. */
const lives = [350, 450, 500, Number.POSITIVE_INFINITY];

interface Wish {
  call: Call;
  /** Signed in, or a name to sign up with in the same form. */
  who: Pick<Person, "name"> & Partial<Person>;
}

let database: TestDatabase;
let ground: Ground;
beforeAll(async () => {
  database = await freshDatabase({ max: 4 });
  ground = await openGround(database.db);
});
afterAll(() => database.close());

test("what was acknowledged is there, nothing is half done, and the next process goes on at once", async () => {
  const wishes = await wishesFor();
  expect(wishes).toHaveLength(2000);
  const acknowledged: Wish[] = [];
  const answers: Answer[] = [];
  let left = wishes;
  for (const answersLeft of lives) {
    const product = await startProduct(database.url, { tasks: answersLeft === Number.POSITIVE_INFINITY });
    const unanswered: Wish[] = [];
    let heard = 0;
    await eachOf(left, connections, async (wish) => {
      const answer = await claim(product.url, wish).catch(() => undefined);
      if (!answer) return void unanswered.push(wish);
      answers.push(answer);
      if (answer.status === 303) acknowledged.push(wish);
      if (++heard === answersLeft) await product.kill();
    });
    left = unanswered;
    expect(product.ended()).toBe(answersLeft === Number.POSITIVE_INFINITY ? undefined : "SIGKILL");
    await check(acknowledged);
    await product.stop();
  }
  expect(left).toEqual([]);
  expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([303, 409]);
  expect(await full()).toEqual({ free: 0, scarce: 10 });
});

/** Ten calls with room for all and an address, ten with room for half of them; who comes new takes of the first. */
async function wishesFor(): Promise<Wish[]> {
  const owner = await ground.person();
  const host = await ground.person();
  await ground.belong(host, "host");
  const roomy = await ground.calls(10, { owner, places: 110, address: "Prøvevej 1" });
  const scarce = await ground.calls(10, { owner, places: 49, startsAt: new Date("2026-07-10T08:00:00Z") });
  const people = await ground.people(98);
  const newcomers = Array.from({ length: 40 }, (_, i) => ({ name: `Newcomer ${i}` }));
  const signedIn = people.flatMap((who) => [...roomy, ...scarce].map((call) => ({ who, call })));
  const every = Math.floor(signedIn.length / newcomers.length);
  return signedIn.flatMap((wish, i) => {
    const newcomer = i % every === 0 ? newcomers[i / every] : undefined;
    const call = roomy[i % roomy.length];
    return newcomer && call ? [wish, { who: newcomer, call }] : [wish];
  });
}

function claim(url: string, { who, call }: Wish): Promise<Answer> {
  const { cookie, name } = who;
  const form = { slot: call.slot, ...(cookie ? {} : { name, lang: "en" }) };
  return post(`${url}/calls/${call.id}/claims`, form, cookie ? { cookie } : {});
}

async function check(acknowledged: Wish[]): Promise<void> {
  const { rows } = await sql<{ call: string; person: string; name: string }>`
    select c.occasion_id as call, c.person_id as person, p.name
    from claims c join people p on p.id = c.person_id where c.state = 'claimed'`.execute(database.db);
  const held = new Set(rows.flatMap(({ call, person, name }) => [`${call} ${person}`, `${call} ${name}`]));
  expect(acknowledged.filter(({ call, who }) => !held.has(`${call.id} ${who.id ?? who.name}`))).toEqual([]);
  const wrong = await sql<{
    miscounted: number;
    over: number;
    untold: number;
    unasked: number;
    twice: number;
  }>`
    select
      (select count(*) from slots s where s.taken <> (select count(*) from claims c
        where c.slot_id = s.id and c.state in ('offered', 'claimed', 'arrived'))) as miscounted,
      (select count(*) from slots where taken > places) as over,
      (select count(*) from claims c join occasions o on o.id = c.occasion_id where not exists (
        select from notices n where n.person_id = o.owner_id and n.dedup = 'claim ' || c.id)) as untold,
      (select count(*) from claims c join addresses a on a.occasion_id = c.occasion_id where not exists (
        select from notices n where n.kind = 'occasions.confirm_host' and n.dedup = 'claim ' || c.id)) as unasked,
      (select count(*) from (select from claims group by occasion_id, person_id having count(*) > 1) t) as twice`.execute(
    database.db,
  );
  expect(wrong.rows).toEqual([{ miscounted: 0, over: 0, untold: 0, unasked: 0, twice: 0 }]);
}

/** Calls with room for all that somebody signed in did not get into, and those with too little room that are full. */
async function full(): Promise<{ free: number; scarce: number }> {
  const { rows } = await sql<{ free: number; scarce: number }>`
    select count(*) filter (where places = 110 and taken < 98) as free,
      count(*) filter (where places = 49 and taken = 49) as scarce from slots`.execute(database.db);
  return rows[0] ?? { free: -1, scarce: -1 };
}
