// Carrying notices out of the house: each once, by the first way that works.
import { TryLater, Undeliverable } from "../../platform/carriers.ts";
import type { Db } from "../../platform/db.ts";
import { describeError } from "../../platform/log.ts";
import type { Platform } from "../../platform/platform.ts";
import type { PushMessage } from "../../platform/push.ts";
import { type T, words } from "../../platform/words.ts";
import { addDays, fromLocal, localDay } from "../../platform/zoned.ts";
import {
  type Channel,
  channels,
  forgetDevice,
  markDead,
  type Reach,
  reachOf,
  sendsOf,
  waysOf,
} from "../channels/public.ts";
import {
  type AnswerLink,
  type JustTold,
  kindOf,
  noticesById,
  say,
  sendAt,
  type Told,
  tell,
} from "../notices/public.ts";
import { stopPath } from "../profiles/public.ts";
import { letterOf, smsOf, type Text, type Ways } from "./pages/letter.ts";
import { digestTime, mostTries, secondsToKeep } from "./rules.ts";
import * as store from "./store.ts";

export interface Sending {
  /** Of the notice. */
  id: string;
  until?: Date;
  atNight?: boolean;
  /** By this channel or not at all: a trial. */
  only?: Channel;
  /** How often a carrier said "later". */
  tries?: number;
}

const sendingKey = (id: string) => `deliveries.send ${id}`;
/** One digest waits for each person. */
export const digestKey = (personId: string) => `digests.send ${personId}`;

const queueSending = (db: Db, platform: Platform, sending: Sending, runAt: Date) =>
  platform.tasks.add(db, "deliveries.send", { ...sending }, { runAt, key: sendingKey(sending.id) });

/** Queues what people were just told, in the transaction that tells them. */
export async function queue(trx: Db, platform: Platform, told: readonly JustTold[]): Promise<void> {
  const now = platform.clock.now();
  for (const notice of told) await queueReplacement(trx, platform, notice);
  const loud = new Map(told.flatMap((one) => (urgencyOf(one.kind) === "silent" ? [] : [[one.id, one]])));
  if (loud.size === 0) return;
  for (const notice of await store.reachable(trx, [...loud.keys()], sendsOf(platform))) {
    const { id, personId, zone } = notice;
    const { until, atNight } = loud.get(id) ?? {};
    if (urgencyOf(notice.kind) === "digest" && notice.digest) {
      const when = { runAt: digestAt(now, zone, personId), key: digestKey(personId), keep: true };
      await platform.tasks.add(trx, "digests.send", { personId }, when);
    } else {
      await queueSending(trx, platform, { id, until, atNight }, sendAt(notice, now, atNight));
    }
  }
}

export const urgencyOf = (kind: string) => kindOf(kind)?.urgency ?? "soon";

async function queueReplacement(trx: Db, platform: Platform, notice: JustTold): Promise<void> {
  const dedup = kindOf(notice.kind)?.replaces?.(notice.facts ?? {});
  if (!dedup || !(await store.pushedBefore(trx, notice.personId, dedup))) return;
  await platform.tasks.add(trx, "pushes.replace", { id: notice.id });
}

/** The next digest of somebody, on the clock of `zone`. */
export function digestAt(now: Date, zone: string, personId: string): Date {
  const today = localDay(now, zone);
  const at = fromLocal(digestTime(today, personId), zone);
  return at > now ? at : fromLocal(digestTime(addDays(today, 1), personId), zone);
}

/** What stopped a message: this way leads nowhere any more. */
export interface DeadWay {
  personId: string;
  channel: Channel;
  /** What did not take it; null for devices, of which none is left then. */
  address: string | null;
}

export const wayTo = (reach: Reach, channel: Channel): DeadWay => ({
  personId: reach.personId,
  channel,
  address: addressOf(reach, channel),
});

const addressOf = ({ email, phone }: Reach, channel: Channel): string | null =>
  channel === "push" ? null : channel === "email" ? email : (phone?.number ?? null);

/** Tries one way after the other: each that proves dead is switched off, and the person told. */
export async function byTheFirstThatWorks(
  platform: Platform,
  attempt: (way: { at?: DeadWay }) => Promise<void>,
): Promise<void> {
  for (let left = channels.length + 1; left > 0; left--) {
    const way: { at?: DeadWay } = {};
    try {
      return await attempt(way);
    } catch (error) {
      if (!(error instanceof Undeliverable && way.at)) throw error;
      await bury(platform, way.at);
    }
  }
}

/** Not when the person has given another address meanwhile; and told once, however many messages find it dead. */
async function bury(platform: Platform, { personId, channel, address }: DeadWay): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const reach = await reachOf(trx, personId);
    if (!reach || addressOf(reach, channel) !== address) return;
    if (channel === "push" && reach.devices.length > 0) return;
    if (!(await markDead(trx, personId, channel))) return;
    platform.log.warn("deliveries.dead", { code: channel });
    const dedup = `dead ${channel} ${platform.clock.now().toISOString()}`;
    await tell(trx, platform, [{ personId, kind: `deliveries.dead.${channel}`, groupId: null, dedup }]);
  });
}

/**
 * Sends one notice, if it still is news. The row that says so is written by the transaction in which a carrier takes
 * it, so however many processes try, it goes once; only a crash between the carrier's yes and our commit can send it
 * again, under the same id.
 */
export async function send(platform: Platform, sending: Sending): Promise<void> {
  try {
    await byTheFirstThatWorks(platform, (way) =>
      platform.db.transaction().execute((trx) => attemptOne(trx, platform, sending, way)),
    );
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    const tries = (sending.tries ?? 0) + 1;
    if (tries > mostTries) return platform.log.warn("deliveries.given_up", { count: tries });
    await queueSending(platform.db, platform, { ...sending, tries }, inSeconds(platform, error.seconds));
  }
}

