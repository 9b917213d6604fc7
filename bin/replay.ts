// Lives through a day of the demo world with the clock run fast: bin/replay --people 150000 --hours 24 --seed one.
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { load } from "../db/worlds/denmark/load.ts";
import { worldIn } from "../db/worlds/open.ts";
import { type Day, replay } from "../db/worlds/replay/day.ts";
import { type Outcome, outcomeOf } from "../db/worlds/replay/outcome.ts";
import { type Env, readEnv } from "../src/env.ts";
import { connect, type Db } from "../src/platform/db.ts";
import { createLog } from "../src/platform/log.ts";
import { localIso } from "../src/platform/zoned.ts";
import { closeAll, closeOnSignal, command, openDatabase, progressBar } from "../tools/command.ts";

const usage = "bin/replay [--people 150000] [--hours 24] [--seed one] [--database postgres://…] [--json]";

await command(async () => {
  const { people, hours, seed, database: given, json } = readArguments();
  if (given) process.env["DATABASE_URL"] = given;
  const env = readEnv();
  if (env.DATABASE_URL) await mustBeNobodys(env.DATABASE_URL);
  const bar = (label: string) => (json ? () => {} : progressBar(label));
  const database = await openDatabase("denmark", createLog("warn"), env.NABO_STATE);
  const opened = closeOnSignal();
  opened.push(database.stop);
  const connection = connect(database.url, { max: 4, statementTimeout: 0 });
  opened.push(connection.close);
  const { db } = connection;
  await mustBeAlone(db);
  const began = performance.now();
  await load(db, { people, progress: bar("Filling the demo world") });
  const from = await clockOf(db);
  const day = await replay({
    connection,
    from,
    hours,
    seed,
    learning: bar("Four weeks before"),
    hour: (at, sofar) => json || console.log(line(at, sofar)),
  });
  const outcome = await outcomeOf(db, day, from, await clockOf(db));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    json ? JSON.stringify({ ...outcome, people, hours, seed, seconds }) : told(outcome, day, seconds),
  );
  if (!json) console.log(`\nThe world stands where the day ended. Walk about in it:\n  ${startWith(env)}`);
  await closeAll();
});

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        people: { type: "string", default: "150000" },
        hours: { type: "string", default: "24" },
        seed: { type: "string", default: "one" },
        database: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const [people, hours] = [Number(values.people), Number(values.hours)];
    if (!Number.isInteger(people) || people < 1)
      throw new Error(`"${values.people}" is no number of people.`);
    if (!(hours > 0 && hours <= 14 * 24))
      throw new Error(`"${values.hours}" is no number of hours up to 336.`);
    return { ...values, people, hours };
  } catch (error) {
    throw new Error(`${(error as Error).message}\nUse: ${usage}`);
  }
}

/** Before anything in it is changed. A database without tables is nobody's yet. */
async function mustBeNobodys(url: string): Promise<void> {
  const { db, close } = connect(url, { max: 1 });
  try {
    const world = await worldIn(db).catch((error: { code?: string }) => {
      if (error.code === "42P01") return null;
      throw error;
    });
    if (world === "empty")
      throw new Error("This database is a real instance, not the demo world. Nothing was changed.");
  } finally {
    await close();
  }
}

/** A worker of the product would do tasks whose time has not come. */
async function mustBeAlone(db: Db): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and application_name = 'nabo' and pid <> pg_backend_pid()`.execute(db);
  if (rows[0]?.n)
    throw new Error("Nabo is running on this database. Stop it first: a replay moves its clock.");
}

async function clockOf(db: Db): Promise<Date> {
  const row = await db.selectFrom("instance").select("clock_at").executeTakeFirst();
  if (!row?.clock_at) throw new Error("The demo world has no clock.");
  return row.clock_at;
}

function line(at: Date, { calls, offers, nudges, tasks }: Day): string {
  const full = [...calls.values()].filter(({ fullAt }) => fullAt).length;
  const when = localIso(at, "Europe/Copenhagen").slice(0, 16).replace("T", " ");
  return `${when}  ${calls.size} calls opened, ${full} full, ${nudges} people asked; ${offers} offers, ${tasks} tasks`;
}

function told(outcome: Outcome, { dropOuts, turnedAway }: Day, seconds: number): string {
  const {
    opened,
    filled,
    begun,
    begun_filled,
    places,
    places_filled,
    nudges,
    quiet_violations,
    limit_violations,
  } = outcome;
  const hours = (minutes: number | null) =>
    minutes === null ? "–" : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const rows = [
    ["calls opened", opened],
    ["filled in full", `${filled}; of the ${begun} that have begun, ${begun_filled}`],
    [
      "time until full",
      `${hours(outcome.median_min)} in the middle, nine of ten within ${hours(outcome.p90_min)}`,
    ],
    ["places filled", `${places_filled} of ${places}; ${dropOuts} given back on the way`],
    [
      "people asked",
      `${nudges}: ${outcome.nudges_per_place ?? "–"} for each filled place; ${turnedAway} came too late`,
    ],
    ["borne by the busiest tenth", `${Math.round((outcome.busiest_tenth ?? 0) * 100)} % of the asks`],
    ["asked in quiet hours", quiet_violations],
    ["asked more often than wished", limit_violations],
    ["this took", `${seconds} s`],
  ];
  return rows.map(([name, value]) => `  ${String(name).padEnd(30)}${value}`).join("\n");
}

function startWith({ DATABASE_URL, NABO_STATE }: Env): string {
  const given = DATABASE_URL
    ? `DATABASE_URL=${DATABASE_URL} `
    : NABO_STATE
      ? `NABO_STATE=${NABO_STATE} `
      : "";
  return `${given}npm start`;
}
