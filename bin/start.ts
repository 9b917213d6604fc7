// Starts Nabo: database, migrations, the world the first time, web and background work; prints where to look.
import { parseArgs } from "node:util";
import { openDenmark, openEmpty, type World, worldIn } from "../db/worlds/open.ts";
import { readEnv } from "../src/env.ts";
import { startNabo } from "../src/main.ts";
import { connect } from "../src/platform/db.ts";
import { createLog } from "../src/platform/log.ts";
import { command, isFree, nextFreePort, openDatabase, progressBar } from "../tools/command.ts";

const usage = "npm start -- [--world denmark|empty] [--port 3000]";

await command(async () => {
  const { world: wanted, port: chosen } = readArguments();
  const env = readEnv({ ...process.env, ...(chosen ? { PORT: chosen } : {}) });
  // Somebody at a terminal wants the address, not the log; a log collector wants everything.
  const quiet = process.stderr.isTTY && !process.env.LOG_LEVEL;
  const log = createLog(quiet ? "warn" : env.LOG_LEVEL);

  const database = await openDatabase(wanted ?? "denmark", log, env.NABO_STATE);
  const { world, firstHost } = await openWorld(database.url, wanted);
  env.PORT = await choosePort(env.HOST, env.PORT, Boolean(process.env.PORT ?? chosen));
  const nabo = await startNabo({ env, databaseUrl: database.url, log });
  const origin = env.PUBLIC_URL ?? nabo.url;
  console.log(welcome(origin, world, firstHost, database.where));

  let stopping: number | null = null;
  const stop = async () => {
    // A terminal sends Ctrl-C to npm and to us, and npm passes it on: the second one within a moment is the same one.
    if (stopping !== null && performance.now() - stopping < 1000) return;
    if (stopping !== null) process.exit(130);
    stopping = performance.now();
    console.log("\nStopping …");
    await nabo.close();
    await database.stop();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
});

function readArguments(): { world?: World; port?: string } {
  try {
    const { values } = parseArgs({ options: { world: { type: "string" }, port: { type: "string" } } });
    const { world, port } = values;
    if (world && world !== "denmark" && world !== "empty") throw new Error(`There is no world "${world}".`);
    return { ...(world ? { world: world as World } : {}), ...(port ? { port } : {}) };
  } catch (error) {
    throw new Error(`${(error as Error).message}\nUse: ${usage}`);
  }
}

/** A database holds one world for good, so that people of a demo and of real life never meet. */
async function openWorld(url: string, wanted?: World): Promise<{ world: World; firstHost: string | null }> {
  const { db, close } = connect(url, { max: 2, statementTimeout: 0 });
  try {
    const found = await worldIn(db);
    const world = wanted ?? found ?? "denmark";
    if (found && found !== world) {
      throw new Error(
        `This database holds the world "${found}", not "${world}". Use another DATABASE_URL for "${world}".`,
      );
    }
    if (world === "empty") return { world, firstHost: await openEmpty(db, new Date()) };
    await openDenmark(db, { now: () => new Date(), progress: progressBar("Filling the demo world") });
    return { world, firstHost: null };
  } finally {
    await close();
  }
}

async function choosePort(host: string, port: number, explicit: boolean): Promise<number> {
  if (port === 0 || (await isFree(host, port))) return port;
  if (explicit) throw new Error(`Port ${port} is taken by another program. Choose another one with --port.`);
  const next = await nextFreePort(host, port + 1);
  console.log(`Port ${port} is taken by another program; using ${next}.`);
  return next;
}

function welcome(origin: string, world: World, firstHost: string | null, where: string): string {
  const lines = [`\nNabo is ready: ${origin}\n`];
  if (world === "denmark") {
    lines.push("  Sign in to the demo as");
    lines.push(`    Amal, a newcomer who asks    ${origin}/demo/newcomer`);
    lines.push(`    Jonas, a neighbour who helps ${origin}/demo/neighbour`);
    lines.push(`    Karen, a host                ${origin}/demo/host`);
  } else if (firstHost) {
    lines.push("  Nobody is here yet. This link makes whoever opens it the first host, once:");
    lines.push(`    ${origin}/first-host/${firstHost}`);
  }
  lines.push(`\n  The data is in ${where}. Stop with Ctrl-C.`);
  return lines.join("\n");
}
