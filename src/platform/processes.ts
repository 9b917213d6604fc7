// Other processes on this machine: whether they live, and what they are.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that has ended but was not yet collected by its parent does not count as living. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return process.platform !== "linux" || !/^State:\s+[ZX]/m.test(statusOf(pid));
}

/** The command line a process was started with; empty when there is no such process. */
export function commandOf(pid: number): string {
  if (process.platform !== "linux") {
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "State:\tX (dead)";
  }
}
