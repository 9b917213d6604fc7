// The whole product in this process, on a port of its own and a database of its own, with a clock set by hand.
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Logger, runOnce } from "graphile-worker";
import { sql } from "kysely";
import { inject, onTestFinished } from "vitest";
import { openEmpty } from "../../../db/worlds/open.ts";
import { readEnv } from "../../../src/env.ts";
import { findVisit, handlers, moduleRoutes } from "../../../src/modules.ts";
import { createBus } from "../../../src/platform/bus.ts";
import { connect } from "../../../src/platform/db.ts";
import { newServerKey } from "../../../src/platform/keyring.ts";
import { createLog } from "../../../src/platform/log.ts";
import { createMail } from "../../../src/platform/mail.ts";
import type { Platform } from "../../../src/platform/platform.ts";
import { createPush } from "../../../src/platform/push.ts";
import { createSms } from "../../../src/platform/sms.ts";
import { createTasks } from "../../../src/platform/tasks.ts";
import { createApp } from "../../../src/web/app.ts";
import { healthRoutes } from "../../../src/web/health.ts";
import { styleRoutes } from "../../../src/web/style.tsx";
import { serveBuiltAssets } from "../../../tools/assets.ts";
import { testClock } from "../../support/clock.ts";
import { admin, databaseUrl } from "../../support/server.ts";

export interface House {
  url: string;
  platform: Platform;
  /** Time passes: the clock moves on, and what waits to be done comes closer. */
  pass(minutes: number): Promise<void>;
  /** Does all background work that is due, as the worker would by now. */
  work(): Promise<void>;
  /** The path of the link that makes whoever opens it the first host; in the empty world only. */
  firstHost: string;
  /** Warnings and errors the product wrote to its log. */
  logged: string[];
  close(): Promise<void>;
}

interface HouseOptions {
  world?: Platform["world"];
  env?: Record<string, string>;
}

const routes = [healthRoutes(), ...moduleRoutes, styleRoutes];
const silent = new Logger(() => () => {});
let built: Promise<void> | undefined;
let opened = 0;

/** One for the test that runs, closed when the test is over. */
export async function ownHouse(options: HouseOptions = {}): Promise<House> {
  const house = await openHouse(options, atTheDoor);
  onTestFinished(() => house.close());
  return house;
}

/** One that stays open until told otherwise, for all tests of a file. */
export async function openHouse(
  { world = "denmark", env: given = {} }: HouseOptions = {},
  stand: (fetch: Fetch) => Promise<Stand> = onItsOwn,
): Promise<House> {
  await (built ??= serveBuiltAssets());
  const database = await copyOf(world);
  const { db, pool, close } = connect(database.url, { max: 6 });
  const clock = testClock("2026-06-10T06:30:00Z");
  const logged: string[] = [];
  const env = readEnv({ NODE_ENV: "test", CONVERSATION_KEY: newServerKey(), ...given });
  const log = createLog("warn", (line) => void logged.push(line));
  const mail = createMail(env);
  const bus = createBus(database.url, pool, log);
  const tasks = createTasks(clock);
  const out = { mail, push: createPush(db, env), sms: createSms(env) };
  const platform: Platform = { env, db, pool, clock, bus, ...out, log, world, tasks, origin: "" };
  const firstHost = world === "empty" ? await openEmpty(db, clock.now()) : null;
  const { url, leave } = await stand((request, raw) => app.fetch(request, raw));
  platform.origin = url;
  const app = createApp(platform, {
    routes,
    findVisit: (hash) => findVisit(platform, hash),
    pseudo: true,
  });
  const work = handlers(platform);

  return {
    url,
    platform,
    logged,
    firstHost: `/first-host/${firstHost}`,
    async pass(minutes) {
      clock.pass(minutes);
      await sql`update graphile_worker._private_jobs set run_at = run_at - ${minutes} * interval '1 minute'`.execute(
        db,
      );
    },
    async work() {
      const queued = Object.entries(work).flatMap(([name, one]) =>
        typeof one === "function" ? [[name, (given: unknown) => one(given as Record<string, unknown>)]] : [],
      );
      await runOnce({
        pgPool: pool,
        taskList: Object.fromEntries(queued),
        noHandleSignals: true,
        logger: silent,
      });
      for (const one of Object.values(work)) if (typeof one !== "function") await one.run({});
    },
    async close() {
      await leave();
      await bus.close();
      mail.close();
      await close();
      await database.drop();
    },
  };
}

type Server = ReturnType<typeof serve>;
type Fetch = Parameters<typeof serve>[0]["fetch"];

/** Where browsers find a house. */
interface Stand {
  url: string;
  leave(): Promise<void>;
}

async function listen(fetch: Fetch): Promise<{ url: string; server: Server }> {
  const server = await new Promise<Server>((ready) => {
    const started: Server = serve({ fetch, hostname: "127.0.0.1", port: 0 }, () => ready(started));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function onItsOwn(fetch: Fetch): Promise<Stand> {
  const { url, server } = await listen(fetch);
  return {
    url,
    leave: () =>
      new Promise((closed) => {
        server.close(() => closed());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

let door: ReturnType<typeof listen> | undefined;
let resident: Fetch | undefined;

/** The houses of single tests, one after the other: browsers give each address a process, which takes them a while. */
async function atTheDoor(fetch: Fetch): Promise<Stand> {
  if (resident) throw new Error("somebody still lives here");
  resident = fetch;
  door ??= listen((request, raw) => resident?.(request, raw) ?? new Response("", { status: 404 }));
  const { url, server } = await door;
  server.unref();
  return {
    url,
    leave: async () => {
      resident = undefined;
    },
  };
}

/** A database of its own that holds this world. */
export async function copyOf(world: Platform["world"]): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject("databaseServer");
  const name = `nabo_journey_${process.pid}_${++opened}_${Math.random().toString(36).slice(2, 8)}`;
  await admin(
    server,
    `create database ${name} template ${inject(world === "denmark" ? "denmark" : "template")}`,
  );
  return {
    url: databaseUrl(server, name),
    drop: () => admin(server, `drop database if exists ${name} with (force)`),
  };
}
