// Starts Nabo: database, migrations, the world the first time, web and background work; prints where to look.
import { parseArgs } from "node:util";
import { openDenmark, openEmpty, type World, worldIn } from "../db/worlds/open.ts";
import { readEnv } from "../src/env.ts";
import { startNabo } from "../src/main.ts";
import { demoLinks } from "../src/modules/people/public.ts";
import { connect } from "../src/platform/db.ts";
import { createLog } from "../src/platform/log.ts";
import { serveBuiltAssets } from "../tools/assets.ts";
import { closeOnSignal, command, isFree, nextFreePort, openDatabase, progressBar } from "../tools/command.ts";

const usage = "npm start -- [--world denmark|empty] [--port 3000]";

const people = {
  newcomer: "Amal, a newcomer who asks",
  neighbour: "Jonas, a neighbour who helps",
  host: "Karen, a host",
};

await command(async () => {
  const { world: wanted, port: chosen } = readArguments();
  const env = readEnv({ ...process.env, ...(chosen ? { PORT: chosen } : {}) });
  // Somebody at a terminal wants the address, not the log; a log collector wants everything.
  const quiet = process.stderr.isTTY && !process.env.LOG_LEVEL;
  const log = createLog(quiet ? "warn" : env.LOG_LEVEL);

  const opened = closeOnSignal();
  const database = await openDatabase(wanted ?? "denmark", log, env.NABO_STATE);
  opened.push(database.stop);
  const firstHost = await openWorld(database.url, wanted);
  env.PORT = await choosePort(env.HOST, env.PORT, Boolean(process.env.PORT ?? chosen));
  await serveBuiltAssets();
  const nabo = await startNabo({ env, databaseUrl: database.url, log });
  opened.push(nabo.close);
  const links = demoLinks(nabo.platform);
  console.log(`\nNabo is ready: ${nabo.platform.origin}\n`);
  if (links.length) console.log("  Sign in to the demo as");
  for (const { who, url } of links) console.log(`    ${people[who].padEnd(30)} ${url}`);
  if (firstHost) {
    console.log("  Nobody is here yet. This link makes whoever opens it first the host, once:");
    console.log(`    ${nabo.platform.origin}/first-host/${firstHost}`);
  }
  console.log(`\n  The data is in ${database.where}. Stop with Ctrl-C.`);
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

/**
 * A database holds one world for good, so that people of a demo and of real life never meet. Returns the secret of
 * the first host's link while it is open.
 */
async function openWorld(url: string, wanted?: World): Promise<string | null> {
  const { db, close } = connect(url, { max: 2, statementTimeout: 0 });
  try {
    const found = await worldIn(db);
    const world = wanted ?? found ?? "denmark";
    if (found && found !== world) {
      throw new Error(
        `This database holds the world "${found}", not "${world}". Use another DATABASE_URL for "${world}".`,
      );
    }
    if (world === "empty") return await openEmpty(db, new Date());
    await openDenmark(db, { now: () => new Date(), progress: progressBar("Filling the demo world") });
    return null;
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
