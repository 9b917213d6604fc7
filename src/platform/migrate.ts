// Brings a database to the shape this code expects: forward only, each step whole or not at all.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { ROOT } from "./root.ts";

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** Any number, as long as every Nabo takes the same one: two that start at once migrate one after the other. */
const LOCK = 4_072_014;

/** The steps in `folder` in the order of their names. */
export function readMigrations(folder = join(ROOT, "db/migrations")): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_.+\.sql$/.test(file))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Applies what is missing and returns the names of what it applied.
 * @throws a sentence when an applied step was edited, or the database belongs to a newer Nabo; nothing is changed then.
 */
export async function migrate(url: string, migrations = readMigrations()): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "nabo migrate",
    connectionTimeoutMillis: 5000,
  });
  await client.connect();
  try {
    await mustBeUsable(client);
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(
      "create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null)",
    );
    const { rows } = await client.query<{ name: string; checksum: string }>(
      "select name, checksum from migrations",
    );
    const missing = missingSteps(migrations, rows);
    for (const step of missing) await apply(client, step);
    await runMigrations({ connectionString: url, maxPoolSize: 2, noHandleSignals: true });
    return missing.map((step) => step.name);
  } finally {
    // Ending the session gives the lock back, whatever happened.
    await client.end();
  }
}

/** Compares the code's steps with those a database has had. Pure, so that its refusals can be tested as a table. */
export function missingSteps(
  migrations: readonly Migration[],
  applied: readonly { name: string; checksum: string }[],
): Migration[] {
  const known = new Map(migrations.map((step) => [step.name, step]));
  for (const { name, checksum } of applied) {
    const step = known.get(name);
    if (!step) {
      throw new Error(
        `This database is newer than this Nabo: it has had "${name}", which is not among db/migrations. ` +
          "Nothing was changed. Start the newer Nabo, or restore a backup from before the update.",
      );
    }
    if (step.checksum !== checksum) {
      throw new Error(
        `db/migrations/${name} was edited after this database had it. Nothing was changed. ` +
          "Put the file back as it was and write a new migration that makes the change.",
      );
    }
  }
  const had = new Set(applied.map((step) => step.name));
  const missing = migrations.filter((step) => !had.has(step.name));
  const last =
    applied
      .map((step) => step.name)
      .sort()
      .at(-1) ?? "";
  const late = missing.find((step) => step.name < last);
  if (late) {
    throw new Error(
      `db/migrations/${late.name} comes before "${last}", which this database already had. ` +
        "Nothing was changed. Give the new file a number after all others.",
    );
  }
  return missing;
}

async function apply(client: pg.Client, step: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(step.sql);
    await client.query("insert into migrations values ($1, $2, clock_timestamp())", [
      step.name,
      step.checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`db/migrations/${step.name} failed and was undone as a whole: ${said}`, { cause: error });
  }
}

async function mustBeUsable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; name: string; encoding: string }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_version') as name, current_setting('server_encoding') as encoding",
  );
  const server = rows[0];
  if (!server || server.version < 150000) {
    throw new Error(`Nabo needs PostgreSQL 15 or newer; this one is ${server?.name}.`);
  }
  if (server.encoding !== "UTF8") {
    throw new Error(
      `Nabo needs a database in UTF8; this one is in ${server.encoding}. Make one: createdb -E UTF8 -T template0 nabo`,
    );
  }
}
