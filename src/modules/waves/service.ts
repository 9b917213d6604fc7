// A wave: nudges that go out together, to people nobody else may ask at the same moment.
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { holdWishes, roomLeft, weekMs } from "../attention/public.ts";
import type { Chosen, Question } from "../dispatch/public.ts";
import { asksSince, type NewNudge, send } from "../nudges/public.ts";

/** What was decided for one slot. */
export interface Decided {
  question: Question;
  ask: readonly Chosen[];
}

export interface Sending {
  /** Which wave of this occasion it is, from 1. */
  wave: number;
  until: Date;
  /** In the quiet hours: only those are asked who agreed to be woken. */
  atNight: boolean;
}

/**
 * Sends what was decided, to those who may still be asked now that nobody else can ask them: so the weekly limit of a
 * person holds for all occasions together. Returns how many were asked.
 */
export async function sendWave(
  trx: Db,
  platform: Platform,
  decided: readonly Decided[],
  { wave, until, atNight }: Sending,
): Promise<number> {
  const now = platform.clock.now();
  const chosen = decided.flatMap(({ question, ask }) => ask.map((one) => ({ question, ...one })));
  if (chosen.length === 0) return 0;
  const ids = chosen.map(({ personId }) => personId);
  const wishes = await holdWishes(trx, ids);
  const asks = await asksSince(trx, ids, new Date(now.getTime() - weekMs));
  const may = chosen.filter(({ personId, question }) => {
    const wish = wishes.get(personId);
    if (!wish || wish.muted.includes(question.occasion.groupId)) return false;
    if (atNight && !wish.urgentAtNight) return false;
    return roomLeft(wish, asks.get(personId) ?? 0, now) > 0;
  });
  const nudges = may.map(
    ({ question, personId, chance, km, reasons, ask }): NewNudge => ({
      id: newId(),
      groupId: question.occasion.groupId,
      occasionId: question.occasion.id,
      slotId: question.slot.id,
      personId,
      wave,
      chance,
      ask,
      km,
      reasons,
    }),
  );
  await send(trx, platform, nudges, { until, atNight });
  return nudges.length;
}
