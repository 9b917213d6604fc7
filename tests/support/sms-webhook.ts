// An operator's SMS webhook on this machine: checks the signature, knows what it has sent already, and fails as told.
import { signatureOf } from "../../src/platform/sms.ts";
import { type Answer, openCarrier } from "./carrier.ts";

export interface Texted {
  id: string;
  to: string;
  text: string;
}

export interface SmsWebhook {
  env: { SMS_WEBHOOK_URL: string; SMS_WEBHOOK_SECRET: string; CARRIER_SECONDS: string };
  /** What was sent on, each id once. */
  sent: Texted[];
  /** Every message that came, sent on or not. */
  came: Texted[];
  /** What the next messages meet; 202 when none is left. */
  answers: Answer[];
  faults: string[];
  close(): Promise<void>;
}

const secret = "a-secret-of-the-trial";

export async function openSmsWebhook(): Promise<SmsWebhook> {
  const carrier = await openCarrier(({ headers }, body) => {
    const seconds = Number(headers["nabo-timestamp"]);
    const fresh = Math.abs(Date.now() / 1000 - seconds) < 300;
    if (!fresh || headers["nabo-signature"] !== signatureOf(secret, seconds, body.toString())) {
      hook.faults.push("the signature is wrong");
      return { status: 401 };
    }
    const message = JSON.parse(body.toString()) as Texted;
    hook.came.push(message);
    const answer = hook.answers.shift() ?? { status: 202 };
    const taken = answer === "lost" || (typeof answer === "object" && answer.status === 202);
    if (taken && !hook.sent.some(({ id }) => id === message.id)) hook.sent.push(message);
    return answer;
  });
  const hook: SmsWebhook = {
    env: { SMS_WEBHOOK_URL: `${carrier.origin}/sms`, SMS_WEBHOOK_SECRET: secret, CARRIER_SECONDS: "1" },
    sent: [],
    came: [],
    answers: [],
    faults: [],
    close: carrier.close,
  };
  return hook;
}
