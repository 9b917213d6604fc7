// The files words stand in: one per module and language. A language is here when its files are.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.ts";

export type Bundle = { [key: string]: string | Bundle };
/** Module name to its words. */
export type Modules = Record<string, Bundle>;

/** Every language's modules, read from src/<module>/words/<language>.json. */
export function readWords(): Map<string, Modules> {
  const languages = new Map<string, Modules>();
  for (const file of globSync("src/{web,modules/*}/words/*.json", { cwd: ROOT }).sort()) {
    const [name = "", , module = ""] = file.split(/[/\\]/).reverse();
    const lang = name.replace(/\.json$/, "");
    const modules = languages.get(lang) ?? {};
    modules[module] = JSON.parse(readFileSync(join(ROOT, file), "utf8")) as Bundle;
    languages.set(lang, modules);
  }
  return languages;
}

/** Every sentence under its whole key, "calls:card.people". */
export function flatten(modules: Modules): Map<string, string> {
  const flat = new Map<string, string>();
  const add = (path: string, value: string | Bundle) => {
    if (typeof value === "string") flat.set(path, value);
    else for (const [key, inner] of Object.entries(value)) add(`${path}.${key}`, inner);
  };
  for (const [module, bundle] of Object.entries(modules)) {
    for (const [key, value] of Object.entries(bundle)) add(`${module}:${key}`, value);
  }
  return flat;
}
