// The whole product in process on a real database, with a clock set by hand: for tests of services and routes.
import type { Hono } from "hono";
import { readEnv } from "../../src/env.ts";
import { channelsHealth, findVisit, moduleRoutes } from "../../src/modules.ts";
import { createBus } from "../../src/platform/bus.ts";
import { newServerKey } from "../../src/platform/keyring.ts";
import { createLog } from "../../src/platform/log.ts";
import { createMail } from "../../src/platform/mail.ts";
import type { Platform } from "../../src/platform/platform.ts";
import { createPush } from "../../src/platform/push.ts";
import { createSms } from "../../src/platform/sms.ts";
import { createTasks } from "../../src/platform/tasks.ts";
import { createApp } from "../../src/web/app.ts";
import { healthRoutes } from "../../src/web/health.ts";
import type { Vars } from "../../src/web/route.ts";
import { type TestClock, testClock } from "./clock.ts";
import { freshDatabase, type TestDatabase } from "./database.ts";

export interface TestPlatform {
  platform: Platform;
  app: Hono<Vars>;
  clock: TestClock;
  database: TestDatabase;
  /** Log lines written so far. */
  logged: string[];
  get(path: string, cookie?: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form as our own pages would. */
  post(path: string, form: Record<string, string | string[]>, cookie?: string): Promise<Response>;
  /** Makes a person through the sign-up form; `cookie` signs in as them. */
  signUp(name: string, lang?: string): Promise<{ personId: string; cookie: string }>;
  close(): Promise<void>;
}

export const testHost = "nabo.test";

export async function testPlatform(
  options: { env?: Record<string, string>; max?: number } = {},
): Promise<TestPlatform> {
  const database = await freshDatabase({ max: options.max ?? 6 });
  const clock = testClock();
  const logged: string[] = [];
  const own = { PUBLIC_URL: `http://${testHost}`, CONVERSATION_KEY: newServerKey() };
  const env = readEnv({ NODE_ENV: "test", ...own, ...options.env });
  const log = createLog("debug", (line) => void logged.push(line));
  const { db, pool, url } = database;
  await db.insertInto("instance").values({ world: "empty", created_at: clock.now() }).execute();
  const bus = createBus(url, pool, log);
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
    world: "empty",
    tasks: createTasks(clock),
    origin: `http://${testHost}`,
  };
  const app = createApp(platform, {
    routes: [healthRoutes(undefined, channelsHealth), ...moduleRoutes],
    findVisit: (hash) => findVisit(platform, hash),
    pseudo: true,
  });

  const get: TestPlatform["get"] = async (path, cookie, headers = {}) =>
    app.request(`http://${testHost}${path}`, {
      headers: { host: testHost, ...(cookie ? { cookie } : {}), ...headers },
    });
  const post: TestPlatform["post"] = async (path, form, cookie) =>
    app.request(`http://${testHost}${path}`, {
      method: "POST",
      headers: {
        host: testHost,
        origin: `http://${testHost}`,
        "content-type": "application/x-www-form-urlencoded",
        ...(cookie ? { cookie } : {}),
      },
      body: encodeForm(form),
    });

  return {
    platform,
    app,
    clock,
    database,
    logged,
    get,
    post,
    async signUp(name, lang = "en") {
      const answer = await post("/join", { name, lang });
      if (answer.status !== 303) throw new Error(`sign-up answered ${answer.status}: ${await answer.text()}`);
      const cookie = cookieOf(answer);
      const person = await db
        .selectFrom("people")
        .select("id")
        .where("name", "=", name)
        .orderBy("id", "desc")
        .executeTakeFirstOrThrow();
      return { personId: person.id, cookie };
    },
    async close() {
      await bus.close();
      mail.close();
      await database.close();
    },
  };
}

/** The session cookie an answer sets, ready to be sent back. */
export function cookieOf(answer: Response): string {
  const cookie = answer.headers.getSetCookie().find((c) => c.startsWith("nabo=") && !c.startsWith("nabo=;"));
  if (!cookie) throw new Error("the answer sets no session cookie");
  return cookie.split(";")[0] ?? "";
}

export function encodeForm(form: Record<string, string | string[]>): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const v of [value].flat()) body.append(name, v);
  return body.toString();
}
