// The embedded database server: started, adopted when it already runs, restarted when it dies, stopped by the last to leave.
//
// The server is a process of its own, apart from ours, so that Ctrl-C in a terminal lets the web finish before
// the database goes, and a killed Nabo does not take the data's keeper with it. Each Nabo that uses a server
// leaves its process id in users/. Whoever stops removes theirs, and stops the server only when nobody living is left.
import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "./log.ts";
import { type Binaries, embeddedBinaries } from "./postgres-binaries.ts";
import {
  type Cluster,
  choosePort,
  explain,
  openCluster,
  plainEnvironment,
  rememberPort,
} from "./postgres-cluster.ts";
import { commandOf, isAlive } from "./processes.ts";
import { databaseAccount } from "./state.ts";

export interface Postgres {
  url: string;
  version: string;
  /** Process id of the server; another one after it had to be restarted. */
  readonly pid: number;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  stateDir: string;
  log: Log;
  binaries?: Binaries;
  fsync?: boolean;
  /** For tests: the server must not outlive a test run that is killed. */
  dieWithParent?: boolean;
}

interface Running {
  pid: number;
  port: number;
  child: ChildProcess | null;
}

/**
 * Starts the database in `stateDir`, or adopts the one already running there.
 * @throws a sentence for people when the disk is full, the folder is another's, or the data from another version.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { stateDir, log, binaries = embeddedBinaries(), fsync = true } = options;
  const cluster = await openCluster(stateDir, binaries, databaseAccount(), fsync);
  const leave = enter(cluster);
  let running = await ensure(cluster, () => choosePort(cluster.home), options).catch((error: unknown) => {
    leave();
    throw error;
  });
  // The address was handed out: whatever happens, the server comes back under the same one.
  const { port } = running;
  rememberPort(cluster.home, port);
  const stopping = new AbortController();
  const keeping = keep();

  async function keep(): Promise<void> {
    while (await gone(running, stopping.signal)) {
      log.warn("postgres.died", { pid: running.pid });
      running = await again();
    }
  }

  async function again(): Promise<Running> {
    for (let pause = 50; ; pause = Math.min(pause * 2, 5000)) {
      try {
        const next = await ensure(cluster, async () => port, options);
        log.info("postgres.restarted", { pid: next.pid, port: next.port });
        return next;
      } catch (error) {
        if (stopping.signal.aborted) throw error;
        log.error("postgres.restart-failed", { where: cluster.home });
        await wait(pause);
      }
    }
  }

  return {
    url: `postgres://nabo:${cluster.password}@127.0.0.1:${port}/postgres`,
    version: binaries.version,
    get pid() {
      return running.pid;
    },
    async stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await keeping.catch(() => {});
      if (leave()) await end(cluster);
    },
  };
}

/** Signs us in as a user of the cluster. The returned function signs us out, and tells whether nobody else is left. */
function enter(cluster: Cluster): () => boolean {
  const users = join(cluster.home, "users");
  mkdirSync(users, { recursive: true });
  const mine = join(users, `${process.pid}-${Math.random().toString(36).slice(2, 8)}`);
  writeFileSync(mine, "");
  return () => {
    rmSync(mine, { force: true });
    const others = readdirSync(users).filter((name) => isAlive(Number.parseInt(name, 10)));
    return others.length === 0;
  };
}

/** The server that runs on this cluster, started now if there is none. */
async function ensure(
  cluster: Cluster,
  port: () => Promise<number>,
  options: PostgresOptions,
): Promise<Running> {
  for (;;) {
    const found = await adopt(cluster);
    if (found) {
      options.log.debug("postgres.adopted", { pid: found.pid, port: found.port });
      return found;
    }
    const started = await launch(cluster, await port(), options);
    if (started) return started;
  }
}

/** Lines of postmaster.pid: 1 process id, 4 port, 8 status. */
function postmaster(cluster: Cluster): { pid: number; port: number; status: string } | null {
  try {
    const lines = readFileSync(join(cluster.data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return pid ? { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? "" } : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function adopt(cluster: Cluster): Promise<Running | null> {
  for (;;) {
    const found = postmaster(cluster);
    if (!found || !isAlive(found.pid)) return null;
    if (!commandOf(found.pid).includes(cluster.data)) {
      // Left by a server that was killed, and its number now belongs to something else: PostgreSQL might refuse to start.
      rmSync(join(cluster.data, "postmaster.pid"), { force: true });
      return null;
    }
    if (found.status === "ready") return { pid: found.pid, port: found.port, child: null };
    await wait(20);
  }
}

/** Starts the server and waits until it answers; null when another one was quicker. */
async function launch(cluster: Cluster, port: number, options: PostgresOptions): Promise<Running | null> {
  const logFile = join(cluster.home, "log");
  const before = existsSync(logFile) ? statSync(logFile).size : 0;
  const output = openSync(logFile, before > 1_000_000 ? "w" : "a", 0o600);
  const program = join(cluster.binaries.bin, "postgres");
  const args = ["-D", cluster.data, "-p", String(port)];
  const tie = options.dieWithParent && existsSync("/usr/bin/setpriv");
  const child = spawn(
    tie ? "/usr/bin/setpriv" : program,
    tie ? ["--pdeathsig", "INT", program, ...args] : args,
    {
      cwd: cluster.data,
      env: plainEnvironment(),
      detached: true,
      stdio: ["ignore", "ignore", output],
      ...(cluster.account ? { uid: cluster.account.uid, gid: cluster.account.gid } : {}),
    },
  );
  closeSync(output);
  child.unref();
  let failed: Error | null = null;
  child.on("error", (error) => (failed = error));
  while (child.exitCode === null && child.signalCode === null && !failed) {
    const found = postmaster(cluster);
    if (child.pid && found?.pid === child.pid && found.status === "ready")
      return { pid: child.pid, port, child };
    await wait(10);
  }
  if (failed) throw failed;
  const said = readFileSync(logFile, "utf8").slice(before > 1_000_000 ? 0 : before);
  if (/lock file "postmaster.pid" already exists/.test(said)) return null;
  throw new Error(explain(said, cluster.home));
}

/** Waits until the server is no more: true when it died, false when `signal` says we are leaving. */
async function gone({ pid, child }: Running, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (child ? child.exitCode !== null || child.signalCode !== null : !isAlive(pid)) return true;
    await wait(100, undefined, { signal, ref: false }).catch(() => {});
  }
  return false;
}

/** A fast shutdown: open transactions are rolled back, everything committed is on disk. */
async function end(cluster: Cluster): Promise<void> {
  const found = postmaster(cluster);
  if (!found || !commandOf(found.pid).includes(cluster.data)) return;
  process.kill(found.pid, "SIGINT");
  while (isAlive(found.pid)) await wait(10);
}
