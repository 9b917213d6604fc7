// What commands have in common: their database, a bar that shows progress, and errors as sentences.
import { createServer } from "node:net";
import type { Log } from "../src/platform/log.ts";
import { migrate } from "../src/platform/migrate.ts";
import { startPostgres } from "../src/platform/postgres.ts";
import { stateFolder } from "../src/platform/state.ts";

export interface Database {
  url: string;
  /** For people: where the data is. */
  where: string;
  stop(): Promise<void>;
}

/** DATABASE_URL, or the embedded database of that world; migrated either way. */
export async function openDatabase(world: "denmark" | "empty", log: Log, state?: string): Promise<Database> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await migrate(given);
    return { url: given, where: `the database at ${new URL(given).host}`, stop: async () => {} };
  }
  const stateDir = stateFolder(world, state);
  const postgres = await startPostgres({ stateDir, log });
  try {
    await migrate(postgres.url);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return { url: postgres.url, where: stateDir, stop: () => postgres.stop() };
}

/** A bar on a terminal, a line for every tenth elsewhere; nothing when there is nothing left to do. */
export function progressBar(label: string): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const percent = total ? Math.floor((done / total) * 100) : 100;
    if (shown < 0 && done >= total) return;
    const step = process.stdout.isTTY ? percent : Math.floor(percent / 10) * 10;
    if (step === shown) return;
    shown = step;
    const line = `${label} ${"█".repeat(step / 5).padEnd(20, "░")} ${String(step).padStart(3)} %`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}${step === 100 ? "\n" : ""}` : `${line}\n`);
  };
}

/** `wanted`, or the next port after it that is free on `host`. */
export async function nextFreePort(host: string, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 50; port++) if (await isFree(host, port)) return port;
  throw new Error(`No port from ${wanted} to ${wanted + 49} is free. Choose one with --port.`);
}

export function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

const opened: (() => Promise<unknown>)[] = [];

let stopping: number | null = null;

/** What has been opened so far, to be closed in reverse when the command ends, fails or is told to stop. */
export function closeOnSignal(): typeof opened {
  const stop = async () => {
    // A terminal sends Ctrl-C to npm and to us, and npm passes it on: the second one within a moment is the same one.
    if (stopping !== null && performance.now() - stopping < 1000) return;
    if (stopping !== null) process.exit(130);
    stopping = performance.now();
    console.log("\nStopping …");
    await closeAll();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return opened;
}

/** Also for commands that end by themselves. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close().catch(() => {});
}

/** Runs a command; what goes wrong is said in a sentence, with the stack only when LOG_LEVEL is debug. */
export async function command(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    // Told to stop half-way: what was in the middle of something fails, and that is no news.
    if (stopping !== null) return;
    const said = sentence(error);
    console.error(process.env.LOG_LEVEL === "debug" ? error : `\n${said}`);
    await closeAll();
    process.exit(1);
  }
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC")
    return `The disk that holds ${path ?? "Nabo"} is full. Free some space and start again.`;
  return error.message;
}
