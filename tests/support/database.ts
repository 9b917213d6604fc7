// A database of its own for each test that wants one: real PostgreSQL, migrated, empty.
import { inject } from "vitest";
import { type Connection, connect } from "../../src/platform/db.ts";
import { admin, databaseUrl } from "./server.ts";

export interface TestDatabase extends Connection {
  url: string;
}

let made = 0;

/** Clones the migrated template (some 40 ms). `close()` drops it; do that in afterAll or afterEach. */
export async function freshDatabase({ max = 6 }: { max?: number } = {}): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `nabo_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}_${++made}`;
  await admin(server, `create database ${name} template ${inject("template")}`);
  const url = databaseUrl(server, name);
  const connection = connect(url, { max });
  return {
    ...connection,
    url,
    async close() {
      await connection.close();
      await admin(server, `drop database if exists ${name} with (force)`);
    },
  };
}
