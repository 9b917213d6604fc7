// Everything that can be said about the code without running it; under a minute.
import { staleAccess, writeAccess } from "./access.ts";
import { staleInventory, writeInventory } from "./inventory.ts";
import { brokenLock, mendLock } from "./lock.ts";
import { staleSchema, writeSchema } from "./schema.ts";
import { ours, program, type Step } from "./steps.ts";
import { brokenStructure } from "./structure.ts";
import { brokenWords } from "./words.ts";
import { unusedWords } from "./words-used.ts";

const biome = ["--error-on-warnings", "--diagnostic-level=warn", "--max-diagnostics=200", "--colors=off"];

export const checks: Step[] = [
  program("types", "tsc", "-p", "."),
  {
    ...program("lint and format", "biome", "check", ...biome),
    mend: () => program("mend", "biome", "check", "--write", ...biome).run(),
  },
  ours("structure: files, walls between modules", brokenStructure),
  ours("words: every language is whole", brokenWords),
  ours("words: what is asked for is there, what is there is asked for", unusedWords),
  program("nothing unused", "knip", "--no-progress"),
  ours("schema files are what the migrations make", staleSchema, writeSchema),
  ours("docs/access.md says who may what", staleAccess, writeAccess),
  ours("docs/inventory.md says what is known about people", staleInventory, writeInventory),
  ours("every part is in the lock", brokenLock, mendLock),
];
