// Measures one thing against its rival in the same run: `npm run -s bench -- NAME [--json]`.
import { parseArgs } from "node:util";
import { benches } from "../bench/benches.ts";
import { command } from "../tools/command.ts";

await command(async () => {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [name = ""] = positionals;
  const bench = benches[name];
  if (!bench) throw new Error(`Which one? npm run -s bench -- ${Object.keys(benches).join(" | ")} [--json]`);
  const { figures, table } = await bench();
  console.log(values.json ? JSON.stringify(figures) : table);
  process.exit(0);
});
