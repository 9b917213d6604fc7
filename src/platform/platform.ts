// What every service is handed: the few parts of the ground it may stand on.
import type pg from "pg";
import type { Env } from "../env.ts";
import type { Bus } from "./bus.ts";
import type { Clock } from "./clock.ts";
import type { Db } from "./db.ts";
import type { Log } from "./log.ts";
import type { Mail } from "./mail.ts";
import type { Push } from "./push.ts";
import type { Sms } from "./sms.ts";
import type { Tasks } from "./tasks.ts";

export interface Platform {
  env: Env;
  db: Db;
  pool: pg.Pool;
  clock: Clock;
  bus: Bus;
  tasks: Tasks;
  mail: Mail;
  push: Push;
  sms: Sms;
  log: Log;
  world: "denmark" | "empty";
  /** Address people reach this instance under, without a trailing slash. */
  origin: string;
}
