// Web push: encrypted messages to browsers (RFC 8030, RFC 8291), signed with this instance's own keys (RFC 8292).
import { createECDH, ECDH } from "node:crypto";
import webpush from "web-push";
import type { Env } from "../env.ts";
import { mustBeTaken, postTo } from "./carriers.ts";
import type { Db } from "./db.ts";
import { secretFor } from "./seal.ts";

/** A browser as it subscribed. */
export interface Device {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface PushMessage {
  /** What the browser is told: a mark by which it asks us for the words. Never content. */
  mark: string;
  /** A message that waits at the push service is replaced by the next of the same topic; 32 characters of base64url. */
  topic: string;
  /** How long the push service keeps it for a browser that is away, in seconds. */
  seconds: number;
  urgency: "low" | "normal" | "high";
}

export interface Push {
  /** For browsers that subscribe: an uncompressed point of P-256, as base64url. */
  publicKey(): Promise<string>;
  /** Whether its address is at a push service, so that nobody can make us post anywhere else, and its keys are keys. */
  takes(device: Device): boolean;
  /** @throws Undeliverable when the browser has gone, TryLater, or what else the service said */
  send(device: Device, message: PushMessage): Promise<void>;
}

/** Whom Chrome and its kin, Firefox, Edge and Safari give as their push service. */
const services = [
  /^fcm\.googleapis\.com$/,
  /\.push\.services\.mozilla\.com$/,
  /\.notify\.windows\.com$/,
  /\.push\.apple\.com$/,
];

export function createPush(
  db: Db,
  env: Pick<Env, "PUSH_SERVICES" | "PUBLIC_URL" | "MAIL_FROM" | "CARRIER_SECONDS">,
): Push {
  const address = /<([^<>]+)>$/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM;
  const subject = env.PUBLIC_URL?.startsWith("https:") ? env.PUBLIC_URL : `mailto:${address}`;
  let keys: Promise<Keys> | undefined;
  const own = (): Promise<Keys> => {
    keys ??= ownKeys(db);
    keys.catch(() => {
      keys = undefined;
    });
    return keys;
  };
  return {
    publicKey: async () => (await own()).publicKey,
    takes: (device) => isService(device.endpoint, env.PUSH_SERVICES) && hasKeys(device),
    async send({ endpoint, p256dh, auth }, { mark, topic, seconds, urgency }) {
      const { headers, body } = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, mark, {
        vapidDetails: { subject, ...(await own()) },
        contentEncoding: "aes128gcm",
        TTL: seconds,
        topic,
        urgency,
      });
      const named = Object.entries(headers).filter(([name]) => name !== "Content-Length");
      const answer = await postTo(endpoint, {
        headers: Object.fromEntries(named.map(([name, value]) => [name, String(value)])),
        body: new Uint8Array(body),
        seconds: env.CARRIER_SECONDS,
      });
      mustBeTaken(answer, [404, 410]);
    },
  };
}

function isService(endpoint: string, more: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password, origin } = new URL(endpoint);
  if (username || password) return false;
  if (more.includes(origin)) return true;
  return protocol === "https:" && port === "" && services.some((service) => service.test(hostname));
}

function hasKeys({ p256dh, auth }: Device): boolean {
  const point = Buffer.from(p256dh, "base64url");
  if (point.length !== 65 || Buffer.from(auth, "base64url").length !== 16) return false;
  try {
    ECDH.convertKey(point, "prime256v1");
    return true;
  } catch {
    return false;
  }
}

interface Keys {
  publicKey: string;
  privateKey: string;
}

/** The order of P-256 (SEC 2 §2.4.2). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * One pair for all processes and for good, since browsers subscribe to it: made from the secret that the instance made
 * at its first start. 64 bits more than needed are reduced, so that all keys are as likely (FIPS 186-5 §A.2.1).
 */
async function ownKeys(db: Db): Promise<Keys> {
  const bits = await secretFor(db, "push messages", 40);
  const scalar = (BigInt(`0x${bits.toString("hex")}`) % (order - 1n)) + 1n;
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(privateKey);
  return { publicKey: curve.getPublicKey("base64url"), privateKey: privateKey.toString("base64url") };
}
