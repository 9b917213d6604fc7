// Everything that must hold: the checks, then every test. The last line counts real tests.
import { checks } from "../tools/checks.ts";
import { runSteps } from "../tools/steps.ts";
import { runSuites } from "../tools/suites.ts";

const unmet = await runSteps(checks);
const { passed, failed, wrong } = await runSuites();
const sentences = [...unmet.map((name) => `check: ${name}`), ...wrong];
if (sentences.length) console.log(`\nNot yet:\n  ${sentences.join("\n  ")}`);
// A check that fails is not a test, but a last line without a failure would be a lie.
const failures = failed + unmet.length;
console.log(`\n${passed} passed, ${failures} failed`);
process.exitCode = failures ? 1 : 0;
