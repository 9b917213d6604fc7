// Runs the steps of a check one after the other, says how each went, and what to do about those that failed.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../src/platform/root.ts";

export interface Step {
  name: string;
  /** Sentences about what is wrong; empty when all is well. */
  run(): Promise<string[]>;
  /** Mends what a machine can mend. */
  mend?(): Promise<unknown>;
}

/** Runs all steps, also after one failed, and returns the names of those that did. */
export async function runSteps(steps: readonly Step[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of steps) {
    const began = performance.now();
    const wrong = await run().catch((error: unknown) => [
      error instanceof Error ? error.message : String(error),
    ]);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${wrong.length ? "✗" : "✓"} ${name.padEnd(44)} ${seconds.padStart(5)} s`);
    for (const sentence of wrong) console.log(sentence.replace(/^/gm, "    "));
    if (wrong.length) failed.push(name);
  }
  return failed;
}

/** A step that is a program of node_modules; what it says is shown when it fails. */
export function program(name: string, command: string, ...args: string[]): Step {
  return {
    name,
    run: () =>
      new Promise((resolve, reject) => {
        const child = spawn(join(ROOT, "node_modules/.bin", command), args, {
          cwd: ROOT,
          stdio: ["ignore", "pipe", "pipe"],
        });
        let said = "";
        child.stdout.on("data", (chunk) => (said += chunk));
        child.stderr.on("data", (chunk) => (said += chunk));
        child.on("error", reject);
        child.on("close", (code) => resolve(code === 0 ? [] : [said.trim() || `${command} failed`]));
      }),
  };
}

export function ours(name: string, find: () => string[] | Promise<string[]>, mend?: () => unknown): Step {
  return { name, run: async () => find(), ...(mend ? { mend: async () => mend() } : {}) };
}
