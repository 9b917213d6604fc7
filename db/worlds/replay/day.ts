// A day of the demo world with the clock run fast: from one event to the next, through the product's own services.
import { sql } from "kysely";
import { handlers as allHandlers } from "../../../src/modules.ts";
import type { Clock } from "../../../src/platform/clock.ts";
import type { Connection, Db } from "../../../src/platform/db.ts";
import type { Platform } from "../../../src/platform/platform.ts";
import { localParts } from "../../../src/platform/zoned.ts";
import { Agenda } from "./agenda.ts";
import { putUp, signedInAs } from "./callers.ts";
import { nature as natureOf } from "./nature.ts";
import { neighbours } from "./neighbours.ts";
import { learnFromPast } from "./past.ts";
import { headless } from "./product.ts";
import { type Queue, queueOf, recurring } from "./queue.ts";
import { type Opening, rhythm } from "./rhythm.ts";
import { type Town, townsOf } from "./towns.ts";

export interface Replaying {
  connection: Connection;
  /** Where the world's clock stands. */
  from: Date;
  hours: number;
  seed: string;
  /** Told while the groups learn from their past, before the day begins. */
  learning(done: number, total: number): void;
  /** Told at every full hour of the world. */
  hour(at: Date, day: Day): void;
}

/** What happened so far. */
export interface Day {
  calls: Map<string, { openedAt: Date; fullAt: Date | null }>;
  offers: number;
  nudges: number;
  tasks: number;
  dropOuts: number;
  turnedAway: number;
}

const minute = 60_000;

/** A clock that stands still until it is told what time it is. It never goes back. */
function jumping(from: Date): Clock & { goTo(at: Date): void } {
  let now = from;
  return {
    now: () => new Date(now),
    goTo(at) {
      if (at > now) now = at;
    },
  };
}

/** Lives through the hours. Afterwards the world's clock stands at their end, and a worker can go on from there. */
export async function replay({ connection, from, hours, seed, learning, hour }: Replaying): Promise<Day> {
  const { db, pool } = connection;
  const clock = jumping(from);
  const queue = queueOf(pool, clock);
  const platform = headless(connection, clock, queue.tasks);
  const towns = await townsOf(db);
  const nature = natureOf(seed);
  await learnFromPast(db, towns, nature, from, learning);
  const to = new Date(from.getTime() + hours * 60 * minute);
  const wall = (at: Date) => localParts(at, "Europe/Copenhagen").hour;
  const openings = rhythm(
    { from, to },
    towns.map(({ members }) => members),
    seed,
    wall,
  );
  const day: Day = { calls: new Map(), offers: 0, nudges: 0, tasks: 0, dropOuts: 0, turnedAway: 0 };
  await queue.begin();
  try {
    await live({ platform, clock, queue, towns, openings, day, to, seed, nature, hour });
  } finally {
    await queue.end();
    await keepTime(db, clock);
  }
  return day;
}

interface Living extends Pick<Replaying, "hour" | "seed"> {
  platform: Platform;
  clock: ReturnType<typeof jumping>;
  queue: Queue;
  towns: readonly Town[];
  openings: Opening[];
  day: Day;
  to: Date;
  nature: ReturnType<typeof natureOf>;
}

async function live({
  platform,
  clock,
  queue,
  towns,
  openings,
  day,
  to,
  nature,
  hour,
}: Living): Promise<void> {
  const handlers = allHandlers(platform);
  const agenda = new Agenda();
  const people = neighbours(platform, nature, agenda, async (became, id) => {
    if (became === "late") day.turnedAway++;
    if (became === "dropped_out") day.dropOuts++;
    await noteFull(platform, day, id);
  });
  await people.hear();
  for (const opening of openings)
    agenda.add({ at: opening.at.getTime(), do: () => open(platform, towns, opening, day) });
  const run = async (name: string, payload: Record<string, unknown>) => {
    const handler = handlers[name];
    if (!handler) throw new Error(`nobody handles ${name}`);
    await (typeof handler === "function" ? handler(payload) : handler.run(payload));
    day.tasks++;
    day.nudges += await people.hear();
  };
  let tick = Math.ceil(clock.now().getTime() / minute) * minute;
  for (;;) {
    const due = (await queue.next())?.getTime() ?? Number.POSITIVE_INFINITY;
    const plan = agenda.next() ?? Number.POSITIVE_INFINITY;
    const at = Math.min(due, plan, tick);
    if (at > to.getTime()) break;
    clock.goTo(new Date(at));
    if (due === at) {
      const job = await queue.take();
      if (job) await run(job.name, job.payload);
    } else if (plan === at) await agenda.take()?.do();
    else {
      for (const name of recurring(handlers, clock.now())) await run(name, {});
      if (clock.now().getUTCMinutes() === 0) hour(clock.now(), day);
      tick += minute;
    }
  }
  clock.goTo(to);
}

/** A member whose turn it is asks, or offers something. */
async function open(platform: Platform, towns: readonly Town[], opening: Opening, day: Day): Promise<void> {
  const town = towns[opening.group];
  const owner = town && (await town.owner(platform.db, opening));
  if (!owner) return;
  const id = await putUp(platform, await signedInAs(platform, owner), town, opening);
  if (opening.template.direction === "offer") day.offers++;
  else day.calls.set(id, { openedAt: platform.clock.now(), fullAt: null });
}

/** Full from when its last place was taken; given back, it is not full any more. */
async function noteFull({ db, clock }: Platform, { calls }: Day, id: string): Promise<void> {
  const call = calls.get(id);
  if (!call) return;
  const { rows } = await sql<{ full: boolean }>`
    select bool_and(taken >= places) as full from slots where occasion_id = ${id}`.execute(db);
  call.fullAt = rows[0]?.full ? (call.fullAt ?? clock.now()) : null;
}

/** From now on the world's clock goes on from here. */
async function keepTime(db: Db, clock: Clock): Promise<void> {
  await db
    .updateTable("instance")
    .set({ clock_at: clock.now(), clock_offset_ms: clock.now().getTime() - Date.now() })
    .execute();
}
