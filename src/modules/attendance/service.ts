// What is said about those who come: on the way, here, known, how it went, thanks, and staying in touch.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { fromLocal, localParts } from "../../platform/zoned.ts";
import { isHost, markKnown } from "../groups/public.ts";
import { tell } from "../notices/public.ts";
import { alone, knownAmong, type Occasion, occasionUrl, unlessClash } from "../occasions/public.ts";
import { serveLine } from "../waiting/public.ts";
import { isHelper, isOwner, mayTie, mayVouch, type Sayer } from "./policy.ts";
import { becomesTied, dueReminder, hasBegun, isHistory, mayBeOnTheWay, type Wall } from "./rules.ts";
import { expectedBetween, move, note, type Outcome, type Part, partById } from "./store.ts";

interface Scene {
  trx: Db;
  part: Part;
  occasion: Occasion;
  who: Sayer;
  personId: string;
  now: Date;
}

type Policy = (who: Sayer, part: Part) => boolean;

/** Lets somebody who may say something about a place that is held. Returns the address of the occasion. */
async function about(
  platform: Platform,
  actor: Actor,
  claimId: string,
  may: Policy,
  say: (scene: Scene) => Promise<void>,
): Promise<string> {
  const { personId } = actor;
  if (!personId) throw new Refusal("sign_in");
  const found = await partById(platform.db, claimId);
  if (!found) throw new Refusal("not_found");
  return alone(platform, found.occasionId, async (trx, occasion) => {
    const part = await partById(trx, claimId);
    if (!part) throw new Refusal("not_found");
    const who = { personId, isHost: await isHost(trx, occasion.groupId, actor) };
    if (!may(who, part)) throw new Refusal("forbidden");
    if (!["claimed", "arrived", "missed"].includes(part.state))
      throw new Refusal("gone", "attendance:refusal.no_place");
    const now = platform.clock.now();
    if (occasion.cancelledAt || occasion.removedAt || isHistory(occasion.endsAt ?? occasion.expiresAt, now)) {
      throw new Refusal("gone", "attendance:refusal.over");
    }
    await say({ trx, part, occasion, who, personId, now });
    return occasionUrl(occasion);
  });
}

/** "I'm on my way." */
export function depart(platform: Platform, actor: Actor, claimId: string): Promise<string> {
  return about(platform, actor, claimId, isHelper, async (scene) => {
    const { trx, part, occasion, now } = scene;
    if (part.state !== "claimed" || part.onWayAt) return;
    if (!mayBeOnTheWay(occasion.startsAt, now)) throw new Refusal("conflict", "attendance:refusal.too_early");
    await note(trx, claimId, { on_way_at: now });
    await tellOne(platform, scene, part.ownerId, "departed");
  });
}

/** "I'm here." */
export function arrive(platform: Platform, actor: Actor, claimId: string): Promise<string> {
  return about(platform, actor, claimId, isHelper, async (scene) => {
    const { trx, part, occasion, now } = scene;
    if (part.state !== "claimed") return;
    if (!mayBeOnTheWay(occasion.startsAt, now)) throw new Refusal("conflict", "attendance:refusal.too_early");
    await move(trx, claimId, "arrived");
    await note(trx, claimId, { arrived_at: now });
    await tellOne(platform, scene, part.ownerId, "arrived");
  });
}

/** The owner or a host says that this person may learn where to come. */
export function confirm(platform: Platform, actor: Actor, claimId: string): Promise<string> {
  return about(platform, actor, claimId, mayVouch, async (scene) => {
    const { trx, part, personId, now } = scene;
    if (part.confirmedAt) return;
    await note(trx, claimId, { confirmed_at: now, confirmed_by: personId });
    await tellOne(platform, scene, part.personId, "confirmed");
  });
}

/** What came of it: the helper's own word, or that of the owner or a host. */
export function conclude(
  platform: Platform,
  actor: Actor,
  claimId: string,
  outcome: Outcome,
): Promise<string> {
  const may: Policy = (who, part) => isHelper(who, part) || mayVouch(who, part);
  return about(platform, actor, claimId, may, async (scene) => {
    const { occasion, who, part, now } = scene;
    if (!hasBegun(occasion.startsAt, now)) throw new Refusal("conflict", "attendance:refusal.not_begun");
    if (isHelper(who, part)) await helperSays(platform, scene, outcome);
    else await otherSideSays(platform, scene, outcome);
  });
}

