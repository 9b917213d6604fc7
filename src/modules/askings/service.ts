// Keeping something that asks for people going until it is full: in waves, at each change, and on a rhythm.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { When } from "../../platform/tasks.ts";
import {
  deadlineOf,
  fast,
  gentle,
  hopeFor,
  openPlaces,
  type Question,
  type Whom,
  whomToAsk,
  whyStuck,
  withNeighbours,
} from "../dispatch/public.ts";
import { groupById, isHost } from "../groups/public.ts";
import { nextAllowed } from "../notices/public.ts";
import { type Nudge, noteTaken, nudgesOf, standDown } from "../nudges/public.ts";
import { tellProspect } from "../prospects/public.ts";
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
import { mayMarkUrgent } from "./policy.ts";
import * as store from "./store.ts";

/** Lets an occasion ask for people from now on. In the transaction that makes it; again, it changes what it asks for. */
export async function ask(
  trx: Db,
  platform: Platform,
  asking: Pick<store.Asking, "occasionId" | "groupId" | "kind" | "languages">,
): Promise<void> {
  const now = platform.clock.now();
  await store.insertAsking(trx, asking, now);
  await lookAt(trx, platform, asking, { runAt: now });
}

/**
 * Calls of one group one after another, and a worker looks for the next of a queue once a second: many that open
 * together leave room for pages, and no group waits for another.
 */
const lookAt = (
  trx: Db,
  platform: Platform,
  { occasionId, groupId }: Pick<store.Asking, "occasionId" | "groupId">,
  when: When,
): Promise<void> =>
  platform.tasks.add(
    trx,
    "askings.look",
    { occasionId },
    { ...when, key: `askings.look ${occasionId}`, queue: `askings ${groupId}` },
  );

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

async function letGo(trx: Db, platform: Platform, { occasion, slots, nudges, now }: Case): Promise<void> {
  await noteTaken(trx, occasion.id, now);
  // Who was just noted has answered, and is let go no more.
  const thinking = nudges.filter(isThinking);
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
  const night = quietEnd > now;
  const quiet = night && asking.urgentAt === null;
  const looked = await decideAll(trx, found, wanting, { groups, quiet: night });
  const wave = asking.waves + 1;
  const until = deadlineOf(occasion, now);
  const sent = await sendWave(trx, platform, looked, { wave, until, atNight: night });
  // At night nobody is asked, which says nothing about the prospect.
  const prospect = quiet ? {} : await weigh(trx, platform, found, looked);
  const looks = looked.flatMap(({ lookAt }) => lookAt ?? []);
  const next = looks.length > 0 ? new Date(Math.min(...looks)) : null;
  const after = { ...asking, ...prospect };
  await save(trx, platform, {
    ...after,
    waves: sent > 0 ? wave : asking.waves,
    widenedAt: asking.widenedAt ?? (after.stuck || groups.length > 1 ? now : null),
    nextAt: next && quiet && next < quietEnd ? quietEnd : next,
  });
}

type Looked = Whom & { question: Question };

/** What to do for each slot; nobody is asked for two. */
async function decideAll(
  trx: Db,
  found: Case,
  slots: readonly Slot[],
  asked: { groups: string[]; quiet: boolean },
): Promise<Looked[]> {
  const looked: Looked[] = [];
  const taken = new Set<string>();
  for (const slot of slots) {
    const question = questionOf(found, slot, asked);
    const whom = await whomToAsk(trx, question);
    const ask = whom.ask.filter(({ personId }) => !taken.has(personId));
    for (const { personId } of ask) taken.add(personId);
    looked.push({ ...whom, question, ask });
  }
  return looked;
}

/** Whether the hosts should hear how it goes, by the slot with the least hope. */
async function weigh(
  trx: Db,
  platform: Platform,
  { asking, occasion, now }: Case,
  looked: readonly Looked[],
): Promise<Pick<store.Asking, "stuck" | "escalatedAt" | "alarmedAt">> {
  const openedAt = asking.openedAt.getTime();
  const deadline = deadlineOf(occasion, now).getTime();
  const span = { ...asking, ownerId: occasion.ownerId, openedAt, deadline };
  return tellProspect(trx, platform, span, async () => {
    const hopes: { hope: number; question: Question }[] = [];
    for (const { hope, question } of looked)
      hopes.push({ question, hope: hope ?? (await hopeFor(trx, question)) });
    const worst = hopes.reduce((least, one) => (one.hope < least.hope ? one : least));
    return { hope: worst.hope, because: () => whyStuck(trx, worst.question) };
  });
}

async function save(trx: Db, platform: Platform, asking: store.Asking): Promise<void> {
  await store.saveAsking(trx, asking);
  if (asking.nextAt) await lookAt(trx, platform, asking, { runAt: asking.nextAt });
}

const isThinking = ({ answer }: Nudge): boolean => answer === null;

/** A group of that many can be asked a few at a time without wearing anybody out. */
const enough = 40;

async function groupsFor(trx: Db, { groupId, widenedAt }: store.Asking): Promise<string[]> {
  const members = (await groupById(trx, groupId))?.memberCount ?? 0;
  return widenedAt || members < enough ? withNeighbours(trx, groupId) : [groupId];
}

function questionOf(
  { asking, occasion, nudges, now }: Case,
  slot: Slot,
  asked: { groups: string[]; quiet: boolean },
): Question {
  const urgent = asking.urgentAt !== null;
  return {
    occasion,
    slot,
    kind: asking.kind,
    languages: asking.languages,
    pending: nudges.filter((nudge) => nudge.slotId === slot.id && isThinking(nudge)),
    ...asked,
    now,
    urgent,
    settings: urgent ? fast : gentle,
  };
}

const looksAtOnce = 200;
/** A task that is late by more may have been lost. */
const overdueMs = 60_000;

/** Nothing depends on a task that was lost: it is queued again, and one that only waits its turn keeps it. */
export async function lookAtOverdue(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const due = await store.askingsDue(platform.db, new Date(now.getTime() - overdueMs), looksAtOnce);
  for (const asking of due) await lookAt(platform.db, platform, asking, { runAt: now, keep: true });
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
    if (!mayMarkUrgent({ isHost: await isHost(trx, asking.groupId, actor) })) throw new Refusal("forbidden");
    if ((asking.urgentAt !== null) === urgent) return;
    await store.setUrgent(trx, occasionId, urgent ? actor.personId : null, urgent ? now : null);
    await sayChanged(trx, platform, occasionId);
  });
}
