// Ends well when node_modules holds exactly what package-lock.json asks for. Runs under whatever Node there is.
import { readFileSync } from "node:fs";

const read = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
const wanted = read("package-lock.json");
const there = read("node_modules/.package-lock.json");
const differs = Object.entries(wanted).some(([path, part]) => {
  if (path === "") return false;
  const installed = there[path];
  return installed ? installed.version !== part.version : !part.optional;
});
const left = Object.keys(there).some((path) => !(path in wanted));
process.exitCode = differs || left ? 1 : 0;
