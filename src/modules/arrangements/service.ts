// What owners and hosts do: arrange an occasion, change it, make room for more, end it.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { isHost } from "../groups/public.ts";
import { type Telling, tell } from "../notices/public.ts";
import {
  addressOf,
  alone,
  type Ending,
  endOccasion,
  forgetPlacesOf,
  growSlot,
  holdOccasion,
  insertOccasion,
  type NewOccasion,
  type Occasion,
  type OccasionChange,
  ongoingOf,
  planSlots,
  sayChanged,
  slotsOf,
  updateOccasion,
  writeAddress,
  writeSlots,
} from "../occasions/public.ts";
import { letGo, serveLine, settleAt } from "../waiting/public.ts";
import { type Arranger, mayAddPlace, mayRemove, mayTend } from "./policy.ts";
import { news } from "./rules.ts";
import { moveClaims, ongoingWith, peopleIn } from "./store.ts";

interface At {
  occasionId: string;
}

/** In the caller's transaction, so that a call and its occasion exist together or not at all. */
export async function createOccasion(trx: Db, platform: Platform, occasion: NewOccasion): Promise<void> {
  await insertOccasion(trx, occasion, platform.clock.now());
  if (occasion.allocateAt) await settleAt(trx, platform, occasion.id, occasion.allocateAt);
}

/**
 * In the caller's transaction. Nobody loses a place: slots shrink only down to what is taken. Those who come are told
 * what changed, and new places are offered to the line. After the commit, say on the bus what is returned.
 */
export async function changeOccasion(
  trx: Db,
  platform: Platform,
  actor: Actor,
  { occasionId, change }: At & { change: OccasionChange },
): Promise<{ group: string; occasion: string }> {
  const before = await holdOccasion(trx, occasionId);
  if (!before) throw new Refusal("not_found");
  await must(mayTend, trx, actor, before);
  if (before.cancelledAt || before.removedAt || before.closedAt)
    throw new Refusal("gone", "arrangements:refusal.over");
  const address = (await addressOf(trx, occasionId, platform.clock.now())) ?? null;
  const after: Occasion = { ...before, ...change };
  await updateOccasion(trx, before, change);
  await writeAddress(trx, after, change.address);
  await writeSlots(trx, before, planSlots(await slotsOf(trx, [occasionId]), change.slots));
  const what = news({ ...before, address }, change);
  if (what === "moved") await moveClaims(trx, occasionId);
  if (what) await tellNews(trx, platform, before, what);
  await serveLine(trx, platform, after);
  await sayChanged(trx, platform, occasionId);
  return { group: before.groupId, occasion: occasionId };
}

async function tellNews(
  trx: Db,
  platform: Platform,
  before: Occasion,
  what: "moved" | "elsewhere",
): Promise<void> {
  const now = platform.clock.now();
  const facts = { before: before.startsAt?.toISOString() ?? null, zone: before.zone, area: before.area };
  const people = (await peopleIn(trx, before.id)).filter(({ comes }) => comes || what === "moved");
  await tellPeople(trx, platform, before, `arrangements.${what}`, people, {
    facts,
    dedup: now.toISOString(),
  });
}

/** It will not be: everybody in it is told what, when and where is off. By owner or host; once is enough. */
export function cancelOccasion(platform: Platform, actor: Actor, { occasionId }: At): Promise<void> {
  return alone(platform, occasionId, async (trx, occasion) => {
    await must(mayTend, trx, actor, occasion);
    await callOff(trx, platform, occasion, { is: "cancelled" });
    if (actor.personId === occasion.ownerId) return;
    const about = { groupId: occasion.groupId, occasionId, dedup: "cancelled" };
    await tell(trx, platform, [{ personId: occasion.ownerId, kind: "arrangements.cancelled", ...about }]);
  });
}

/** A host takes down what does harm; the author sees the reason. */
export function removeOccasion(
  platform: Platform,
  actor: Actor,
  { occasionId, reason }: At & { reason: string },
): Promise<void> {
  return alone(platform, occasionId, async (trx, occasion) => {
    await must(mayRemove, trx, actor, occasion);
    if (
      !actor.personId ||
      !(await callOff(trx, platform, occasion, { is: "removed", by: actor.personId, reason }))
    )
      return;
    const about = { groupId: occasion.groupId, occasionId, facts: { reason }, dedup: "removed" };
    await tell(trx, platform, [{ personId: occasion.ownerId, kind: "arrangements.removed", ...about }]);
  });
}

