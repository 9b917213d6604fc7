// A database cluster on disk: made once, with its own password and port, and checked before each start.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Binaries } from "./postgres-binaries.ts";
import { type Account, mustBeReachable } from "./state.ts";

export interface Cluster {
  /** Holds data/, password, port and log. */
  home: string;
  data: string;
  password: string;
  binaries: Binaries;
  account: Account | null;
  /** Only tests turn it off: without it, a power cut can lose what was promised. */
  fsync: boolean;
}

const settings = `
# Written once by Nabo; yours to tune. The port is given on the command line.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
shared_buffers = 128MB
max_wal_size = 512MB
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
# People's data stays out of the log: no statements, no rows in the details of an error.
log_min_error_statement = panic
log_error_verbosity = terse
`;

/** Opens the cluster in `stateDir`, making it the first time. It appears there complete or not at all. */
export async function openCluster(
  stateDir: string,
  binaries: Binaries,
  account: Account | null,
  fsync: boolean,
): Promise<Cluster> {
  mkdirSync(stateDir, { recursive: true, mode: account ? 0o711 : 0o700 });
  mustBeReachable(stateDir, account);
  const home = join(stateDir, "postgres");
  if (!existsSync(home)) await create(stateDir, home, binaries, account, fsync);
  const cluster = { home, data: join(home, "data"), password: "", binaries, account, fsync };
  const made = readFileSync(join(cluster.data, "PG_VERSION"), "utf8").trim();
  if (Number(made) !== binaries.major) {
    throw new Error(
      `The database in ${home} was made by PostgreSQL ${made}, and this Nabo brings ${binaries.major}. ` +
        `Nothing was changed. Start the Nabo it came from, save it with pg_dump, and load that into a new one; ` +
        `or run PostgreSQL ${made} yourself and set DATABASE_URL.`,
    );
  }
  return { ...cluster, password: readFileSync(join(home, "password"), "utf8").trim() };
}

async function create(
  stateDir: string,
  home: string,
  binaries: Binaries,
  account: Account | null,
  fsync: boolean,
) {
  const building = mkdtempSync(join(stateDir, ".postgres-"));
  try {
    own(building, account);
    const password = join(building, "password");
    writeFileSync(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
    own(password, account);
    const data = join(building, "data");
    // The same order of letters on every machine, whatever languages it has installed.
    const locale =
      binaries.major >= 17
        ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        : ["--locale=C.UTF-8"];
    const args = [
      "-D",
      data,
      "-U",
      "nabo",
      "-E",
      "UTF8",
      "-A",
      "scram-sha-256",
      `--pwfile=${password}`,
      ...locale,
    ];
    await run(join(binaries.bin, "initdb"), fsync ? args : [...args, "--no-sync"], building, account);
    appendFileSync(
      join(data, "postgresql.conf"),
      fsync ? settings : `${settings}fsync = off\nfull_page_writes = off\n`,
    );
    renameSync(building, home);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    // Another start made it first; ours is not needed.
    if (!existsSync(home)) throw error;
  }
}

function own(path: string, account: Account | null): void {
  if (account) chownSync(path, account.uid, account.gid);
}

function run(program: string, args: string[], cwd: string, account: Account | null): Promise<void> {
  const who = account ? { uid: account.uid, gid: account.gid } : {};
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: plainEnvironment(),
      ...who,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(explain(said, cwd)))));
  });
}

/** PostgreSQL's programs read PG* variables and locales; none of those of whoever started us may reach them. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TZ: "UTC", LC_ALL: "C" };
}

/** Turns what PostgreSQL's programs said as they failed into a sentence about what to do. */
export function explain(said: string, folder: string): string {
  if (/No space left on device|Check free disk space|Disk quota exceeded/i.test(said)) {
    return `The disk that holds ${folder} is full, so the database cannot start. Nothing was lost: free some space and start again.`;
  }
  if (/Permission denied/i.test(said)) {
    return `The database may not write in ${folder}. Check who owns it, or choose another folder with NABO_STATE.`;
  }
  if (/could not create shared memory|Cannot allocate memory/i.test(said)) {
    return `There is too little memory for the database. It needs about 200 MB.`;
  }
  return `The database in ${folder} could not start. It said:\n${said.trim().split("\n").slice(-8).join("\n")}`;
}

/** The port used last time when it is still free, otherwise a new one. */
export async function choosePort(home: string): Promise<number> {
  const file = join(home, "port");
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const port = (last ? await freePort(last) : null) ?? (await freePort(0));
  if (!port) throw new Error("There is no free port on 127.0.0.1 for the database.");
  return port;
}

export function rememberPort(home: string, port: number): void {
  writeFileSync(join(home, "port"), String(port));
}

function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(null));
    server.listen(wanted, "127.0.0.1", () => {
      const at = server.address();
      server.close(() => resolve(typeof at === "object" ? (at?.port ?? null) : null));
    });
  });
}
