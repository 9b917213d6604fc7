// What goes out, as text: a letter about one thing, and an SMS.
import type { T } from "../../../platform/words.ts";
import { type AnswerLink, type Said, withoutIsolates } from "../../notices/public.ts";
import { shortened } from "../rules.ts";

/** Whole addresses of what people may want to do about letters themselves. */
export interface Ways {
  origin: string;
  stop: string;
}

export interface Text {
  subject: string;
  text: string;
}

/** The end of every letter: to be asked less, to be told otherwise, to get no more of them. */
export const footer = (t: T, { origin, stop }: Ways): string =>
  [
    t("deliveries:mail.asking", { url: `${origin}/me/asking` }),
    t("deliveries:mail.channels", { url: `${origin}/me/channels` }),
    t("deliveries:mail.stop", { url: stop }),
  ].join("\n");

const linesOf = (links: readonly AnswerLink[]): string =>
  links.map(({ label, url }) => `${label}: ${url}`).join("\n");

export function letterOf(
  t: T,
  { text, described, url: path }: Said,
  { answers: links, fewer }: { answers: readonly AnswerLink[]; fewer: readonly AnswerLink[] },
  ways: Ways,
): Text {
  const about = described ? [`${described.title}\n${described.when}\n${described.where}`] : [];
  const answers = links.length > 0 ? [linesOf(links)] : [];
  const less = fewer.length > 0 ? [linesOf(fewer)] : [];
  const look = t("deliveries:mail.look", { url: ways.origin + path });
  const parts = [text, ...about, ...answers, look, ...less, footer(t, ways)];
  return { subject: withoutIsolates(text), text: `${parts.join("\n\n")}\n` };
}

/** With one address to go to, and one to stop it. */
export function smsOf(t: T, text: string, link: string, stop: string): string {
  return `${shortened(withoutIsolates(text))}\n${link}\n${t("deliveries:sms.stop", { url: stop })}`;
}
