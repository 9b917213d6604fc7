// A push service on this machine, with browsers that subscribe to it: it checks who sends (RFC 8292), decrypts what
// they get (RFC 8188, RFC 8291), and answers as it is told.
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Answer, openCarrier } from "./carrier.ts";

export interface Pushed {
  text: string;
  seconds: number;
  topic: string;
  urgency: string;
}

export interface Browser {
  /** As the page sends it. */
  form: { endpoint: string; p256dh: string; auth: string };
  got: Pushed[];
  /** What the next messages meet; 201 when none is left. */
  answers: Answer[];
  attempts: number;
}

export interface PushService {
  origin: string;
  /** A browser that subscribed with the key it was given on the page. */
  browser(applicationServerKey: string): Browser;
  /** Sentences about messages that were not as the standards say. */
  faults: string[];
  close(): Promise<void>;
}

interface Kept extends Browser {
  curve: ECDH;
  auth: Buffer;
  key: string;
}

export async function openPushService(): Promise<PushService> {
  const browsers = new Map<string, Kept>();
  const faults: string[] = [];
  const carrier = await openCarrier((request, body) => {
    const browser = browsers.get(request.url ?? "");
    if (!browser) return { status: 404 };
    browser.attempts++;
    const answer = browser.answers.shift() ?? { status: 201 };
    const taken = answer === "lost" || (typeof answer === "object" && answer.status === 201);
    try {
      mustBeSigned(request, browser.key, carrier.origin);
      const text = decrypt(body, browser);
      if (taken) browser.got.push({ text, ...headersOf(request) });
    } catch (error) {
      faults.push(String(error));
      return { status: 400 };
    }
    return answer;
  });
  return {
    origin: carrier.origin,
    faults,
    close: carrier.close,
    browser(key) {
      const curve = createECDH("prime256v1");
      curve.generateKeys();
      const auth = randomBytes(16);
      const path = `/to/${randomBytes(12).toString("base64url")}`;
      const form = {
        endpoint: carrier.origin + path,
        p256dh: curve.getPublicKey("base64url"),
        auth: auth.toString("base64url"),
      };
      const browser: Kept = { form, got: [], answers: [], attempts: 0, curve, auth, key };
      browsers.set(path, browser);
      return browser;
    },
  };
}

function must(truth: boolean, what: string): asserts truth {
  if (!truth) throw new Error(what);
}

const urgencies = ["very-low", "low", "normal", "high"];

/** RFC 8030 §5.2–5.4. */
function headersOf({ headers }: IncomingMessage): Omit<Pushed, "text"> {
  const topic = String(headers["topic"] ?? "");
  const urgency = String(headers["urgency"] ?? "");
  must(/^\d+$/.test(String(headers["ttl"])), "no TTL");
  must(/^[\w-]{1,32}$/.test(topic), "the topic is no topic");
  must(urgencies.includes(urgency), "the urgency is none");
  return { seconds: Number(headers["ttl"]), topic, urgency };
}

/** RFC 8292 §2 and §3: a JWT signed with the key the browser subscribed with, for this service, for at most a day. */
function mustBeSigned({ headers }: IncomingMessage, key: string, origin: string): void {
  const said = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(String(headers.authorization));
  must(said !== null, "no VAPID authorization");
  const [, head = "", claims = "", signature = "", k = ""] = said;
  must(k === key, "signed with another key than the browser subscribed with");
  const point = Buffer.from(k, "base64url");
  must(point.length === 65 && point[0] === 4, "the key is no uncompressed point");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const mark = Buffer.from(signature, "base64url");
  const signed = Buffer.from(`${head}.${claims}`);
  must(
    verify("sha256", signed, { key: publicKey, dsaEncoding: "ieee-p1363" }, mark),
    "the signature is wrong",
  );
  const { alg } = JSON.parse(Buffer.from(head, "base64url").toString());
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, "base64url").toString());
  const now = Date.now() / 1000;
  must(alg === "ES256", "not ES256");
  must(aud === origin, `meant for ${aud}`);
  must(exp > now && exp <= now + 86_400, "holds for longer than a day, or not any more");
  must(/^(mailto:.+@|https:)/.test(sub), "nobody to turn to");
}

const info = (name: string) => Buffer.from(`${name}\0`);

/** One record (RFC 8188 §2) under keys agreed as in RFC 8291 §3.4. */
function decrypt(body: Buffer, { curve, auth }: Kept): string {
  const salt = body.subarray(0, 16);
  const recordSize = body.readUInt32BE(16);
  const idLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  must(idLength === 65 && record.length <= recordSize, "not one record of aes128gcm");
  const keyInfo = Buffer.concat([info("WebPush: info"), curve.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", curve.computeSecret(sender), auth, keyInfo, 32));
  const key = Buffer.from(hkdfSync("sha256", secret, salt, info("Content-Encoding: aes128gcm"), 16));
  const nonce = Buffer.from(hkdfSync("sha256", secret, salt, info("Content-Encoding: nonce"), 12));
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = plain.lastIndexOf(2);
  must(end >= 0 && plain.subarray(end + 1).every((byte) => byte === 0), "the last record has no end");
  return plain.subarray(0, end).toString();
}
