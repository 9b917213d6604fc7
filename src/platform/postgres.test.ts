// The embedded server through everything that befalls it: restarts, kills, two users, foreign data, closed folders.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLog } from "./log.ts";
import { type Postgres, startPostgres } from "./postgres.ts";
import { explain } from "./postgres-cluster.ts";
import { isAlive } from "./processes.ts";
import { ROOT } from "./root.ts";
import { isRoot, stateHome } from "./state.ts";

let stateDir: string;
const running: Postgres[] = [];

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "nabo-postgres-test-"));
  chmodSync(stateDir, 0o711);
});

afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

async function start(): Promise<Postgres> {
  const postgres = await startPostgres({
    stateDir,
    log: createLog("silent"),
    fsync: false,
    dieWithParent: true,
  });
  running.push(postgres);
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

describe("one server", () => {
  test("keeps data, address and password over a restart", async () => {
    const first = await start();
    await ask(first.url, "create table kept as select 'Århus' as word");
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, "select word from kept")).toEqual(["Århus"]);
  });

  test("listens on this machine alone, asks for the password, and knows letters everywhere alike", async () => {
    const { url } = await start();
    expect(await ask(url, "select current_setting('listen_addresses')")).toEqual(["127.0.0.1"]);
    expect(await ask(url, "select lower('ÆØÅ') || current_setting('server_encoding')")).toEqual(["æøåUTF8"]);
    const guessed = new URL(url);
    guessed.password = "guess";
    await expect(ask(guessed.href, "select 1")).rejects.toThrow(/password authentication failed/);
  });

  test("is shared by all who use the folder, and stopped by the last", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.pid).toBe(first.pid);
    await first.stop();
    expect(await ask(second.url, "select 1")).toEqual([1]);
    await second.stop();
    expect(isAlive(first.pid)).toBe(false);
  });
});

describe("when something is killed", () => {
  test("a server that dies comes back under the same address with what was committed", async () => {
    const postgres = await start();
    await ask(postgres.url, "create table kept as select 1 as n");
    const { pid } = postgres;
    process.kill(pid, "SIGKILL");
    await vi.waitFor(async () => expect(await ask(postgres.url, "select n from kept")).toEqual([1]), {
      timeout: 20_000,
      interval: 50,
    });
    expect(postgres.pid).not.toBe(pid);
  });

  test("a Nabo that is killed leaves its server to the next one", async () => {
    const keeper = spawn(process.execPath, [join(ROOT, "tests/support/keeper.ts"), stateDir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(keeper.stdout, "data")) as [Buffer];
    const left = JSON.parse(line.toString()) as { pid: number; url: string };
    keeper.kill("SIGKILL");
    await once(keeper, "exit");
    const next = await start();
    expect(next.pid).toBe(left.pid);
    expect(await ask(next.url, "select 1")).toEqual([1]);
    await next.stop();
    expect(isAlive(left.pid)).toBe(false);
  });

  test("an adopted server that dies is started again as well", async () => {
    const [own, adopted] = [await start(), await start()];
    await own.stop();
    process.kill(adopted.pid, "SIGKILL");
    await vi.waitFor(async () => expect(await ask(adopted.url, "select 1")).toEqual([1]), {
      timeout: 20_000,
      interval: 50,
    });
  });

  test("a process id left behind that now belongs to another program is no obstacle", async () => {
    const postgres = await start();
    await postgres.stop();
    writeFileSync(
      join(stateDir, "postgres/data/postmaster.pid"),
      `${process.pid}\n/elsewhere\n0\n5432\n\n\n\nready\n`,
    );
    expect(await ask((await start()).url, "select 1")).toEqual([1]);
  });
});

describe("says what to do", () => {
  test("when the data was made by another version", async () => {
    await (await start()).stop();
    writeFileSync(join(stateDir, "postgres/data/PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(
      /made by PostgreSQL 17, and this Nabo brings 18. Nothing was changed/,
    );
  });

  test.each([
    ["FATAL:  could not write: No space left on device", /^The disk that holds \/x is full/],
    ["FATAL:  could not extend file\nHINT:  Check free disk space.", /^The disk that holds \/x is full/],
    ["could not open file: Permission denied", /^The database may not write in \/x/],
    ["FATAL:  something new", /^The database in \/x could not start. It said:\nFATAL: {2}something new$/],
  ])("when it said %s", (said, sentence) => {
    expect(explain(said, "/x")).toMatch(sentence);
  });

  test.runIf(isRoot())("as root, when the database's user cannot enter the folder", async () => {
    chmodSync(stateDir, 0o700);
    const inside = join(stateDir, "state");
    mkdirSync(inside);
    const closed = startPostgres({ stateDir: inside, log: createLog("silent") });
    await expect(closed).rejects.toThrow(/who cannot enter .*nabo-postgres-test.*NABO_STATE/);
  });
});

test("state lies in the checkout, or for root outside of it, since only root may be able to enter", () => {
  expect(stateHome("")).toMatch(isRoot() ? /^\/var\/lib\/nabo\/[^/]+-[0-9a-f]{8}$/ : /\/\.nabo$/);
  expect(stateHome("/srv/nabo")).toBe("/srv/nabo");
});
