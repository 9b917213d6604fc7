// A disk so small that it is soon full, in memory. Only root can mount it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../../../src/platform/processes.ts";
import { type Account, isRoot } from "../../../src/platform/state.ts";

const prefix = "nabo-small-disk-";

export interface SmallDisk {
  folder: string;
  grow(megabytes: number): void;
  close(): void;
}

/**
 * Mounts one that `owner` may write to. What a killed run left behind is taken away first.
 * @throws a sentence that says which step cannot be done here
 */
export function smallDisk(megabytes: number, owner: Account | null): SmallDisk {
  if (!isRoot())
    throw new Error(
      "this test fills a small disk, which only root can mount: run it as root, or in a container",
    );
  for (const name of readdirSync(tmpdir())) {
    const maker = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : process.pid;
    if (!isAlive(maker)) remove(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const { uid, gid } = owner ?? { uid: 0, gid: 0 };
  mount("-t", "tmpfs", "-o", `size=${megabytes}m,mode=0700,uid=${uid},gid=${gid}`, "nabo-small", folder);
  return {
    folder,
    grow: (to) => mount("-o", `remount,size=${to}m`, folder),
    close: () => remove(folder),
  };
}

function mount(...args: string[]): void {
  const { status, stderr } = spawnSync("mount", args, { encoding: "utf8" });
  if (status === 0) return;
  throw new Error(
    `this test cannot mount the small disk it fills: mount ${args.join(" ")}: ${stderr.trim()}`,
  );
}

function remove(folder: string): void {
  spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true, force: true });
}
