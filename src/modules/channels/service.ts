// What people decide about how they are reached: the order of channels, devices, a number, and the end of it.
import { randomBytes, randomInt } from "node:crypto";
import type { Actor } from "../../platform/actor.ts";
import { Undeliverable } from "../../platform/carriers.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Device } from "../../platform/push.ts";
import { Refusal } from "../../platform/refusal.ts";
import { isSignedBy, signature } from "../../platform/seal.ts";
import type { T } from "../../platform/words.ts";
import { tellNews } from "../notices/public.ts";
import { mustBeSomebody } from "../people/public.ts";
import {
  type Channel,
  codeMinutes,
  liveOf,
  mostCodes,
  mostTries,
  moved,
  readNumber,
  readProof,
  type State,
  sameCodeSeconds,
  stateOf,
  type There,
} from "./rules.ts";
import * as store from "./store.ts";

export const sendsOf = ({ mail, sms }: Platform): store.Sends => ({ mail: mail.enabled, sms: sms.enabled });

/** What this instance can send by, and the person gave an address for. */
export function thereOf(platform: Platform, reach: store.Reach): There {
  return {
    push: reach.devices.length > 0,
    email: platform.mail.enabled && reach.email !== null,
    sms: platform.sms.enabled && reach.phone !== null,
  };
}

/** The channels by which somebody can be reached now, the one they like best first. */
export const waysOf = (platform: Platform, reach: store.Reach): Channel[] =>
  liveOf(reach, thereOf(platform, reach));

export interface ChannelView {
  channel: Channel;
  state: State;
  /** Its place when it goes one up or one down; none where it cannot. */
  up: number | undefined;
  down: number | undefined;
}

export interface ChannelsView {
  list: ChannelView[];
  reach: store.Reach;
  /** This browser takes push messages already. */
  here: boolean;
  /** What browsers subscribe with. */
  key: string;
}

export async function myChannels(platform: Platform, actor: Actor): Promise<ChannelsView> {
  const reach = await store.reachOf(platform.db, mustBeSomebody(actor));
  if (!reach) throw new Refusal("sign_in");
  const sends: Record<Channel, boolean> = {
    push: true,
    email: platform.mail.enabled,
    sms: platform.sms.enabled,
  };
  const there = thereOf(platform, reach);
  const shown = reach.order.filter((channel) => sends[channel]);
  const placeOf = (channel: Channel | undefined) => (channel ? reach.order.indexOf(channel) : undefined);
  const list = shown.map((channel, i) => ({
    channel,
    state: stateOf(reach, there, channel),
    up: placeOf(shown[i - 1]),
    down: placeOf(shown[i + 1]),
  }));
  const here = reach.devices.some(({ sessionId }) => sessionId === actor.sessionId);
  return { list, reach, here, key: await platform.push.publicKey() };
}

const change = (platform: Platform, actor: Actor, how: Parameters<typeof store.changeWishes>[2]) => {
  const personId = mustBeSomebody(actor);
  return platform.db.transaction().execute((trx) => store.changeWishes(trx, personId, how));
};

export const orderChannel = (platform: Platform, actor: Actor, channel: Channel, place: number) =>
  change(platform, actor, ({ order }) => ({ order: moved(order, channel, place) }));

/** Switching on is also trying again what seemed dead. */
export const switchChannel = (platform: Platform, actor: Actor, channel: Channel, to: "on" | "off") =>
  change(platform, actor, ({ off, dead }) => {
    const others = off.filter((other) => other !== channel);
    return to === "off"
      ? { off: [...others, channel] }
      : { off: others, dead: dead.filter((other) => other !== channel) };
  });

export const chooseDigest = (platform: Platform, actor: Actor, digest: boolean) =>
  change(platform, actor, () => ({ digest }));