async function helperSays(platform: Platform, scene: Scene, outcome: Outcome): Promise<void> {
  const { trx, part } = scene;
  await note(trx, part.claimId, { helper_outcome: outcome });
  if (outcome === "done" && part.outcome === null)
    await tellOne(platform, scene, part.ownerId, "helper_done");
}

async function otherSideSays(platform: Platform, scene: Scene, outcome: Outcome): Promise<void> {
  const { trx, part, occasion, now } = scene;
  const missed = outcome === "missed";
  if (missed !== (part.state === "missed")) {
    const moved = await unlessClash(trx, () => move(trx, part.claimId, missed ? "missed" : "claimed"));
    if (moved !== true) throw new Refusal("conflict", "attendance:refusal.place_taken");
  }
  await note(trx, part.claimId, { outcome, outcome_at: now });
  if (outcome === "done") await vouch(scene);
  if (outcome === "done" && part.outcome !== "done") await tellOne(platform, scene, part.personId, "done");
  if (missed) await serveLine(trx, platform, occasion);
}

/**
 * Who has completed something is known here from then on, if somebody who is known here says so. Two strangers
 * saying it of each other changes nothing: otherwise anybody with two accounts could make both of them known.
 */
async function vouch({ trx, part, occasion, who, personId, now }: Scene): Promise<void> {
  const trusted = who.isHost || (await knownAmong(trx, occasion.groupId, [personId])).has(personId);
  if (trusted) await markKnown(trx, occasion.groupId, part.personId, now);
}

/** One tap by whoever asked for help. */
export function thank(platform: Platform, actor: Actor, claimId: string): Promise<string> {
  return about(platform, actor, claimId, isOwner, async (scene) => {
    const { trx, part, occasion, now } = scene;
    if (part.thankedAt) return;
    if (part.state === "missed" || !hasBegun(occasion.startsAt, now)) {
      throw new Refusal("conflict", "attendance:refusal.not_begun");
    }
    await note(trx, claimId, { thanked_at: now });
    await tellOne(platform, scene, part.personId, "thanked");
  });
}

/** "Stay in touch?" Each side answers for itself; both are told once both said yes, and nobody ever of a no. */
export function answerTie(platform: Platform, actor: Actor, claimId: string, yes: boolean): Promise<string> {
  return about(platform, actor, claimId, mayTie, async (scene) => {
    const { trx, part, who } = scene;
    if (part.outcome !== "done" && part.helperOutcome !== "done") {
      throw new Refusal("conflict", "attendance:refusal.not_begun");
    }
    const after = isOwner(who, part) ? { ...part, ownerTie: yes } : { ...part, personTie: yes };
    if (part.ownerTie && part.personTie) return;
    await note(trx, claimId, isOwner(who, part) ? { owner_tie: yes } : { person_tie: yes });
    if (!becomesTied(part, after)) return;
    await tellOne(platform, scene, part.personId, "tied", part.ownerId);
    await tellOne(platform, scene, part.ownerId, "tied", part.personId);
  });
}

function tellOne(
  platform: Platform,
  { trx, part, occasion, personId: actor }: Scene,
  personId: string | null,
  event: string,
  by: string | null = actor,
): Promise<void> {
  const at = { groupId: occasion.groupId, occasionId: occasion.id };
  const kind = `attendance.${event}`;
  return tell(trx, platform, [{ personId, kind, ...at, by, dedup: `${kind} ${part.claimId}` }]);
}

const furthest = 34 * 3_600_000;

/**
 * Reminds whoever is due. Looks at everybody who is expected rather than keeping appointments: nothing has to be
 * changed when a time moves or a place is given back, and however many processes look, each is told once.
 */
export async function remind(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const expected = await expectedBetween(platform.db, now, new Date(now.getTime() + furthest));
  const tellings = expected.flatMap(({ claimId, zone, told, ...who }) => {
    const due = dueReminder(who, now, wallOf(zone));
    const dedup = `remind ${due} ${claimId} ${who.startsAt.toISOString()}`;
    if (!due || told.includes(dedup)) return [];
    return [{ ...who, kind: `attendance.remind_${due}`, dedup, until: who.startsAt }];
  });
  if (tellings.length > 0) await platform.db.transaction().execute((trx) => tell(trx, platform, tellings));
}

const wallOf = (zone: string): Wall => ({
  read: (at) => localParts(at, zone),
  at: (local) => fromLocal(local, zone),
});
