// Putting a call up, changing it, asking again, taking it back, and telling who waited in vain.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { placeById } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { ask } from "../askings/public.ts";
import {
  type Call,
  callById,
  findCategory,
  insertCall,
  mayTend,
  placesOf,
  statusOf,
  takenOf,
  updateCall,
} from "../calls/public.ts";
import {
  allocateAt,
  asksChildren,
  beginDraft,
  deleteDraft,
  detailsOf,
  draftsOf,
  holdDraft,
  missingStep,
  type Opened,
  openDraft,
  type Resolved,
  resolveTime,
  type Step,
  type TimeProblem,
  wallOf,
} from "../drafts/public.ts";
import { groupById, isClosed, isHost, join } from "../groups/public.ts";
import { tell } from "../notices/public.ts";
import { type SignedUp, type SigningUp, signUp } from "../people/public.ts";
import { addressFor, cancelOccasion, changeOccasion, createOccasion } from "../turnout/public.ts";
import { again, alignSlots, callOf, fieldsOf, type Given, occasionOf, type Spot } from "./rules.ts";
import { consentOf, countCalls, forgetWords } from "./store.ts";

export interface Checked {
  opened: Opened;
  given: Given;
  spot: Spot;
  /** The moments behind what was chosen, or why they cannot be. */
  time: Resolved | { problem: TimeProblem };
}

export const hasProblem = (time: Checked["time"]): time is { problem: TimeProblem } => "problem" in time;