/** A new address deserves a new try, and one taken away is no dead one. */
export async function revive(trx: Db, personId: string, channel: Channel): Promise<void> {
  const reach = await store.reachOf(trx, personId);
  if (!reach?.dead.includes(channel)) return;
  await store.changeWishes(trx, personId, ({ dead }) => ({
    dead: dead.filter((other) => other !== channel),
  }));
}

/** Nothing goes by it until the person gives another address or tries again. False when it was known already. */
export async function markDead(trx: Db, personId: string, channel: Channel): Promise<boolean> {
  let fresh = false;
  await store.changeWishes(trx, personId, ({ dead }) => {
    fresh = !dead.includes(channel);
    return { dead: fresh ? [...dead, channel] : dead };
  });
  return fresh;
}

/** @throws Refusal "invalid" for an address that is no push service's */
export async function addDevice(platform: Platform, actor: Actor, device: Device): Promise<void> {
  const personId = mustBeSomebody(actor);
  const { sessionId } = actor;
  if (!sessionId || !platform.push.takes(device)) throw new Refusal("invalid", "channels:error.device");
  await platform.db.transaction().execute(async (trx) => {
    await store.keepDevice(trx, { ...device, sessionId, personId });
    await store.changeWishes(trx, personId, ({ off, dead }) => ({
      off: off.filter((other) => other !== "push"),
      dead: dead.filter((other) => other !== "push"),
    }));
  });
}

export async function endDevice(platform: Platform, actor: Actor): Promise<void> {
  mustBeSomebody(actor);
  if (actor.sessionId) await store.forgetDevice(platform.db, actor.sessionId);
}

/** Whoever is impatient sends one message in so many minutes, not ten; an SMS is paid for. */
const trialMinutes: Record<Channel, number> = { push: 10, email: 10, sms: 120 };

/**
 * Sends a message by one channel, whatever the hour. False when one was sent not long ago.
 * @throws Refusal "conflict" when it leads nowhere
 */
export async function tryChannel(platform: Platform, actor: Actor, channel: Channel): Promise<boolean> {
  const personId = mustBeSomebody(actor);
  const reach = await store.reachOf(platform.db, personId);
  if (!reach || !waysOf(platform, reach).includes(channel))
    throw new Refusal("conflict", "channels:error.no_way");
  const slot = Math.floor(platform.clock.now().getTime() / (trialMinutes[channel] * 60_000));
  const dedup = `trial ${channel} ${slot}`;
  return platform.db.transaction().execute(async (trx) => {
    const told = await tellNews(trx, platform, [{ personId, kind: "channels.trial", groupId: null, dedup }]);
    for (const { id } of told)
      await platform.tasks.add(trx, "deliveries.send", { id, only: channel, atNight: true });
    return told.length > 0;
  });
}

export type Asked = "sent" | "proven" | "no_number" | "too_often" | "unreachable";

const empty: Omit<store.Phone, "codesSince"> = {
  number: null,
  handle: null,
  provenAt: null,
  codeMark: null,
  codeUntil: null,
  tries: 0,
  codes: 0,
};

const purpose = "sms code";
const marked = (personId: string, number: string, code: string) => `${personId} ${number} ${code}`;
const ago = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);
const day = 24 * 60;

/** Takes a number and sends a code to it. @throws Refusal "unavailable" when the webhook does not answer */
export async function givePhone(platform: Platform, actor: Actor, typed: string, t: T): Promise<Asked> {
  const personId = mustBeSomebody(actor);
  if (!platform.sms.enabled) throw new Refusal("conflict", "channels:phone.off");
  const number = readNumber(typed);
  if (!number) return "no_number";
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const prepared = await platform.db
    .transaction()
    .execute((trx) => prepareCode(trx, platform, { personId, number, code }));
  if (prepared !== "send") return prepared;
  try {
    await platform.sms.send({ id: newId(), to: number, text: t("channels:sms.code", { code }) });
    return "sent";
  } catch (error) {
    await takeBack(platform, personId);
    if (error instanceof Undeliverable) return "unreachable";
    throw new Refusal("unavailable", "channels:error.sms");
  }
}

