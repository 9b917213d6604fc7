// The product as operators run it: a process of its own, started as bin/web does, with all it says about itself.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../../../src/platform/root.ts";

export interface Product {
  url: string;
  pid: number;
  /** What it wrote to standard error, its log included. */
  said(): string;
  /** The exit code or signal; undefined while it runs. */
  ended(): string | undefined;
  /** SIGKILL: no farewell, no last write. */
  kill(): Promise<void>;
  /** SIGTERM, as a restart does. */
  stop(): Promise<void>;
}

interface Options {
  /** Whether it works off tasks too. Default: true. */
  tasks?: boolean;
  env?: Record<string, string>;
}

const setpriv = "/usr/bin/setpriv";

/** Starts one process on a database and waits for its address. It never outlives the test run. */
export async function startProduct(
  databaseUrl: string,
  { tasks = true, env = {} }: Options = {},
): Promise<Product> {
  // Past bin/run, which may fetch packages first: not from within a test.
  const flags = ["--max-semi-space-size=16", "--enable-source-maps"];
  const launch = [join(ROOT, "tools/launch.mjs"), "web", ...(tasks ? ["--tasks"] : [])];
  const command = [process.execPath, ...flags, ...launch];
  const tied = existsSync(setpriv) ? [setpriv, "--pdeathsig", "KILL", ...command] : command;
  const child = spawn(tied[0] ?? "", tied.slice(1), {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      PORT: "0",
      DATABASE_URL: databaseUrl,
      ...env,
    },
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-100_000);
  });
  let ended: string | undefined;
  const gone = new Promise<void>((done) => {
    child.once("close", (code, signal) => {
      ended = signal ?? String(code);
      done();
    });
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    void gone.then(() => reject(new Error(`ended with ${ended} before it said its address: ${said}`)));
    createInterface({ input: child.stdout }).once("line", resolve);
  });
  const end = (signal: NodeJS.Signals) => async () => {
    if (ended === undefined) child.kill(signal);
    await gone;
  };
  return {
    url,
    pid: child.pid ?? 0,
    said: () => said,
    ended: () => ended,
    kill: end("SIGKILL"),
    stop: end("SIGTERM"),
  };
}
