// Fills the demo world: bin/seed denmark --people 150000 --at 2026-06-10T08:30+02:00. Doing it twice changes nothing.
import { parseArgs } from "node:util";
import { load } from "../db/worlds/denmark/load.ts";
import { readEnv } from "../src/env.ts";
import { connect } from "../src/platform/db.ts";
import { createLog } from "../src/platform/log.ts";
import { closeAll, closeOnSignal, command, openDatabase, progressBar } from "../tools/command.ts";

const usage = "bin/seed denmark [--people 3000] [--at 2026-06-10T08:30+02:00]";

await command(async () => {
  const { people, at } = readArguments();
  const env = readEnv();
  const database = await openDatabase("denmark", createLog("warn"), env.NABO_STATE);
  closeOnSignal().push(database.stop);
  const { db, close } = connect(database.url, { max: 2, statementTimeout: 0 });
  try {
    const began = performance.now();
    const world = await load(db, { people, at, progress: progressBar('Filling "denmark"') });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const said = (count: number) => count.toLocaleString("en");
    console.log(
      world.added
        ? `The world "denmark" has ${said(world.people)} people, ${said(world.added)} of them new. ${seconds} s`
        : `The world "denmark" has ${said(world.people)} people already; nothing was changed.`,
    );
  } finally {
    await close();
  }
  await closeAll();
});

function readArguments(): { people: number; at: Date | undefined } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { people: { type: "string", default: "3000" }, at: { type: "string" } },
  });
  const people = Number(values.people);
  const at = values.at === undefined ? undefined : new Date(values.at);
  const wrong = positionals[0] !== "denmark" || !Number.isInteger(people) || people < 1;
  if (wrong || Number.isNaN(at?.getTime())) throw new Error(`Use: ${usage}`);
  return { people, at };
}