export const inSeconds = (platform: Platform, seconds: number) =>
  new Date(platform.clock.now().getTime() + seconds * 1000);

async function attemptOne(
  trx: Db,
  platform: Platform,
  sending: Sending,
  way: { at?: DeadWay },
): Promise<void> {
  const now = platform.clock.now();
  const { id, until, atNight, only } = sending;
  const [notice] = until && now >= until ? [] : await noticesById(trx, [id]);
  if (!notice?.unread || !(await isStanding(trx, notice))) return;
  // A carrier that was away for hours must not make us write in the night.
  const runAt = sendAt(notice, now, atNight);
  if (runAt > now) return queueSending(trx, platform, sending, runAt);
  const reach = await reachOf(trx, notice.personId);
  const ways = reach ? waysOf(platform, reach) : [];
  const channel = only ? ways.find((one) => one === only) : ways[0];
  if (!reach || !channel || !(await store.take(trx, id, channel, now))) return;
  way.at = wayTo(reach, channel);
  await carry(trx, platform, reach, channel, await parcelOf(trx, platform, notice, reach, until));
}

async function parcelOf(
  trx: Db,
  platform: Platform,
  notice: Told,
  { lang }: Reach,
  until: Date | undefined,
): Promise<Parcel> {
  const t = words(lang);
  const { id, kind } = notice;
  const [said] = await say(trx, [notice], t);
  if (!said) throw new Error("nobody can say this notice");
  const whole = (links: AnswerLink[] = []) =>
    links.map(({ label, url }) => ({ label, url: url.startsWith("/") ? platform.origin + url : url }));
  const answers = whole(await kindOf(kind)?.links?.(platform, notice, t));
  const fewer = whole(await kindOf(kind)?.fewer?.(platform, notice, t));
  const urgency = urgencyOf(kind) === "digest" ? "normal" : "high";
  return {
    id,
    t,
    push: { mark: id, topic: id, seconds: secondsToKeep(platform.clock.now(), until), urgency },
    letter: (ways) => letterOf(t, said, { answers, fewer }, ways),
    text: said.text,
    link: answers[0] ? `${answers[0].label}: ${answers[0].url}` : platform.origin + said.url,
  };
}

export const isStanding = async (db: Db, notice: Told): Promise<boolean> =>
  (await kindOf(notice.kind)?.standing?.(db, notice)) ?? true;

/** One message, ready for every channel. */
export interface Parcel {
  /** The same whenever it is sent again. */
  id: string;
  t: T;
  push: PushMessage;
  letter(ways: Ways): Text;
  /** For an SMS: a sentence, and where it leads. */
  text: string;
  link: string;
}

/** Hands a message to the carrier of a channel. @throws Undeliverable, TryLater, or what else it said */
export async function carry(
  db: Db,
  platform: Platform,
  reach: Reach,
  channel: Channel,
  parcel: Parcel,
): Promise<void> {
  const { origin } = platform;
  const { id, t } = parcel;
  if (channel === "push") return push(platform, reach, parcel.push);
  if (channel === "email") {
    const to = reach.email ?? "";
    const stop = origin + (await stopPath(db, reach.personId, to));
    const letter = parcel.letter({ origin, stop });
    return platform.mail.send({ id, to, ...letter, lang: reach.lang, unsubscribe: stop });
  }
  const stop = `${origin}/s/${reach.phone?.handle}`;
  const text = smsOf(t, parcel.text, parcel.link, stop);
  return platform.sms.send({ id, to: reach.phone?.number ?? "", text });
}

/** To all devices of somebody at once: it has gone out when one of them takes it. */
export async function push(platform: Platform, { devices }: Reach, message: PushMessage): Promise<void> {
  const topic = message.topic.replaceAll("-", "");
  const results = await Promise.allSettled(
    devices.map((device) => platform.push.send(device, { ...message, topic })),
  );
  const errors: unknown[] = [];
  for (const [i, result] of results.entries()) {
    if (result.status === "fulfilled") continue;
    errors.push(result.reason);
    const { sessionId = "", endpoint } = devices[i] ?? {};
    if (result.reason instanceof Undeliverable) await forgetDevice(platform.db, sessionId, endpoint);
    else platform.log.warn("deliveries.unpushed", describeError(result.reason));
  }
  if (errors.length < devices.length) return;
  throw errors.find((error) => !(error instanceof Undeliverable)) ?? new Undeliverable("no device left");
}

/** When the last message went out: about anything in a group, or at all. For the host's desk. */
export async function lastSent(db: Db, groupId?: string): Promise<Date | null> {
  if (groupId) return store.lastIn(db, groupId);
  const all = Object.values(await store.lastByChannel(db)).filter((at) => at !== null);
  return all.length > 0 ? new Date(Math.max(...all.map((at) => at.getTime()))) : null;
}

/** For /health: which channels are set up, when each last took something, and what did not get through. */
export async function channelsHealth(platform: Platform): Promise<object> {
  const [last, failing] = await Promise.all([store.lastByChannel(platform.db), store.failing(platform.db)]);
  const set: Record<Channel, boolean> = {
    push: true,
    email: platform.mail.enabled,
    sms: platform.sms.enabled,
  };
  const list = channels.map((channel) => [channel, { set: set[channel], last: last[channel] }]);
  return { ...Object.fromEntries(list), failing };
}

const daysKept = 30;

export async function forgetOld(platform: Platform): Promise<void> {
  const before = new Date(platform.clock.now().getTime() - daysKept * 86_400_000);
  while ((await store.deleteOld(platform.db, before)) > 0);
}
