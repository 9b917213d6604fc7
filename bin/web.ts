// One more web process on DATABASE_URL, beside the one that npm start runs. Prints its address.
import { parseArgs } from "node:util";
import { readEnv } from "../src/env.ts";
import { startNabo } from "../src/main.ts";
import { createLog } from "../src/platform/log.ts";
import { serveBuiltAssets } from "../tools/assets.ts";
import { command } from "../tools/command.ts";

await command(async () => {
  const { values } = parseArgs({
    options: { port: { type: "string" }, tasks: { type: "boolean", default: false } },
  });
  const env = readEnv({ ...process.env, ...(values.port ? { PORT: values.port } : {}) });
  if (!env.DATABASE_URL)
    throw new Error("Say which database: DATABASE_URL=postgres://… bin/web [--port 3001] [--tasks]");
  await serveBuiltAssets();
  const nabo = await startNabo({
    env,
    databaseUrl: env.DATABASE_URL,
    log: createLog(env.LOG_LEVEL),
    worker: values.tasks,
  });
  console.log(nabo.url);
  const stop = async () => {
    await nabo.close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
});
