// Before all tests: one database server, and in it a migrated database from which each test file gets a copy.
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../src/platform/migrate.ts";
import { installedBinaries } from "../../src/platform/postgres-binaries.ts";
import { throwawayPostgres } from "../../src/platform/throwaway.ts";

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: string;
    template: string;
  }
}

/**
 * TEST_DATABASE_URL: a server to use instead, by an account that may create databases.
 * TEST_POSTGRES: the major version of an installed PostgreSQL to start instead of the embedded one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await start();
  const template = `nabo_template_${process.pid}_${Date.now().toString(36)}`;
  await admin(server.url, `create database ${template} template template0`);
  await migrate(databaseUrl(server.url, template));
  project.provide("databaseServer", server.url);
  project.provide("template", template);
  return async () => {
    if (process.env.TEST_DATABASE_URL) await admin(server.url, `drop database ${template} with (force)`);
    await server.stop();
  };
}

async function start() {
  const major = Number(process.env.TEST_POSTGRES ?? 0);
  if (!major) return throwawayPostgres({ fsync: false });
  const binaries = installedBinaries(major);
  if (!binaries)
    throw new Error(`PostgreSQL ${major} is not installed here: apt-get install postgresql-${major}`);
  return throwawayPostgres({ fsync: false, binaries });
}

/** Runs one statement that cannot run inside the database it is about. */
export async function admin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
