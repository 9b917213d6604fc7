// Keeping something that asks for people going until it is full: in waves, at each change, and on a rhythm.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { T } from "../../platform/words.ts";
import {
  deadlineOf,
  fast,
  gentle,
  openPlaces,
  type Question,
  whomToAsk,
  whyStuck,
  withNeighbours,
} from "../dispatch/public.ts";
import { groupById, isHost } from "../groups/public.ts";
import { type Described, describeOccasions, nextAllowed } from "../notices/public.ts";
import {
  type AskedPeople,
  askedAbout,
  countAsked,
  lastNudgeAt,
  type Nudge,
  noteTaken,
  nudgesOf,
  standDown,
} from "../nudges/public.ts";
import { type Helper, overworkedIn, type Stuck, tellProspect } from "../prospects/public.ts";
import {
  isDrawn,
  type Occasion,
  occasionById,
  type Slot,
  sayChanged,
  slotsOf,
  standOf,
} from "../turnout/public.ts";
import { sendWave } from "../waves/public.ts";
import { mayMarkUrgent, maySeeAsked } from "./policy.ts";
import * as store from "./store.ts";

/** Lets an occasion ask for people from now on. In the transaction that makes it; again, it changes what it asks for. */
export async function ask(
  trx: Db,
  platform: Platform,
  asking: Pick<store.Asking, "occasionId" | "groupId" | "kind" | "languages">,
): Promise<void> {
  const now = platform.clock.now();
  await store.insertAsking(trx, asking, now);
  await lookAt(trx, platform, asking.occasionId, now);
}

const lookAt = (trx: Db, platform: Platform, occasionId: string, runAt: Date): Promise<void> =>
  platform.tasks.add(trx, "askings.look", { occasionId }, { runAt, key: `askings.look ${occasionId}` });

/** How an occasion that asks stands. */
interface Case {
  asking: store.Asking;
  occasion: Occasion;
  slots: Slot[];
  nudges: Nudge[];
  now: Date;
}

/**
 * Looks at one occasion: hears who has come, lets go who is needed no more, and asks the next ones. Two transactions, so
 * that learning and asking never wait for each other in a ring; however many processes look, one does at a time.
 */
export async function look(platform: Platform, occasionId: string): Promise<void> {
  await alone(platform, occasionId, (trx, found) => letGo(trx, platform, found));
  await alone(platform, occasionId, (trx, found) => askNext(trx, platform, found));
}

async function alone(
  platform: Platform,
  occasionId: string,
  work: (trx: Db, found: Case) => Promise<void>,
): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const asking = await store.holdAsking(trx, occasionId);
    const occasion = asking && (await occasionById(trx, occasionId));
    if (!occasion) return;
    const [slots, nudges] = [await slotsOf(trx, [occasionId]), await nudgesOf(trx, occasionId)];
    await work(trx, { asking, occasion, slots, nudges, now: platform.clock.now() });
  });
}

const isOpen = ({ answer }: Nudge): boolean => answer === null;

async function letGo(trx: Db, platform: Platform, { occasion, slots, now }: Case): Promise<void> {
  await noteTaken(trx, occasion.id, now);
  const thinking = (await nudgesOf(trx, occasion.id)).filter(isOpen);
  const stand = standOf(occasion, now);
  if (stand === "gone") {
    const calledOff = occasion.cancelledAt !== null || occasion.removedAt !== null;
    return standDown(trx, platform, thinking, calledOff ? "called_off" : "passed");
  }
  if (stand === "closed") return standDown(trx, platform, thinking, "found");
  const full = new Set(slots.filter((slot) => openPlaces(slot) === 0).map(({ id }) => id));
  await standDown(
    trx,
    platform,
    thinking.filter(({ slotId }) => full.has(slotId)),
    "found",
  );
}

async function askNext(trx: Db, platform: Platform, found: Case): Promise<void> {
  const { asking, occasion, slots, now } = found;
  const stand = standOf(occasion, now);
  const wanting = slots.filter((slot) => openPlaces(slot) > 0);
  if (stand !== "open" || isDrawn(occasion) || wanting.length === 0) {
    const again = stand === "closed" ? occasion.boardClosedUntil : null;
    return save(trx, platform, { ...asking, stuck: null, nextAt: again });
  }
  const groups = await groupsFor(trx, asking);
  const quietEnd = nextAllowed(now, occasion.zone);
  const looked = [];
  const taken = new Set<string>();
  for (const slot of wanting) {
    const question = questionOf(found, slot, groups, quietEnd > now);
    const whom = await whomToAsk(trx, question);
    const fresh = whom.ask.filter(({ personId }) => !taken.has(personId));
    for (const { personId } of fresh) taken.add(personId);
    looked.push({ question, ...whom, ask: fresh });
  }
  const wave = asking.waves + 1;
  const until = deadlineOf(occasion, now);
  const sent = await sendWave(trx, platform, looked, { wave, until, atNight: asking.urgentAt !== null });
  const worst = looked.reduce((least, one) => (one.chance < least.chance ? one : least));
  const prospect = await tellProspect(
    trx,
    platform,
    {
      ...asking,
      ownerId: occasion.ownerId,
      chance: worst.chance,
      openedAt: asking.openedAt.getTime(),
      deadline: until.getTime(),
    },
    () => whyStuck(trx, worst.question),
  );
  const looks = looked.flatMap(({ lookAt }) => lookAt ?? []);
  const next = looks.length > 0 ? new Date(Math.min(...looks)) : null;
  await save(trx, platform, {
    ...asking,
    ...prospect,
    waves: sent > 0 ? wave : asking.waves,
    widenedAt: asking.widenedAt ?? (prospect.stuck || groups.length > 1 ? now : null),
    nextAt: next && !asking.urgentAt && next < quietEnd ? quietEnd : next,
  });
}

