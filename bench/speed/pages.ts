// The board under a steady load while a queue of calls that opened together is worked off, and without.
import { sql } from "kysely";
import type { Db } from "../../src/platform/db.ts";
import type { Platform } from "../../src/platform/platform.ts";
import { get, load, median, percentile } from "../client.ts";
import { say } from "../ground.ts";
import { openCalls, removeCalls } from "./openings.ts";

const connections = 4;
const perSecond = 40;
const rounds = 3;
/** Opening together. */
export const together = 50;

export interface Pages {
  ratio: number;
  /** Milliseconds. */
  p95: { with: number; without: number };
  /** Seconds until each of them had been looked at. */
  seconds: number;
  asked: number;
}

interface Ground {
  platform: Platform;
  groupId: string;
  owners: readonly string[];
  url: string;
  path: string;
  cookie: string;
}

/**
 * Each round compares the same board, with the same calls on it, right after one another. Of every ten seconds the 95th
 * percentile is taken, of those the middle, and of the rounds' ratios the middle: what else the machine does in a few of them decides nothing.
 */
export async function pages(ground: Ground): Promise<Pages> {
  const { platform, groupId, owners } = ground;
  const { db } = platform;
  await steady(ground, 1);
  const found: { with: number; without: number; seconds: number; asked: number }[] = [];
  for (let i = 0; i < rounds; i++) {
    const began = performance.now();
    const ids = await openCalls(platform, groupId, owners.slice(i * together, (i + 1) * together));
    const busy = await steady(ground, 12, () => worked(db, ids));
    const seconds = (performance.now() - began) / 1000;
    const asked = await asks(db, ids);
    const quiet = await steady(ground, busy.length);
    await removeCalls(db, ids);
    const one = { with: median(busy), without: median(quiet), seconds, asked };
    found.push(one);
    say(
      `round ${i + 1} of ${rounds}: 95 % within ${one.with.toFixed(1)} ms, without ${one.without.toFixed(1)} ms`,
    );
  }
  const middle = (of: (one: (typeof found)[number]) => number) => median(found.map(of));
  return {
    ratio: middle((one) => one.with / one.without),
    p95: { with: middle((one) => one.with), without: middle((one) => one.without) },
    seconds: middle(({ seconds }) => seconds),
    asked: middle(({ asked }) => asked),
  };
}

/** Reads the board at a steady pace, so many times ten seconds or until it is done; the 95th percentile of each. */
async function steady(
  { url, path, cookie }: Ground,
  slices: number,
  done: () => Promise<boolean> = async () => false,
): Promise<number[]> {
  const request = get(path, cookie);
  const found: number[] = [];
  while (found.length < slices && !(await done())) {
    const result = await load({ url, connections, perSecond, ms: 10_000, next: () => request });
    const bad = Object.entries(result.statuses).filter(([status]) => status !== "200");
    if (bad.length) throw new Error(`answers other than 200: ${JSON.stringify(bad)}`);
    found.push(percentile(result.times, 0.95));
  }
  return found;
}

/** Each of them has been looked at once. */
async function worked(db: Db, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from askings where occasion_id = any(${ids}::uuid[]) and next_at = opened_at`.execute(
    db,
  );
  return rows[0]?.left === 0;
}

async function asks(db: Db, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ asks: number }>`
    select count(*)::int as asks from nudges where occasion_id = any(${ids}::uuid[])`.execute(db);
  return rows[0]?.asks ?? 0;
}
