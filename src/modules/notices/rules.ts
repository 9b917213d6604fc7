// Pure decisions about telling people things: when a message may go out, and how a name stands in a sentence.
import type { LocalParts } from "../../platform/zoned.ts";

/** Nobody is written to from nine in the evening to eight in the morning, on the clock of the place it is about. */
const quietFrom = 21;
const quietTo = 8;

/** The wall-clock time at which the quiet hours end that `local` lies in; null outside of them. */
export function quietUntil({ day, hour }: Pick<LocalParts, "day" | "hour">): string | null {
  if (hour >= quietTo && hour < quietFrom) return null;
  const end = Date.parse(`${day}T00:00:00Z`) + (hour >= quietFrom ? 86_400_000 : 0);
  return `${new Date(end).toISOString().slice(0, 10)}T0${quietTo}:00`;
}

const onTheirWay = 2 * 3_600_000;

/** Whether to write even in the quiet hours: it changes the plans of somebody who sets out within two hours. */
export function mayDisturb(immediate: boolean, startsAt: Date | null, now: Date): boolean {
  return immediate && startsAt !== null && startsAt.getTime() - now.getTime() <= onTheirWay;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name as it stands in a sentence that may run the other way: kept apart by isolates (Unicode UAX #9), if needed. */
export function isolated(name: string, dir: "ltr" | "rtl"): string {
  return rightToLeft.test(name) !== (dir === "rtl") ? `\u2068${name}\u2069` : name;
}

/** The same for a sentence on its way into an e-mail's subject, where isolates show as boxes in old programs. */
export const withoutIsolates = (text: string): string =>
  text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ");

/** Things in order, put together under the day each belongs to. */
export function byDay<I extends { day: string }>(items: readonly I[]): { day: string; items: I[] }[] {
  const days: { day: string; items: I[] }[] = [];
  for (const item of items) {
    const last = days.at(-1);
    if (last?.day === item.day) last.items.push(item);
    else days.push({ day: item.day, items: [item] });
  }
  return days;
}
