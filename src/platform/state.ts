// Where this instance keeps its state, and as whom the database runs.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ROOT } from "./root.ts";

/** The account a child process runs as; nothing of it when we are not root and cannot choose. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** Shared by every checkout on this machine when Nabo is started by root. */
export const MACHINE_HOME = "/var/lib/nabo";

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The folder that holds the embedded databases of this checkout. Root gets one outside the checkout, because
 * the account the database runs as may not be able to enter a folder such as /root.
 */
export function stateHome(override = process.env.NABO_STATE): string {
  if (override) return override;
  if (!isRoot()) return join(ROOT, ".nabo");
  const hash = createHash("sha256").update(ROOT).digest("hex").slice(0, 8);
  return join(MACHINE_HOME, `${basename(ROOT)}-${hash}`);
}

/** Each world has a folder of its own, so that a demo and a real instance can never mix. */
export function stateFolder(world: "denmark" | "empty", override?: string): string {
  return join(stateHome(override), world);
}

/**
 * PostgreSQL refuses to run as root, for good reasons. As root this gives the unprivileged account to use
 * instead, and makes it the first time; otherwise null: the database runs as whoever started Nabo.
 */
export function databaseAccount(): Account | null {
  if (!isRoot()) return null;
  const found = account("nabo");
  if (found) return found;
  spawnSync("useradd", [
    "--system",
    "--no-create-home",
    "--home-dir",
    MACHINE_HOME,
    "--shell",
    "/usr/sbin/nologin",
    "nabo",
  ]);
  const made = account("nabo") ?? account("nobody");
  if (!made)
    throw new Error(
      "Nabo runs as root and found no unprivileged user for its database. Add one: useradd --system nabo",
    );
  return made;
}

function account(name: string): Account | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

/** Throws a sentence when `who` cannot walk down to `folder`. */
export function mustBeReachable(folder: string, who: Account | null): void {
  if (!who) return;
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at);
      const bit = uid === who.uid ? 0o100 : gid === who.gid ? 0o010 : 0o001;
      if (!(mode & bit)) {
        throw new Error(
          `The database runs as the user "${who.name}", who cannot enter ${at}. Choose another folder with NABO_STATE.`,
        );
      }
    }
    if (at === dirname(at)) return;
  }
}
