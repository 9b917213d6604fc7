// A process that starts a database and waits to be killed: for tests of what remains when Nabo dies.
import { createLog } from "../../src/platform/log.ts";
import { startPostgres } from "../../src/platform/postgres.ts";

const [stateDir = ""] = process.argv.slice(2);
const { pid, url } = await startPostgres({ stateDir, log: createLog("error"), fsync: false });
process.stdout.write(`${JSON.stringify({ pid, url })}\n`);
setInterval(() => {}, 60_000);
