// The door to the database: one pool, typed queries, and errors that end in a page instead of a crash.
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { DB } from "./schema.ts";

export type { DB } from "./schema.ts";

/** A transaction is one too. */
export type Db = Kysely<DB>;
export type Queryable = Kysely<DB>;

export interface Connection {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

export interface ConnectOptions {
  max?: number;
  /** Milliseconds after which a statement is given up; 0 for work in bulk. */
  statementTimeout?: number;
}

/** Wall-clock times and dates stay text: a JavaScript Date would put them into the zone of this machine. */
const asText = new Set<number>([pg.types.builtins.TIMESTAMP, pg.types.builtins.DATE]);
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text") => {
    if (format !== undefined && format !== "text") return pg.types.getTypeParser(oid, format);
    if (asText.has(oid)) return (value: string) => value;
    if (oid === pg.types.builtins.INT8) return Number;
    return pg.types.getTypeParser(oid, "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};

const reach = 3000;
/** Waiting for one's turn in a rush may take longer than finding out that nobody answers. */
const turn = 10_000;

class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: reach });
  }
}

/**
 * Opens a pool on `url`. Nothing connects until the first query; a database that is away makes queries fail
 * within about five seconds, and they work again by themselves once it is back.
 */
export function connect(
  url: string,
  { max = 12, statementTimeout = 15_000 }: ConnectOptions = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    Client,
    application_name: "nabo",
    connectionTimeoutMillis: turn,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...(statementTimeout
      ? { statement_timeout: statementTimeout, idle_in_transaction_session_timeout: statementTimeout }
      : {}),
  });
  // A client that breaks while nobody uses it has already been dropped from the pool; the next query gets another.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

/** Classes of SQLSTATE: 08 connection, 53 no room (connections, memory, disk), 57P server going down, 58 its files. */
const awayCodes = /^(08|53|57P0[123]|58|ECONN|EPIPE|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTFOUND|EAI_)/;
const awayWords =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** Whether an error says that the database is away or has no room, so that trying again later makes sense. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && awayCodes.test(code)) return true;
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  return awayWords.test(error.message) || (error.cause !== undefined && isUnavailable(error.cause));
}
