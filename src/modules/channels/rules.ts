// Pure decisions about channels: their order, which of them takes a message now, numbers and codes as people type them.

/** Ways out of the house; the inbox is always there. In the order somebody has who never chose one. */
export const channels = ["push", "email", "sms"] as const;
export type Channel = (typeof channels)[number];

export interface Wishes {
  order: readonly Channel[];
  off: readonly Channel[];
  /** Those that proved to take nothing any more. */
  dead: readonly Channel[];
  /** One message a day for what can wait. */
  digest: boolean;
}

export const noWishes: Wishes = { order: channels, off: [], dead: [], digest: true };

/** What is there to use: this instance sends by it, and the person gave an address for it. */
export type There = Readonly<Record<Channel, boolean>>;

/** What becomes of a channel for one person, in one word. */
export type State = "on" | "off" | "dead" | "missing";

export function stateOf({ off, dead }: Wishes, there: There, channel: Channel): State {
  if (dead.includes(channel)) return "dead";
  if (!there[channel]) return "missing";
  return off.includes(channel) ? "off" : "on";
}

/** Channels that take a message, in the person's order. */
export function liveOf(wishes: Wishes, there: There): Channel[] {
  return wishes.order.filter((channel) => stateOf(wishes, there, channel) === "on");
}

/** The order with `channel` at `place`, counted from 0. The same wish twice is one. */
export function moved(order: readonly Channel[], channel: Channel, place: number): Channel[] {
  const others = order.filter((other) => other !== channel);
  return [...others.slice(0, place), channel, ...others.slice(place)];
}

/** The first digit of every set of digits people here type: European, Arabic, Persian and Urdu. */
const zeros = ["0", "\u0660", "\u06f0"].map((zero) => zero.charCodeAt(0));

/** What somebody typed, its digits as European ones, without gaps, dashes and brackets. */
function plain(typed: string): string {
  return [...typed.replace(/[\s\p{Pd}.()/\u200b-\u200f\u2066-\u2069]/gu, "")]
    .map((char) => {
      const code = char.charCodeAt(0);
      const zero = zeros.find((first) => code >= first && code < first + 10);
      return zero === undefined ? char : String(code - zero);
    })
    .join("");
}

/** A phone number as E.164 ("+4512345678"); eight digits alone are Danish. Null when it is none. */
export function readNumber(typed: string): string | null {
  const number = plain(typed).replace(/^00/, "+");
  if (/^[2-9]\d{7}$/.test(number)) return `+45${number}`;
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : null;
}

/** Six digits, in any writing; null when it is no code. */
export function readProof(typed: string): string | null {
  const digits = plain(typed);
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** The end of a number, for the person who knows the rest. */
export const lastDigits = (number: string): string => number.slice(-2);

/** A code holds for this long, and may be typed so often. */
export const codeMinutes = 30;
export const mostTries = 5;
/** So many codes a day are sent to one person, and to one number. */
export const mostCodes = 3;
/** Who asks again sooner meant the same code. */
export const sameCodeSeconds = 60;