/** It is done or needs nobody new: who has a place keeps it, and who hoped for one is told. By owner or host. */
export function closeOccasion(platform: Platform, actor: Actor, { occasionId }: At): Promise<void> {
  return alone(platform, occasionId, async (trx, occasion) => {
    const now = platform.clock.now();
    await must(mayTend, trx, actor, occasion);
    if (!(await endOccasion(trx, occasionId, { is: "closed" }, now))) return;
    const hoping = await letGo(trx, occasionId, { which: "hoping", reason: "cancelled", now });
    await tellPeople(trx, platform, occasion, "arrangements.closed", hoping);
  });
}

/** One more place, offered to the line. By a host. */
export function addPlace(
  platform: Platform,
  actor: Actor,
  { occasionId, slotId }: At & { slotId: string },
): Promise<void> {
  return alone(platform, occasionId, async (trx, occasion) => {
    await must(mayAddPlace, trx, actor, occasion);
    if (!(await growSlot(trx, occasionId, slotId)))
      throw new Refusal("conflict", "arrangements:refusal.no_more_places");
    await serveLine(trx, platform, occasion);
  });
}

/** Gives back every place somebody holds, calls off what they are behind and forgets where it was, before they are erased. */
export async function letLeave(platform: Platform, trx: Db, personId: string): Promise<() => void> {
  const now = platform.clock.now();
  const own = new Set(await ongoingOf(trx, personId, now));
  const ids = [...new Set([...own, ...(await ongoingWith(trx, personId, now))])].sort();
  const changed: Occasion[] = [];
  for (const id of ids) {
    const occasion = await holdOccasion(trx, id);
    if (!occasion) continue;
    changed.push(occasion);
    if (own.has(id)) await callOff(trx, platform, occasion, { is: "cancelled" });
    else await giveBack(trx, platform, occasion, personId);
  }
  await forgetPlacesOf(trx, personId);
  return () => {
    for (const { id, groupId } of changed) platform.bus.tell({ group: groupId, occasion: id });
  };
}

/** Gives back every place somebody holds in a group that has ended their membership. */
export async function letGoInGroup(
  platform: Platform,
  { groupId, personId }: { groupId: string; personId: string },
): Promise<void> {
  for (const id of (await ongoingWith(platform.db, personId, platform.clock.now())).sort()) {
    await platform.db.transaction().execute(async (trx) => {
      const occasion = await holdOccasion(trx, id);
      if (occasion?.groupId === groupId) await giveBack(trx, platform, occasion, personId);
    });
    platform.bus.tell({ group: groupId, occasion: id });
  }
}

async function giveBack(trx: Db, platform: Platform, occasion: Occasion, personId: string): Promise<void> {
  const [gone] = await letGo(trx, occasion.id, {
    which: { personId },
    reason: "other",
    now: platform.clock.now(),
  });
  if (gone?.held) {
    const about = { groupId: occasion.groupId, occasionId: occasion.id, dedup: `left ${gone.claimId}` };
    await tell(trx, platform, [{ personId: occasion.ownerId, kind: "arrangements.left", ...about }]);
  }
  await serveLine(trx, platform, occasion);
}

/** Ends it and frees everybody. False when it had ended before. */
async function callOff(trx: Db, platform: Platform, occasion: Occasion, ending: Ending): Promise<boolean> {
  const now = platform.clock.now();
  if (!(await endOccasion(trx, occasion.id, ending, now))) return false;
  const freed = await letGo(trx, occasion.id, { which: "all", reason: "cancelled", now });
  await tellPeople(trx, platform, occasion, "arrangements.cancelled", freed);
  return true;
}

async function tellPeople(
  trx: Db,
  platform: Platform,
  { id: occasionId, groupId }: Occasion,
  kind: string,
  people: readonly { claimId: string; personId: string }[],
  { facts, dedup = "" }: Pick<Partial<Telling>, "facts" | "dedup"> = {},
): Promise<void> {
  const tellings = people.map(({ personId, claimId }) => ({
    personId,
    kind,
    groupId,
    occasionId,
    facts,
    dedup: `${kind} ${claimId} ${dedup}`,
  }));
  await tell(trx, platform, tellings);
}

type Policy = (who: Arranger, occasion: { ownerId: string | null }) => boolean;

async function must(may: Policy, trx: Db, actor: Actor, occasion: Occasion): Promise<void> {
  const { personId } = actor;
  const who = { personId, isHost: await isHost(trx, occasion.groupId, actor) };
  if (!may(who, occasion)) throw new Refusal(personId ? "forbidden" : "sign_in");
}
