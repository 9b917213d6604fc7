// The product without web server and worker, at a time of its own: for whoever moves the clock or works the queue off.
import { readEnv } from "../../../src/env.ts";
import type { Clock } from "../../../src/platform/clock.ts";
import type { Connection } from "../../../src/platform/db.ts";
import { createLog } from "../../../src/platform/log.ts";
import { createMail } from "../../../src/platform/mail.ts";
import type { Platform } from "../../../src/platform/platform.ts";
import { createPush } from "../../../src/platform/push.ts";
import { createSms } from "../../../src/platform/sms.ts";
import { createTasks, type Tasks } from "../../../src/platform/tasks.ts";

/** Nobody has a page open, and no message leaves the house. */
export function headless(
  { db, pool }: Connection,
  clock: Clock,
  tasks: Tasks = createTasks(clock),
): Platform {
  const env = readEnv({ PUBLIC_URL: "http://nabo.invalid" });
  return {
    env,
    db,
    pool,
    clock,
    tasks,
    bus: { tell() {}, listen: () => () => {}, async close() {} },
    mail: createMail(env),
    push: createPush(db, env),
    sms: createSms(env),
    log: createLog("error"),
    world: "denmark",
    origin: "http://nabo.invalid",
  };
}
