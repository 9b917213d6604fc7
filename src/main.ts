// The composition root: puts the parts together, starts web and worker.
import type { ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { sql } from "kysely";
import type { Env } from "./env.ts";
import { channelsHealth, findVisit, handlers, moduleRoutes, sayLocked } from "./modules.ts";
import { createBus } from "./platform/bus.ts";
import { type Clock, offsetClock, systemClock } from "./platform/clock.ts";
import { connect } from "./platform/db.ts";
import { keyringOf } from "./platform/keyring.ts";
import type { Log } from "./platform/log.ts";
import { createMail } from "./platform/mail.ts";
import type { Platform } from "./platform/platform.ts";
import { createPush } from "./platform/push.ts";
import { createSms } from "./platform/sms.ts";
import { createTasks, startWorker } from "./platform/tasks.ts";
import { createApp } from "./web/app.ts";
import { healthRoutes } from "./web/health.ts";
import { styleRoutes } from "./web/style.tsx";

export interface Running {
  url: string;
  platform: Platform;
  close(): Promise<void>;
}

export interface StartOptions {
  env: Env;
  databaseUrl: string;
  log: Log;
  /** Default: true. A second web process may leave the background work to the first. */
  worker?: boolean;
}

/** Starts one process of Nabo on a migrated database that holds a world. */
export async function startNabo({
  env,
  databaseUrl,
  log,
  worker: working = true,
}: StartOptions): Promise<Running> {
  keyringOf(env);
  const { db, pool, close: closeDb } = connect(databaseUrl, { max: env.DB_POOL });
  const { world, clock, keep } = await worldOf(db);
  const bus = createBus(databaseUrl, pool, log);
  const mail = createMail(env);
  const platform: Platform = {
    env,
    db,
    pool,
    clock,
    bus,
    mail,
    push: createPush(db, env),
    sms: createSms(env),
    log,
    world,
    tasks: createTasks(clock),
    origin: "",
  };
  await sayLocked(platform);
  const worker = working ? await startWorker(pool, handlers(platform), log) : undefined;

  const health = healthRoutes(worker, channelsHealth);
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const started = serve(
      {
        fetch: (request, raw) => app.fetch(request, raw),
        hostname: env.HOST,
        port: env.PORT,
        serverOptions: patience(env.REQUEST_SECONDS * 1000),
      },
      () => resolve(started),
    );
    started.once("error", reject);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${env.HOST.includes(":") ? `[${env.HOST}]` : env.HOST}:${port}`;
  platform.origin = env.PUBLIC_URL ?? url;
  const shown = env.NODE_ENV === "production" && world !== "denmark" ? [] : [styleRoutes];
  const app = createApp(platform, {
    routes: [health, ...moduleRoutes, ...shown],
    findVisit: (hash) => findVisit(platform, hash),
  });
  log.info("web.started", { port, pid: process.pid, world });

  return {
    url,
    platform,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      keep.stop();
      await worker?.stop();
      await bus.close();
      mail.close();
      await closeDb();
    },
  };
}

/** Whoever sends a request too slowly, or none, is let go; answers may take as long as they like. In milliseconds. */
const patience = (requestTimeout: number): ServerOptions => ({
  requestTimeout,
  headersTimeout: Math.min(requestTimeout, 20_000),
  connectionsCheckingInterval: Math.min(requestTimeout / 2, 5000),
});

/** The world in this database and its clock: the demo keeps its own morning, a real instance the real time. */
async function worldOf(
  db: Platform["db"],
): Promise<{ world: Platform["world"]; clock: Clock; keep: { stop(): void } }> {
  const row = await db.selectFrom("instance").select(["world", "clock_offset_ms"]).executeTakeFirst();
  if (!row) throw new Error("This database holds no world yet. Run bin/start once, or bin/seed denmark.");
  if (row.world !== "denmark") return { world: "empty", clock: systemClock, keep: { stop() {} } };
  const clock = offsetClock(Number(row.clock_offset_ms));
  const timer = setInterval(() => {
    void sql`update instance set clock_at = ${clock.now()}`.execute(db).catch(() => {});
  }, 60_000);
  timer.unref();
  return { world: "denmark", clock, keep: { stop: () => clearInterval(timer) } };
}