/** A draft as it would be published now, or the step that is still to be answered. */
export async function check(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<Checked | { missing: Step }> {
  return checked(platform.db, await openDraft(platform, actor, id));
}

async function checked(db: Db, opened: Opened): Promise<Checked | { missing: Step }> {
  const { draft, fields, category, group, wall } = opened;
  const missing = missingStep(category, fields);
  if (missing) return { missing };
  const kept = draft.callId ? await callById(db, draft.callId) : undefined;
  const place = placeById(fields.placeId ?? group.placeId);
  const spot = place
    ? { placeId: place.id, area: place.name, at: { lat: place.lat, lon: place.lon } }
    : { placeId: group.placeId, area: group.name, at: { lat: group.lat, lon: group.lon } };
  const time = resolveTime(fields, category.minutes, wall, kept);
  return { opened, given: { fields, category, photoId: draft.photoId }, spot, time };
}

export type Outcome =
  | { callId: string; changed: boolean; signedUp?: SignedUp }
  | { missing: Step }
  | { problem: TimeProblem };

interface Publishing {
  id: string;
  /** Somebody who is not signed in becomes a person in the same step. */
  newcomer?: SigningUp;
  /** The call a change is meant for, so that sending it twice leads there. */
  callId?: string | undefined;
}

/** Publishes a draft, whole or not at all. Sent twice, it is published once: the draft's id is the call's. */
export async function publish(platform: Platform, actor: Actor, input: Publishing): Promise<Outcome> {
  const done = await platform.db.transaction().execute(async (trx) => {
    const opened = await holdDraft(platform, trx, actor, input.id);
    if (!opened) return alreadyPublished(trx, input);
    const found = await checked(trx, opened);
    if ("missing" in found) return found;
    if (hasProblem(found.time)) return found.time;
    const ready = { ...found, time: found.time };
    const outcome = opened.draft.callId
      ? await change(platform, trx, actor, ready, opened.draft.callId)
      : await putUp(platform, trx, actor, ready, input.newcomer);
    await deleteDraft(trx, input.id);
    await askAround(platform, trx, ready, outcome.callId);
    await watch(platform, trx, outcome.callId, found.time.expiresAt);
    return { ...outcome, groupId: opened.group.id };
  });
  if ("groupId" in done) platform.bus.tell({ group: done.groupId, occasion: done.callId });
  return done;
}

async function alreadyPublished(trx: Db, { id, callId = id }: Publishing): Promise<Outcome> {
  const call = await callById(trx, callId);
  if (!call) throw new Refusal("not_found", "drafts:refusal.gone");
  return { callId, changed: callId !== id };
}

const dayMs = 86_400_000;
/** A host who asks for many needs no more in a day; who floods a board does. */
const callsADay = 20;

type Ready = Checked & { time: Resolved };

/** Neighbours are asked for what somebody needs; what somebody offers is found on the board. */
async function askAround(platform: Platform, trx: Db, { opened, given }: Ready, occasionId: string) {
  const { category, group } = opened;
  if (category.direction !== "need") return;
  const { languages } = callOf(given, detailsOf(opened.fields));
  const kind = `${category.direction}.${category.name}`;
  await ask(trx, platform, { occasionId, groupId: group.id, kind, languages });
}

async function putUp(platform: Platform, trx: Db, actor: Actor, ready: Ready, newcomer?: SigningUp) {
  const { opened, given, spot, time } = ready;
  const { draft, group, wall, fields, category } = opened;
  if (isClosed(group, wall.now)) throw new Refusal("conflict", "drafts:refusal.closed");
  const signedUp = !actor.personId && newcomer ? await signUp(platform, trx, newcomer) : undefined;
  const ownerId = actor.personId ?? signedUp?.personId;
  if (!ownerId) throw new Refusal("sign_in");
  const since = new Date(wall.now.getTime() - dayMs);
  if ((await countCalls(trx, ownerId, since)) >= callsADay)
    throw new Refusal("too_many", "publications:refusal.too_many");
  const { id } = draft;
  await createOccasion(trx, platform, {
    ...occasionOf(given, time, spot),
    id,
    kind: "call",
    groupId: group.id,
    ownerId,
    zone: group.zone,
    allocateAt: category.direction === "offer" ? allocateAt(time, wall) : null,
  });
  await insertCall(trx, {
    ...callOf(given, detailsOf(fields)),
    id,
    groupId: group.id,
    direction: category.direction,
    category: category.name,
  });
  // Last, because it holds the group's row. Those who ask belong to the group: they have to be told things.
  await join(trx, group.id, ownerId, wall.now);
  return { callId: id, changed: false, ...(signedUp ? { signedUp } : {}) };
}

async function change(
  platform: Platform,
  trx: Db,
  actor: Actor,
  { opened, given, spot, time }: Ready,
  callId: string,
) {
  const call = await tended(trx, actor, callId);
  if (isOver(call, opened.wall.now)) throw new Refusal("gone", "publications:refusal.over");
  const occasion = occasionOf(given, time, spot);
  const slots = alignSlots(call.slots, occasion.slots);
  await changeOccasion(trx, platform, actor, { occasionId: callId, change: { ...occasion, slots } });
  await updateCall(trx, callId, callOf(given, detailsOf(opened.fields)));
  return { callId, changed: true };
}

/** A call this actor looks after. @throws Refusal "not_found" or "forbidden" */
export async function tended(db: Db, actor: Actor, id: string): Promise<Call> {
  const call = await callById(db, id);
  if (!call) throw new Refusal("not_found");
  const reader = { personId: actor.personId, isHost: await isHost(db, call.groupId, actor) };
  if (!mayTend(reader, call)) throw new Refusal("forbidden");
  return call;
}

export const isOver = (call: Call, now: Date): boolean =>
  Boolean(call.cancelledAt || call.removedAt || call.closedAt) || now >= call.expiresAt;

/** A draft with the call's answers; publishing it changes the call. @returns the draft's id */
export async function edit(platform: Platform, actor: Actor, id: string): Promise<string> {
  const call = await tended(platform.db, actor, id);
  if (isOver(call, platform.clock.now())) throw new Refusal("gone", "publications:refusal.over");
  const fields = await answersOf(platform, actor, call);
  for (const draft of await draftsOf(platform.db, actor)) {
    if (draft.callId === id) await deleteDraft(platform.db, draft.id);
  }
  return begin(platform, actor, call, fields, id);
}

/** A draft for asking the same again at another time. @returns the draft's id */
export async function duplicate(platform: Platform, actor: Actor, id: string): Promise<string> {
  const call = await tended(platform.db, actor, id);
  return begin(platform, actor, call, again(await answersOf(platform, actor, call)), null);
}

async function answersOf(platform: Platform, actor: Actor, call: Call) {
  const address = await addressFor(platform, actor, call.id);
  const known = {
    ...(await consentOf(platform.db, call.id)),
    address: "exact" in address ? address.exact : null,
  };
  const category = findCategory(call.direction, call.category);
  const wall = wallOf(platform.clock.now(), call.zone);
  return fieldsOf(call, known, category ? asksChildren(category) : false, wall);
}

async function begin(
  platform: Platform,
  actor: Actor,
  call: Call,
  fields: Given["fields"],
  callId: string | null,
) {
  const group = await groupById(platform.db, call.groupId);
  if (!group) throw new Refusal("not_found");
  return beginDraft(platform, actor, { group, fields, callId, photoId: call.photoId });
}

/** Takes a call back; everybody in it is told. @returns how many held a place */
export async function cancel(platform: Platform, actor: Actor, id: string): Promise<number> {
  const call = await tended(platform.db, actor, id);
  if (!isOver(call, platform.clock.now())) await cancelOccasion(platform, actor, { occasionId: id });
  return takenOf(call);
}

/** Looks after the call once its time is over. */
async function watch(platform: Platform, trx: Db, id: string, runAt: Date): Promise<void> {
  await platform.tasks.add(trx, "publications.ended", { id }, { runAt, key: `publications.ended:${id}` });
}

/** Tells an owner, once, that nobody came in time. */
export async function afterEnd(platform: Platform, id: string): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const call = await callById(trx, id);
    const now = platform.clock.now();
    if (!call?.ownerId) return;
    if (now < call.expiresAt) return watch(platform, trx, id, call.expiresAt);
    if (statusOf({ ...call, places: placesOf(call), taken: takenOf(call) }, now) !== "expired") return;
    const { ownerId: personId, groupId } = call;
    await tell(trx, platform, [
      {
        personId,
        groupId,
        kind: "publications.expired",
        occasionId: id,
        dedup: `expired:${id}:${call.expiresAt.toISOString()}`,
      },
    ]);
  });
}

const daysKept = 90;

/** What a call said is forgotten three months after it was over; that it was, and how many came, stays. */
export async function forgetOld(platform: Platform): Promise<void> {
  const before = new Date(platform.clock.now().getTime() - daysKept * 86_400_000);
  while ((await forgetWords(platform.db, before)) > 0);
}
