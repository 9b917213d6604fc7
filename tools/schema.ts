// Writes db/schema.sql and src/platform/schema.ts from a freshly migrated database, or says whether they are current.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../src/platform/migrate.ts";
import { ROOT } from "../src/platform/root.ts";
import { throwawayPostgres } from "../src/platform/throwaway.ts";
import { readCatalog } from "./schema-catalog.ts";
import { dump } from "./schema-dump.ts";
import { rowTypes } from "./schema-types.ts";

/** The two files as they should be. */
export async function schemaFiles(): Promise<Map<string, string>> {
  const postgres = await throwawayPostgres({ fsync: false });
  try {
    await migrate(postgres.url);
    const client = new pg.Client(postgres.url);
    await client.connect();
    try {
      const catalog = await readCatalog(client);
      return new Map([
        ["db/schema.sql", dump(catalog)],
        ["src/platform/schema.ts", rowTypes(catalog)],
      ]);
    } finally {
      await client.end();
    }
  } finally {
    await postgres.stop();
  }
}

/** Sentences about files that are not what the migrations make; empty when all is well. */
export async function staleSchema(): Promise<string[]> {
  const stale: string[] = [];
  for (const [file, text] of await schemaFiles()) {
    if (read(file) !== text)
      stale.push(`${file} is not what db/migrations make. Mend it with: bin/check --mend`);
  }
  return stale;
}

export async function writeSchema(): Promise<void> {
  for (const [file, text] of await schemaFiles())
    if (read(file) !== text) writeFileSync(join(ROOT, file), text);
}

function read(file: string): string {
  try {
    return readFileSync(join(ROOT, file), "utf8");
  } catch {
    return "";
  }
}
