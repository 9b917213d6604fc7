// Whether package-lock.json names every part of every platform.
//
// npm leaves a platform's part out of the lock when the registry at hand does not carry it, and then `npm ci` refuses
// the lock it wrote itself. What is missing is known all the same: the version stands in the package that asks for it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../src/platform/root.ts";

interface Part {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}
type Lock = { packages: Record<string, Part> };

const file = join(ROOT, "package-lock.json");

export function brokenLock(): string[] {
  const missing = Object.keys(missingParts(read()));
  return missing.length
    ? [`package-lock.json lacks ${missing.join(", ")}. Mend it with: bin/check --mend`]
    : [];
}

/** Adds what is missing, sorted as npm would. */
export function mendLock(): void {
  const lock = read();
  const all = Object.entries({ ...lock.packages, ...missingParts(lock) });
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

/** Parts that some package asks for in an exact version and the lock does not have. Pure. */
export function missingParts({ packages }: Lock): Record<string, Part> {
  const missing: Record<string, Part> = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    if (path === "") continue;
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const home = `node_modules/${name}`;
      if (packages[home] ?? packages[`${path}/${home}`]) continue;
      missing[home] = { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) };
    }
  }
  return missing;
}

/** "@biomejs/cli-linux-x64-musl": these packages say in their name where they belong. */
function platformOf(name: string): Pick<Part, "os" | "cpu" | "libc"> {
  const os = /\b(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)\b/.exec(name)?.[1];
  const cpu = /\b(arm64|arm|ia32|x64|ppc64|riscv64|s390x|loong64|mips64el|wasm32)\b/.exec(name)?.[1];
  const libc = /musl/.test(name) ? "musl" : /gnu/.test(name) ? "glibc" : null;
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc && os === "linux" ? { libc: [libc] } : {}),
    ...(os ? { os: [os] } : {}),
  };
}

function read(): Lock {
  return JSON.parse(readFileSync(file, "utf8")) as Lock;
}
