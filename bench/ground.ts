// What every benchmark stands on: a real database with fsync, the real product in a process of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Connection, connect } from "../src/platform/db.ts";
import { migrate } from "../src/platform/migrate.ts";
import { ROOT } from "../src/platform/root.ts";
import { throwawayPostgres } from "../src/platform/throwaway.ts";

export interface Ground extends Connection {
  /** The server, for further databases. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A server of its own for this run, gone afterwards. */
export async function ground(): Promise<Ground> {
  const server = await throwawayPostgres({ fsync: true });
  const admin = connect(server.url, { max: 1, statementTimeout: 0 });
  return {
    ...admin,
    async database(name) {
      await admin.pool.query(`create database ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await migrate(url.href);
      return url.href;
    },
    async stop() {
      await admin.close();
      await server.stop();
    },
  };
}

export interface Product {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts bin/web on a database and waits for its address; with its worker when told "--tasks". */
export function product(
  databaseUrl: string,
  env: Record<string, string> = {},
  ...flags: string[]
): Promise<Product> {
  return started(
    spawn(join(ROOT, "bin", "web"), flags, {
      env: { ...process.env, PORT: "0", LOG_LEVEL: "error", ...env, DATABASE_URL: databaseUrl },
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
}

/** A process that prints its address as its first line. */
export function started(child: ChildProcess): Promise<Product> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it said its address`)));
    if (!child.stdout) return reject(new Error("nothing to read"));
    createInterface({ input: child.stdout }).once("line", (url) =>
      resolve({
        url,
        pid: child.pid ?? 0,
        stop: () =>
          new Promise((done) => {
            child.removeAllListeners("exit");
            child.once("exit", () => done());
            child.kill("SIGTERM");
          }),
      }),
    );
  });
}

/** Says on standard error what is being done, so that standard output keeps to the figures. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
