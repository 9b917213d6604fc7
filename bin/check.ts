// Checks the code without running it: types, lint, structure, words, schema.
import { checks } from "../tools/checks.ts";
import { runSteps } from "../tools/steps.ts";

const failed = await runSteps(checks);
if (failed.length) console.log(`\nNot yet: ${failed.join("; ")}.`);
process.exitCode = failed.length ? 1 : 0;
