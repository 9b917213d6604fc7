// What hosts see of asking: who was asked and why, whether it works, and who nearby could use a hand.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { countOverdue } from "../../platform/tasks.ts";
import type { T } from "../../platform/words.ts";
import { askingsOf, stuckIn } from "../askings/public.ts";
import { lastSent } from "../deliveries/public.ts";
import { withNeighbours } from "../dispatch/public.ts";
import { isHost } from "../groups/public.ts";
import { type Described, describeOccasions } from "../notices/public.ts";
import { type AskedPeople, askedAbout, countAsked, lastNudgeAt } from "../nudges/public.ts";
import { type Helper, overworkedIn, type Stuck } from "../prospects/public.ts";
import { occasionById, standOf } from "../turnout/public.ts";
import { maySeeAsked } from "./policy.ts";

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
  const [asking] = await askingsOf(db, [id]);
  const occasion = asking && (await occasionById(db, id));
  if (!occasion) throw new Refusal("not_found");
  if (!maySeeAsked({ isHost: await isHost(db, asking.groupId, actor) })) throw new Refusal("forbidden");
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
  /** How many were asked, by occasion; what asks nobody is not among them. */
  asked: Map<string, number>;
  lastNudge: Date | null;
  lastMessage: Date | null;
  /** Tasks that should have been done by now. */
  overdue: number;
  overworked: Helper[];
  /** Of groups nearby that find too few. */
  nearby: Described[];
}

/** What a host should know about asking in their group. */
export async function deskOf(
  platform: Platform,
  t: T,
  groupId: string,
  occasionIds: readonly string[],
): Promise<AskingDesk> {
  const { db } = platform;
  const [askings, counts, lastNudge, lastMessage, overdue, overworked, wanting] = await Promise.all([
    askingsOf(db, occasionIds),
    countAsked(db, occasionIds),
    lastNudgeAt(db, groupId),
    lastSent(db, groupId),
    countOverdue(db),
    overworkedIn(platform, groupId),
    stuckIn(db, (await withNeighbours(db, groupId)).slice(1), platform.clock.now()),
  ]);
  const stuck = new Map(askings.flatMap((one) => (one.stuck ? [[one.occasionId, one.stuck] as const] : [])));
  const asked = new Map(askings.map(({ occasionId }) => [occasionId, counts.get(occasionId) ?? 0]));
  const nearby = [...(await describeOccasions(db, "call", wanting, t)).values()];
  return { stuck, asked, lastNudge, lastMessage, overdue, overworked, nearby };
}

/** How many have been asked for one occasion; undefined for what asks nobody. */
export async function askedSoFar(db: Db, occasionId: string): Promise<number | undefined> {
  const [asking] = await askingsOf(db, [occasionId]);
  return asking && ((await countAsked(db, [occasionId])).get(occasionId) ?? 0);
}
