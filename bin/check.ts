// Checks the code without running it: types, lint, structure, words, schema. With --mend it mends what a machine can.
import { checks } from "../tools/checks.ts";
import { runSteps } from "../tools/steps.ts";

if (process.argv.includes("--mend")) for (const { mend } of checks) await mend?.();
const failed = await runSteps(checks);
if (failed.length) console.log(`\nNot yet: ${failed.join("; ")}.`);
process.exitCode = failed.length ? 1 : 0;
