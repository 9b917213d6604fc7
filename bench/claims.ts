// Claims: taken places a second through the whole product, against the same statement from a bare pool.

import { sql } from "kysely";
import pg from "pg";
import { claimStatement } from "../src/modules/turnout/store.ts";
import { connect, type Db } from "../src/platform/db.ts";
import { newId } from "../src/platform/ids.ts";
import { load, median, post } from "./client.ts";
import { ground, product, say } from "./ground.ts";
import { newPeople, sessionsFor } from "./people.ts";
import { round, table } from "./table.ts";

const slots = 100;
const clients = 10;
const rounds = 3;
const throughProduct = 4000;
const bare = 6000;
const contenders = 500;

interface Aim {
  occasionId: string;
  slotId: string;
}

export async function claims() {
  const here = await ground();
  const url = await here.database("claims");
  const { db, close } = connect(url, { max: 4, statementTimeout: 0 });
  const groupId = await newGroup(db);
  const aims = await newOccasions(db, groupId, slots, 500);
  const ours = await newPeople(db, (rounds * throughProduct) / slots);
  const theirs = await newPeople(db, (rounds * bare) / slots);
  const cookies = await sessionsFor(db, ours);
  const running = await product(url);
  const pool = new pg.Pool({ connectionString: url, max: clients });
  try {
    const perSecond: number[] = [];
    const barePerSecond: number[] = [];
    for (let i = 0; i < rounds; i++) {
      say(`round ${i + 1} of ${rounds}`);
      await sql`checkpoint`.execute(db);
      const share = (all: string[]) => all.slice((i * all.length) / rounds, ((i + 1) * all.length) / rounds);
      perSecond.push(await claimOverHttp(running.url, aims, share(cookies)));
      await sql`checkpoint`.execute(db);
      barePerSecond.push(await claimBare(pool, aims, share(theirs)));
    }
    const { rows } = await sql<{ claims: number }>`select count(*)::int as claims from claims`.execute(db);
    const expected = rounds * (throughProduct + bare);
    if (rows[0]?.claims !== expected)
      throw new Error(`${rows[0]?.claims} claims are written, ${expected} were made`);
    const contest = await contend(db, running.url, groupId);
    const figures = {
      ratio: round(median(perSecond.map((n, i) => n / (barePerSecond[i] ?? Number.NaN)))),
      per_second: Math.round(median(perSecond)),
      bare_per_second: Math.round(median(barePerSecond)),
      ...contest,
    };
    return {
      figures,
      table: table(`Claims: ${slots} slots, ${clients} clients, every one on disk`, [
        ["through the product", `${figures.per_second}/s`, "HTTP in, committed out"],
        ["the bare statement", `${figures.bare_per_second}/s`, "the same SQL, a pool of 10"],
        ["ratio", figures.ratio, "target at least 0.30"],
        [`${contenders} on one place`, figures.contested_claims, "claims; target exactly 1"],
        ["5xx among them", figures.contested_5xx, "target 0"],
      ]),
    };
  } finally {
    await pool.end();
    await close();
    await running.stop();
    await here.stop();
  }
}

async function claimOverHttp(url: string, aims: Aim[], cookies: string[]): Promise<number> {
  const requests = cookies.flatMap((cookie) =>
    aims.map(({ occasionId, slotId }) => post(`/calls/${occasionId}/claims`, `slot=${slotId}`, cookie)),
  );
  const result = await load({ url, connections: clients, next: () => requests.pop() });
  const said = Object.keys(result.statuses);
  if (said.some((status) => status !== "303")) throw new Error(`answers: ${JSON.stringify(result.statuses)}`);
  return result.perSecond;
}

async function claimBare(pool: pg.Pool, aims: Aim[], people: string[]): Promise<number> {
  const wishes = people.flatMap((personId) => aims.map((aim) => ({ ...aim, personId })));
  const started = performance.now();
  const work = async () => {
    for (let wish = wishes.pop(); wish; wish = wishes.pop()) {
      const claim = {
        ...wish,
        claimId: newId(),
        now: new Date(),
        accept: false,
        sends: { mail: false, sms: false },
      };
      await pool.query(claimStatement(claim));
    }
  };
  const total = wishes.length;
  await Promise.all(Array.from({ length: clients }, work));
  return total / ((performance.now() - started) / 1000);
}

async function contend(db: Db, url: string, groupId: string) {
  say(`${contenders} people on one place`);
  const [aim] = await newOccasions(db, groupId, 1, 1);
  if (!aim) throw new Error("no occasion");
  const cookies = await sessionsFor(db, await newPeople(db, contenders));
  const result = await load({
    url,
    connections: contenders,
    next: () => {
      const cookie = cookies.pop();
      return cookie && post(`/calls/${aim.occasionId}/claims`, `slot=${aim.slotId}`, cookie);
    },
  });
  const { rows } = await sql<{ held: number }>`
    select count(*)::int as held from claims where occasion_id = ${aim.occasionId} and state = 'claimed'`.execute(
    db,
  );
  const failed = Object.entries(result.statuses).filter(([status]) => Number(status) >= 500);
  return {
    contested_claims: rows[0]?.held ?? 0,
    contested_5xx: failed.reduce((sum, [, count]) => sum + count, 0),
    contested_answers: result.statuses,
  };
}

async function newGroup(db: Db): Promise<string> {
  const id = newId();
  const created_at = new Date();
  await db.insertInto("instance").values({ world: "empty", created_at }).execute();
  await db
    .insertInto("groups")
    .values({
      id,
      slug: "bench",
      name: "Bench",
      kind: "city",
      place_id: "koebenhavn-101",
      lat: 55.676,
      lon: 12.568,
      created_at,
    })
    .execute();
  return id;
}

/** Calls a day apart, each with one slot: nobody who takes several is in two places at once. */
async function newOccasions(db: Db, groupId: string, count: number, places: number): Promise<Aim[]> {
  const [ownerId = ""] = await newPeople(db, 1);
  const now = Date.now();
  const aims = Array.from({ length: count }, () => ({ occasionId: newId(), slotId: newId() }));
  const occasions = aims.map(({ occasionId }, i) => {
    const starts_at = new Date(now + (i + 2) * 86_400_000 + (places === 1 ? 43_200_000 : 0));
    const ends_at = new Date(starts_at.getTime() + 3_600_000);
    const local = (at: Date) => at.toISOString().slice(0, 19);
    return {
      id: occasionId,
      group_id: groupId,
      kind: "call" as const,
      owner_id: ownerId,
      starts_at,
      ends_at,
      starts_local: local(starts_at),
      ends_local: local(ends_at),
      expires_at: ends_at,
      place_id: "koebenhavn-101",
      area: "København",
      lat: 55.676,
      lon: 12.568,
      published_at: new Date(now),
    };
  });
  await db.insertInto("occasions").values(occasions).execute();
  await db
    .insertInto("calls")
    .values(
      aims.map(({ occasionId }) => ({
        id: occasionId,
        group_id: groupId,
        direction: "need" as const,
        category: "moving",
        timing: "date" as const,
      })),
    )
    .execute();
  await db
    .insertInto("slots")
    .values(
      aims.map(({ occasionId, slotId }) => ({
        id: slotId,
        occasion_id: occasionId,
        group_id: groupId,
        position: 0,
        role: "carrier",
        places,
      })),
    )
    .execute();
  await db
    .insertInto("addresses")
    .values(
      aims.map(({ occasionId }) => ({
        occasion_id: occasionId,
        group_id: groupId,
        exact: "Prøvevej 1",
        delete_after: new Date(now + 3e10),
      })),
    )
    .execute();
  return aims;
}
