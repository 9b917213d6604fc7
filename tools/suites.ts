// Runs the test suites one after the other and adds up what they counted.
import { spawn } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installedBinaries } from "../src/platform/postgres-binaries.ts";
import { ROOT } from "../src/platform/root.ts";
import { chromiumPath } from "./chromium.ts";

export interface Count {
  passed: number;
  failed: number;
  /** Sentences about what failed or could not be done. */
  wrong: string[];
}

interface Suite {
  name: string;
  project: string;
  files?: string[];
  env?: NodeJS.ProcessEnv;
}

const reports = join(ROOT, "dist/tests");

/** All suites: beside the code, the data again on the oldest PostgreSQL we carry, faults, journeys in a browser. */
export async function runSuites(): Promise<Count> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const counts = [await runSuite({ name: "unit and data", project: "unit" })];
  if (installedBinaries(15)) {
    counts.push(
      await runSuite({
        name: "data on PostgreSQL 15",
        project: "unit",
        files: dataTests(),
        env: { TEST_POSTGRES: "15" },
      }),
    );
  } else {
    console.log("\nPostgreSQL 15 is not installed here, so the data tests ran on the embedded one alone.");
  }
  counts.push(await runSuite({ name: "faults", project: "faults" }));
  counts.push(await journeys());
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, 0),
    wrong: counts.flatMap((count) => count.wrong),
  };
}

async function journeys(): Promise<Count> {
  try {
    return await runSuite({
      name: "journeys in a browser",
      project: "journeys",
      env: { CHROMIUM: chromiumPath() },
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { passed: 0, failed: 1, wrong: [`journeys in a browser: not run. ${said}`] };
  }
}

/** Tests that stand on a database. */
function dataTests(): string[] {
  const files = globSync("{src,db,tests/data}/**/*.test.{ts,tsx}", { cwd: ROOT }).sort();
  return files.filter((file) =>
    /tests\/support\/|\.\.\/support\//.test(readFileSync(join(ROOT, file), "utf8")),
  );
}

async function runSuite({ name, project, files = [], env = {} }: Suite): Promise<Count> {
  console.log(`\n— ${name}`);
  const report = join(reports, `${name.replaceAll(" ", "-")}.json`);
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const flags = ["--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await new Promise<number>((resolve, reject) => {
    const args = [vitest, "run", "--project", project, ...flags, ...files];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
  const { passed, failed } = readReport(report);
  if (code === 0) return { passed, failed, wrong: [] };
  const wrong = failed ? `${name}: ${failed} failed` : `${name}: could not run to its end`;
  return { passed, failed: failed || 1, wrong: [wrong] };
}

function readReport(file: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8")) as Record<
      string,
      number
    >;
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
