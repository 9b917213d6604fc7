// A database server that tests kill and start as they like, on one port, with everything safely on disk.
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { migrate } from "../../../src/platform/migrate.ts";
import { embeddedBinaries } from "../../../src/platform/postgres-binaries.ts";
import { choosePort, openCluster, plainEnvironment } from "../../../src/platform/postgres-cluster.ts";
import { type Account, databaseAccount } from "../../../src/platform/state.ts";

export interface Server {
  /** A migrated, empty database. */
  url: string;
  /** As whom it runs; null: as we do. */
  account: Account | null;
  start(): Promise<void>;
  /** SIGKILL to the postmaster, as when the machine runs out of memory. */
  kill(): Promise<void>;
  /** Kills it and removes everything. */
  close(): Promise<void>;
}

const setpriv = "/usr/bin/setpriv";

export async function ownServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), `nabo-throwaway-${process.pid}-`));
  chmodSync(folder, 0o711);
  const account = databaseAccount();
  const cluster = await openCluster(folder, embeddedBinaries(), account, true);
  const port = await choosePort(cluster.home);
  const url = `postgres://nabo:${cluster.password}@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | undefined;

  /** The eighth line of postmaster.pid says "ready" once it takes connections. */
  const isReady = (): boolean => {
    const file = join(cluster.data, "postmaster.pid");
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    return Number(lines[0]) === child?.pid && lines[7]?.trim() === "ready";
  };
  const ended = () => child === undefined || child.exitCode !== null || child.signalCode !== null;

  function launch(): void {
    const program = join(cluster.binaries.bin, "postgres");
    const args = ["-D", cluster.data, "-p", String(port)];
    const tied = existsSync(setpriv) ? [setpriv, "--pdeathsig", "INT", program, ...args] : [program, ...args];
    child = spawn(tied[0] ?? "", tied.slice(1), {
      cwd: cluster.data,
      env: plainEnvironment(),
      stdio: "ignore",
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    });
  }

  /** Right after a kill, PostgreSQL refuses to start while an orphan of the old server still holds its memory. */
  async function start(): Promise<void> {
    launch();
    await vi.waitFor(
      () => {
        if (ended()) launch();
        if (!isReady()) throw new Error("the database does not start");
      },
      { timeout: 30_000, interval: 50 },
    );
  }

  async function kill(): Promise<void> {
    child?.kill("SIGKILL");
    await vi.waitFor(() => {
      if (!ended()) throw new Error("the database does not end");
    });
  }

  await start();
  await migrate(url);
  return {
    url,
    account,
    start,
    kill,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
