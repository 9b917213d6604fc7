// E-mail out, through the operator's SMTP server.
import { createTransport } from "nodemailer";
import type { Env } from "../env.ts";
import { Undeliverable } from "./carriers.ts";

export interface Letter {
  /** The same for a letter that is sent again, so that mailboxes can tell and show it once (RFC 5322 §3.6.4). */
  id: string;
  to: string;
  subject: string;
  text: string;
  lang: string;
  /** The address that stops them, shown to people as a page with a button; a mail program's button posts to it (RFC 8058). */
  unsubscribe: string;
}

export interface Mail {
  /** False when the operator set no SMTP server: nothing is queued then. */
  enabled: boolean;
  /** Hands the letter to the server. @throws Undeliverable for a mailbox there is not, or what else the server said */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/**
 * The server knows no such mailbox (RFC 5321 §4.2.1, 5yz): asking again changes nothing. When it refuses us or the
 * letter, an operator may mend that, and nothing is lost until then.
 */
function isRefusedForGood(error: unknown): boolean {
  const { command, responseCode } = error as { command?: string; responseCode?: number };
  return command === "RCPT TO" && (responseCode ?? 0) >= 500;
}

/** A server that takes longer, however busy it looks, is asked again later. */
const longest = 60_000;

export function createMail(env: Pick<Env, "SMTP_URL" | "MAIL_FROM">): Mail {
  if (!env.SMTP_URL) {
    return {
      enabled: false,
      send: async () => {
        throw new Error("no SMTP server is set");
      },
      close: () => {},
    };
  }
  const transport = createTransport({
    url: env.SMTP_URL,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  const domain = /@([\w.-]+)>?$/.exec(env.MAIL_FROM)?.[1] ?? "localhost";
  return {
    enabled: true,
    async send(letter) {
      const sent = transport.sendMail({
        from: env.MAIL_FROM,
        to: letter.to,
        messageId: `<${letter.id}@${domain}>`,
        signal: AbortSignal.timeout(longest),
        subject: letter.subject,
        text: letter.text,
        headers: {
          "Content-Language": letter.lang,
          "Auto-Submitted": "auto-generated",
          "List-Unsubscribe": `<${letter.unsubscribe}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
      });
      await sent.catch((error) => {
        throw isRefusedForGood(error) ? new Undeliverable("no such mailbox") : error;
      });
    },
    close: () => transport.close(),
  };
}
