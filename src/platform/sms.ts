// SMS out, through a webhook of the operator's own: it gets the number and the text, and sends them as it can.
import { createHmac } from "node:crypto";
import type { Env } from "../env.ts";
import { mustBeTaken, postTo } from "./carriers.ts";

export interface TextMessage {
  /** The same for a message that is sent again, so that the webhook can tell and send it once. */
  id: string;
  /** E.164: "+4512345678". */
  to: string;
  text: string;
}

export interface Sms {
  /** False when the operator set no webhook: nothing is queued then, and no number is asked for. */
  enabled: boolean;
  /** @throws Undeliverable when the number takes nothing (410, 422), TryLater, or what else the webhook said */
  send(message: TextMessage): Promise<void>;
}

/** What the webhook checks: seconds since 1970, and HMAC-SHA-256 of them, a dot and the body, in hexadecimal. */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");

export function createSms(env: Pick<Env, "SMS_WEBHOOK_URL" | "SMS_WEBHOOK_SECRET" | "CARRIER_SECONDS">): Sms {
  const { SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: secret } = env;
  return {
    enabled: url !== undefined && secret !== undefined,
    async send({ id, to, text }) {
      if (!url || !secret) throw new Error("no SMS webhook is set");
      const body = JSON.stringify({ id, to, text });
      const seconds = Math.floor(Date.now() / 1000);
      const headers = {
        "Content-Type": "application/json",
        "Nabo-Timestamp": String(seconds),
        "Nabo-Signature": signatureOf(secret, seconds, body),
      };
      mustBeTaken(await postTo(url, { headers, body, seconds: env.CARRIER_SECONDS }), [410, 422]);
    },
  };
}
