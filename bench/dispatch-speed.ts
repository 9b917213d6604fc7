// Whom to ask in a group of 38,000: how long one decision takes, and whether a queue of them blocks pages.
import { sql } from "kysely";
import { load as loadDenmark } from "../db/worlds/denmark/load.ts";
import { headless } from "../db/worlds/replay/product.ts";
import "../src/modules.ts";
import { look } from "../src/modules/askings/public.ts";
import { gentle, type Question, whomToAsk } from "../src/modules/dispatch/public.ts";
import { occasionById, slotsOf } from "../src/modules/turnout/public.ts";
import { offsetClock } from "../src/platform/clock.ts";
import { type Connection, connect, type Db } from "../src/platform/db.ts";
import type { Platform } from "../src/platform/platform.ts";
import { median } from "./client.ts";
import { ground, type Product, product, say } from "./ground.ts";
import { newPeople, signedIn } from "./people.ts";
import { writeHistory } from "./speed/history.ts";
import { openCalls, removeCalls } from "./speed/openings.ts";
import { pages, together } from "./speed/pages.ts";
import { round, table } from "./table.ts";

const slug = "venligboerne-koebenhavn";
const rounds = 11;

export async function dispatchSpeed() {
  const here = await ground();
  let running: Product | undefined;
  let connection: Connection | undefined;
  try {
    const url = await here.database("speed");
    // One connection, so that what is compared waits for the same one.
    connection = connect(url, { max: 1, statementTimeout: 0 });
    const { db } = connection;
    const world = await fill(db);
    const platform = headless(connection, world.clock);
    const one = await decisions(platform, world.groupId);
    const cookie = await signedIn(db, slug);
    const owners = await newPeople(db, together * 6);
    running = await product(url, {}, "--tasks");
    const many = await pages({
      ...world,
      platform,
      owners,
      cookie,
      url: running.url,
      path: `/groups/${slug}`,
    });
    const figures = {
      ms: round(one.ms, 1),
      ratio: round(one.ms / one.readMs),
      board_p95_ratio: round(many.ratio),
      members: world.members,
      read_ms: round(one.readMs, 1),
      anybody_ms: round(one.anybodyMs, 1),
      anybody_ratio: round(one.anybodyMs / one.readMs),
      look_ms: round(one.lookMs, 1),
      board_p95_ms: { with: round(many.p95.with, 1), without: round(many.p95.without, 1) },
      queue_seconds: round(many.seconds, 1),
      queue_asked: many.asked,
      history: world.history,
    };
    return {
      figures,
      table: table(`Whom to ask, of ${world.members} members`, [
        ["one decision", `${figures.ms} ms`, "for one slot, from the database to the choice"],
        [
          "reading the members",
          `${figures.read_ms} ms`,
          "the same columns of each of them, into the process",
        ],
        ["ratio", figures.ratio, "target under 2"],
        ["with no wishes at all", figures.anybody_ratio, "everybody could: the slowest question there is"],
        ["a whole look", `${figures.look_ms} ms`, "two slots, asking them and writing it down"],
        [
          `${together} calls together`,
          `${figures.queue_seconds} s`,
          `until all had asked, ${many.asked} people`,
        ],
        ["the board meanwhile", `${figures.board_p95_ms.with} ms`, "95th percentile under a steady load"],
        ["the board without", `${figures.board_p95_ms.without} ms`],
        ["ratio", figures.board_p95_ratio, "target at most 1.5"],
      ]),
    };
  } finally {
    await running?.stop();
    await connection?.close();
    await here.stop();
  }
}

/** The demo world at its real size at nine in the morning, with eight weeks of asking behind its largest group. */
async function fill(db: Db) {
  say("filling a world of 150,000 people");
  await loadDenmark(db, { people: 150_000, at: new Date("2026-06-10T07:00:00Z") });
  const { clock_offset_ms } = await db
    .selectFrom("instance")
    .select("clock_offset_ms")
    .executeTakeFirstOrThrow();
  const clock = offsetClock(Number(clock_offset_ms));
  const group = await db
    .selectFrom("groups")
    .select(["id", "member_count"])
    .where("slug", "=", slug)
    .executeTakeFirstOrThrow();
  // Nothing else asks meanwhile.
  await db.updateTable("askings").set({ next_at: null }).execute();
  say("writing eight weeks of asking");
  const history = await writeHistory(db, group.id, clock.now());
  return { clock, groupId: group.id, members: group.member_count, history };
}

/** Medians of rounds in which each takes its turn. */
async function decisions(platform: Platform, groupId: string) {
  const { db } = platform;
  const people = await newPeople(db, rounds + 1);
  const [opened = ""] = await openCalls(platform, groupId, people.slice(0, 1));
  const question = await questionOf(platform, opened, groupId);
  const anybody = { ...question, languages: [], slot: { ...question.slot, needs: [] } };
  anybody.occasion = { ...question.occasion, startsAt: null, endsAt: null };
  const times = { read: [] as number[], one: [] as number[], anybody: [] as number[], look: [] as number[] };
  for (let i = 0; i < rounds; i++) {
    times.read.push(await timed(() => readMembers(db, groupId)));
    times.one.push(await timed(() => whomToAsk(db, question)));
    times.anybody.push(await timed(() => whomToAsk(db, anybody)));
    const [id = ""] = await openCalls(platform, groupId, people.slice(i + 1, i + 2));
    times.look.push(await timed(() => look(platform, id)));
    await removeCalls(db, [id]);
  }
  await removeCalls(db, [opened]);
  const { read, one, anybody: any, look: looks } = times;
  return { ms: median(one), readMs: median(read), anybodyMs: median(any), lookMs: median(looks) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The call's carriers: free then, able to lift, with a language in common. */
async function questionOf({ db, clock }: Platform, id: string, groupId: string): Promise<Question> {
  const occasion = await occasionById(db, id);
  const [, slot] = await slotsOf(db, [id]);
  if (!occasion || !slot) throw new Error("the call is gone");
  const now = clock.now();
  return {
    occasion,
    slot,
    kind: "need.moving",
    languages: ["en", "ar"],
    pending: [],
    groups: [groupId],
    now,
    quiet: false,
    urgent: false,
    settings: gentle,
  };
}

/** What a decision needs to know of the person itself, of each member. */
async function readMembers(db: Db, groupId: string): Promise<void> {
  await sql`
    select p.id, p.lat, p.lon, p.free_week, p.speaks, p.skills
    from memberships m join people p on p.id = m.person_id where m.group_id = ${groupId}`.execute(db);
}
