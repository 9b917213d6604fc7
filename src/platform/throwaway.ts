// A database server for one run of tests or tools, gone afterwards.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog } from "./log.ts";
import { type Postgres, startPostgres } from "./postgres.ts";
import type { Binaries } from "./postgres-binaries.ts";
import { isAlive } from "./processes.ts";

const PREFIX = "nabo-throwaway-";

export interface ThrowawayOptions {
  binaries?: Binaries;
  /** On unless told otherwise; off is quicker where nobody will pull the plug. */
  fsync?: boolean;
}

/** A fresh server in the folder for temporary files. `stop()` removes it; a killed run's is removed by the next. */
export async function throwawayPostgres({
  binaries,
  fsync = true,
}: ThrowawayOptions = {}): Promise<Postgres> {
  sweep();
  const stateDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(stateDir, 0o711);
  const postgres = await startPostgres({
    stateDir,
    log: createLog("error"),
    fsync,
    dieWithParent: true,
    ...(binaries ? { binaries } : {}),
  });
  const { url, version, stop } = postgres;
  return {
    url,
    version,
    get pid() {
      return postgres.pid;
    },
    async stop() {
      await stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const maker = Number.parseInt(name.slice(PREFIX.length), 10);
    if (!isAlive(maker)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
