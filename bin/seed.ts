// Fills a world with people: bin/seed denmark --people 150000. Doing it twice changes nothing.
import { parseArgs } from "node:util";
import { fillDenmark, worldIn } from "../db/worlds/open.ts";
import { readEnv } from "../src/env.ts";
import { connect } from "../src/platform/db.ts";
import { createLog } from "../src/platform/log.ts";
import { command, openDatabase, progressBar } from "../tools/command.ts";

const usage = "bin/seed denmark [--people 3000]";

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { people: { type: "string" } },
  });
  const people = Number(values.people ?? 3000);
  if (positionals[0] !== "denmark" || !Number.isInteger(people) || people < 1)
    throw new Error(`Use: ${usage}`);
  const env = readEnv();
  const database = await openDatabase("denmark", createLog("warn"), env.NABO_STATE);
  const { db, close } = connect(database.url, { max: 4, statementTimeout: 0 });
  try {
    if ((await worldIn(db)) === "empty")
      throw new Error("This database holds a real instance. Nothing was changed.");
    const began = performance.now();
    await fillDenmark(db, { people, now: new Date(), progress: progressBar(`Filling "denmark"`) });
    console.log(
      `The world "denmark" has at least ${people.toLocaleString("en")} people. ${((performance.now() - began) / 1000).toFixed(1)} s`,
    );
  } finally {
    await close();
    await database.stop();
  }
});
