// Everything that can be said about the code without running it; under a minute.
import { staleSchema } from "./schema.ts";
import { ours, program } from "./steps.ts";
import { brokenStructure } from "./structure.ts";
import { brokenWords } from "./words.ts";

export const checks = [
  program("types", "tsc", "-p", "."),
  program(
    "lint and format",
    "biome",
    "check",
    "--error-on-warnings",
    "--diagnostic-level=warn",
    "--colors=off",
    "--max-diagnostics=200",
  ),
  ours("structure: files, walls between modules", brokenStructure),
  ours("words: every language is whole", brokenWords),
  program("nothing unused", "knip", "--no-progress"),
  ours("schema files are what the migrations make", staleSchema),
];