async function prepareCode(
  trx: Db,
  platform: Platform,
  { personId, number, code }: { personId: string; number: string; code: string },
): Promise<Asked | "send"> {
  const now = platform.clock.now();
  const before = (await store.holdPhone(trx, personId)) ?? { ...empty, codesSince: now };
  const same = before.number === number;
  if (same && before.provenAt) return "proven";
  const sentAt = before.codeUntil && ago(before.codeUntil, codeMinutes).getTime();
  if (same && sentAt && now.getTime() - sentAt < sameCodeSeconds * 1000) return "sent";
  const fresh = before.codesSince > ago(now, day);
  const codes = fresh ? before.codes : 0;
  const others = await store.codesTo(trx, number, personId, ago(now, day));
  if (codes >= mostCodes || others >= mostCodes) return "too_often";
  await store.keepPhone(trx, personId, {
    number,
    handle: same ? before.handle : randomBytes(8).toString("base64url"),
    provenAt: null,
    codeMark: await signature(trx, purpose, marked(personId, number, code)),
    codeUntil: ago(now, -codeMinutes),
    tries: 0,
    codes: codes + 1,
    codesSince: fresh ? before.codesSince : now,
  });
  return "send";
}

/** It was not sent, so it does not count. */
async function takeBack(platform: Platform, personId: string): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const phone = await store.holdPhone(trx, personId);
    if (!phone) return;
    const codes = Math.max(phone.codes - 1, 0);
    await store.keepPhone(trx, personId, { ...phone, codeMark: null, codeUntil: null, codes });
  });
}

/** Counts the try before it is looked at: many at once get no more than one after the other. */
export function provePhone(
  platform: Platform,
  actor: Actor,
  typed: string,
): Promise<"proven" | "wrong" | "over"> {
  const personId = mustBeSomebody(actor);
  const code = readProof(typed);
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    const phone = await store.holdPhone(trx, personId);
    if (phone?.provenAt) return "proven";
    if (!phone?.number || !phone.codeMark || !phone.codeUntil || phone.codeUntil <= now) return "over";
    if (phone.tries >= mostTries) return "over";
    await store.keepPhone(trx, personId, { ...phone, tries: phone.tries + 1 });
    const text = marked(personId, phone.number, code ?? "");
    if (!code || !(await isSignedBy(trx, purpose, text, phone.codeMark))) return "wrong";
    const proven = { ...phone, provenAt: now, codeMark: null, codeUntil: null, tries: 0 };
    await store.keepPhone(trx, personId, proven);
    await revive(trx, personId, "sms");
    return "proven";
  });
}

export const myPhone = (platform: Platform, actor: Actor): Promise<store.Phone | undefined> =>
  store.phoneOf(platform.db, mustBeSomebody(actor));

export async function endPhone(platform: Platform, actor: Actor): Promise<void> {
  await forgetNumber(platform, mustBeSomebody(actor));
}

function forgetNumber(platform: Platform, personId: string): Promise<void> {
  return platform.db.transaction().execute(async (trx) => {
    const phone = await store.holdPhone(trx, personId);
    if (!phone) return;
    const { codes, codesSince } = phone;
    await store.keepPhone(trx, personId, { ...empty, codes, codesSince });
    await revive(trx, personId, "sms");
  });
}

/** Whether messages with this handle go to somebody still. */
export const mayStopSms = async (platform: Platform, handle: string): Promise<boolean> =>
  (await store.ownerOfHandle(platform.db, handle)) !== undefined;

/** Forgets the number; does nothing when that is done already. Whoever gets the messages may have no account. */
export async function stopSms(platform: Platform, handle: string): Promise<void> {
  const personId = await store.ownerOfHandle(platform.db, handle);
  if (personId) await forgetNumber(platform, personId);
}

export async function forgetUnproven(platform: Platform): Promise<void> {
  await store.deleteUnproven(platform.db, ago(platform.clock.now(), day));
}
