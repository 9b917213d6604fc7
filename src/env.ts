// The one validated environment: every variable Nabo reads, with its default and meaning.
import { z } from "zod";
import { canHoldPasskeys } from "./platform/origin.ts";

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address people reach this instance under, without a trailing slash; used in messages, posters and codes. */
  PUBLIC_URL: z
    .url()
    .transform((url) => url.replace(/\/$/, ""))
    .optional(),
  /** Folder for the embedded database and its secrets. */
  NABO_STATE: z.string().optional(),
  /** Keys that wrap those of conversations, the newest first; instead of the file in the folder. */
  CONVERSATION_KEY: z.string().optional(),
  /** How many reverse proxies stand in front: decides which address the limiter believes. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default("Nabo <nabo@localhost>"),
  /** Takes `{id, to, text}` as JSON and sends it as SMS; signed with the secret (docs/operating.md). */
  SMS_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_WEBHOOK_SECRET: z.string().min(16).optional(),
  /** Origins of further push services, by commas: those of the large browsers are known. */
  PUSH_SERVICES: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((origin) => origin.trim())
        .filter(Boolean),
    ),
  /** How long a push service or the SMS webhook may take before it is asked again later. */
  CARRIER_SECONDS: z.coerce.number().min(1).max(60).default(15),
  /** Whether hosts need a passkey to see what other people told. Without it: where a real instance can have them. */
  HOSTS_NEED_PASSKEY: z.enum(["on", "off"]).optional(),
  DB_POOL: z.coerce.number().int().min(5).max(200).default(12),
  /** How long a browser may take to send a request. A photo over a slow line takes minutes. */
  REQUEST_SECONDS: z.coerce.number().int().min(1).max(3600).default(300),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});
const whole = schema
  .refine((env) => !env.SMS_WEBHOOK_URL || env.SMS_WEBHOOK_SECRET, {
    path: ["SMS_WEBHOOK_SECRET"],
    message: "needed with SMS_WEBHOOK_URL, at least 16 characters",
  })
  .refine((env) => env.HOSTS_NEED_PASSKEY !== "on" || canHoldPasskeys(env.PUBLIC_URL ?? ""), {
    path: ["HOSTS_NEED_PASSKEY"],
    message: "needs a PUBLIC_URL that begins with https:// and a name: browsers keep passkeys for no other",
  });

export type Env = z.infer<typeof schema>;

/** Reads and checks the environment; empty counts as not set, as compose files write it. Throws one readable sentence per variable that is wrong. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = whole.safeParse(given);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Nabo cannot start with these settings:\n  ${wrong.join("\n  ")}`);
}
