// Telling the hosts what does not fill and why, while there is time to do something about it.
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { hostsOf } from "../groups/public.ts";
import { tell } from "../notices/public.ts";
import { alarmAt, escalateAt, escalates, overworked, type Span, type Stuck } from "./rules.ts";
import { type Helper, helpersOf } from "./store.ts";

export interface Prospect extends Span {
  occasionId: string;
  groupId: string;
  ownerId: string | null;
  escalatedAt: Date | null;
  alarmedAt: Date | null;
}

/** Looked at only when it is time to. */
type Look = () => Promise<{
  /** The chance that the slot with the least of it fills, if everybody were asked who can be. */
  hope: number;
  because(): Promise<Stuck>;
}>;

const day = 86_400_000;

/**
 * Tells the hosts, once each, that a call has little prospect, and, one day before it starts, them and whoever asked that
 * it still has an empty place. What is returned are the new times.
 */
export async function tellProspect(
  trx: Db,
  platform: Platform,
  { occasionId, groupId, ownerId, escalatedAt, alarmedAt, ...span }: Prospect,
  look: Look,
): Promise<{ stuck: Stuck | null; escalatedAt: Date | null; alarmedAt: Date | null }> {
  const now = platform.clock.now();
  const about = { groupId, occasionId };
  const found = now.getTime() >= escalateAt(span) ? await look() : null;
  const stuck = found && escalates(span, found.hope, now.getTime()) ? await found.because() : null;
  const escalating = stuck !== null && escalatedAt === null;
  // What opened on the day itself is not alarming for being open on the day itself.
  const alarming =
    alarmedAt === null && span.deadline - span.openedAt > day && now.getTime() >= alarmAt(span);
  const hosts = escalating || alarming ? await hostsOf(trx, groupId) : [];
  if (escalating)
    await tell(
      trx,
      platform,
      hosts.map(({ personId }) => ({
        personId,
        kind: "prospects.stuck",
        facts: { stuck },
        dedup: `stuck ${occasionId}`,
        ...about,
      })),
    );
  if (alarming)
    await tell(
      trx,
      platform,
      [...new Set([ownerId, ...hosts.map(({ personId }) => personId)])].map((personId) => ({
        personId,
        kind: "prospects.alarm",
        dedup: `alarm ${occasionId} ${span.deadline}`,
        ...about,
      })),
    );
  return {
    stuck,
    escalatedAt: escalating ? now : escalatedAt,
    alarmedAt: alarming ? now : alarmedAt,
  };
}

const fourWeeks = 28 * day;

/** Those who carry more of a group than is good for them, the most burdened first. */
export async function overworkedIn(platform: Platform, groupId: string): Promise<Helper[]> {
  const since = new Date(platform.clock.now().getTime() - fourWeeks);
  const { helpers, busiest } = await helpersOf(platform.db, groupId, since);
  return busiest.filter(({ helps }) => overworked({ helps, ...helpers }));
}