async function save(trx: Db, platform: Platform, asking: store.Asking): Promise<void> {
  await store.saveAsking(trx, asking);
  if (asking.nextAt) await lookAt(trx, platform, asking.occasionId, asking.nextAt);
}

/** A group of that many can be asked a few at a time without wearing anybody out. */
const enough = 40;

async function groupsFor(trx: Db, { groupId, widenedAt }: store.Asking): Promise<string[]> {
  const members = (await groupById(trx, groupId))?.memberCount ?? 0;
  return widenedAt || members < enough ? withNeighbours(trx, groupId) : [groupId];
}

function questionOf(
  { asking, occasion, nudges, now }: Case,
  slot: Slot,
  groups: string[],
  quiet: boolean,
): Question {
  const urgent = asking.urgentAt !== null;
  return {
    occasion,
    slot,
    kind: asking.kind,
    languages: asking.languages,
    openedAt: asking.openedAt,
    pending: nudges.filter((nudge) => nudge.slotId === slot.id && isOpen(nudge)),
    groups,
    now,
    quiet,
    urgent,
    settings: urgent ? fast : gentle,
  };
}

const looksAtOnce = 200;
/** A task that is late by more is done here. */
const overdueMs = 60_000;

/** Nothing depends on a task that was lost. */
export async function lookAtOverdue(platform: Platform): Promise<void> {
  const at = new Date(platform.clock.now().getTime() - overdueMs);
  for (const id of await store.askingsDue(platform.db, at, looksAtOnce)) await look(platform, id);
}

/** Whenever who comes changes: at a drop-out the next are asked, and when it is full the others are let go. */
export async function followChange(platform: Platform, occasionId: string): Promise<void> {
  const [asking] = await store.askingsOf(platform.db, [occasionId]);
  if (asking) await look(platform, occasionId);
}

/** A host says that it may wake those who agreed to be woken. They are asked at once. */
export async function markUrgent(
  platform: Platform,
  actor: Actor,
  occasionId: string,
  urgent: boolean,
): Promise<void> {
  const now = platform.clock.now();
  await platform.db.transaction().execute(async (trx) => {
    const asking = await store.holdAsking(trx, occasionId);
    if (!asking) throw new Refusal("not_found");
    if (!mayMarkUrgent({ isHost: await isHost(trx, asking.groupId, actor.personId) }))
      throw new Refusal("forbidden");
    if ((asking.urgentAt !== null) === urgent) return;
    await store.setUrgent(trx, occasionId, urgent ? actor.personId : null, urgent ? now : null);
    await sayChanged(trx, platform, occasionId);
  });
}

export interface AskedFor extends AskedPeople {
  occasionId: string;
  about: Described | undefined;
  zone: string;
  /** People can still come. */
  live: boolean;
  urgent: boolean;
  widened: boolean;
  stuck: Stuck | null;
  nextAt: Date | null;
}

/** Who was asked and why, for hosts. */
export async function askedFor(platform: Platform, actor: Actor, id: string, t: T): Promise<AskedFor> {
  const { db, clock } = platform;
  const [asking] = await store.askingsOf(db, [id]);
  const occasion = asking && (await occasionById(db, id));
  if (!occasion) throw new Refusal("not_found");
  if (!maySeeAsked({ isHost: await isHost(db, asking.groupId, actor.personId) }))
    throw new Refusal("forbidden");
  const described = await describeOccasions(db, occasion.kind, [id], t);
  return {
    ...(await askedAbout(db, id)),
    occasionId: id,
    about: described.get(id),
    zone: occasion.zone,
    live: standOf(occasion, clock.now()) !== "gone",
    urgent: asking.urgentAt !== null,
    widened: asking.widenedAt !== null,
    stuck: asking.stuck,
    nextAt: asking.nextAt,
  };
}

export interface AskingDesk {
  /** Of calls that do not fill. */
  stuck: Map<string, Stuck>;
  /** How many were asked, by occasion. */
  asked: Map<string, number>;
  lastAt: Date | null;
  overworked: Helper[];
}

/** What a host should know about asking in their group. */
export async function deskOf(
  platform: Platform,
  groupId: string,
  occasionIds: readonly string[],
): Promise<AskingDesk> {
  const { db } = platform;
  const [askings, asked, lastAt, overworked] = await Promise.all([
    store.askingsOf(db, occasionIds),
    countAsked(db, occasionIds),
    lastNudgeAt(db, groupId),
    overworkedIn(platform, groupId),
  ]);
  const stuck = new Map(askings.flatMap((one) => (one.stuck ? [[one.occasionId, one.stuck] as const] : [])));
  return { stuck, asked, lastAt, overworked };
}

/** How many have been asked for one occasion; undefined for what asks nobody. */
export async function askedSoFar(db: Db, occasionId: string): Promise<number | undefined> {
  const [asking] = await store.askingsOf(db, [occasionId]);
  return asking && ((await countAsked(db, [occasionId])).get(occasionId) ?? 0);
}
