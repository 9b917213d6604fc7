// The digest of the day: what could wait, in one message.
import { TryLater } from "../../platform/carriers.ts";
import type { Db } from "../../platform/db.ts";
import { describeError } from "../../platform/log.ts";
import type { Platform } from "../../platform/platform.ts";
import { words } from "../../platform/words.ts";
import { reachOf, waysOf } from "../channels/public.ts";
import {
  byTheFirstThatWorks,
  carry,
  type DeadWay,
  digestKey,
  inSeconds,
  isStanding,
  mostTries,
  take,
  urgencyOf,
  wayTo,
} from "../deliveries/public.ts";
import { nextAllowed, noticesById, say, type Told } from "../notices/public.ts";
import { digestOf } from "./pages/letter.ts";
import { belongs, newsDays, pauseAfter } from "./rules.ts";
import * as store from "./store.ts";

const task = "digests.send";

/** Sends what waited, and whatever else did not get through until now. */
export async function sendDigest(platform: Platform, personId: string, tries = 0): Promise<void> {
  try {
    await byTheFirstThatWorks(platform, (way) =>
      platform.db.transaction().execute((trx) => attempt(trx, platform, personId, way)),
    );
  } catch (error) {
    // Not left to the queue: what is told meanwhile would put the whole digest off until tomorrow.
    platform.log.warn("digests.put_off", describeError(error));
    if (tries + 1 > mostTries) return;
    const seconds = error instanceof TryLater ? error.seconds : pauseAfter(tries + 1);
    const when = { runAt: inSeconds(platform, seconds), key: digestKey(personId) };
    await platform.tasks.add(platform.db, task, { personId, tries: tries + 1 }, when);
  }
}

async function attempt(trx: Db, platform: Platform, personId: string, way: { at?: DeadWay }): Promise<void> {
  const now = platform.clock.now();
  const reach = await reachOf(trx, personId);
  const channel = reach && waysOf(platform, reach)[0];
  if (!reach || !channel) return;
  const due = await dueFor(trx, personId, now);
  const [first] = due;
  if (!first) return;
  const runAt = nextAllowed(now, first.zone);
  if (runAt > now) return platform.tasks.add(trx, task, { personId }, { runAt, key: digestKey(personId) });
  const mine: Told[] = [];
  for (const notice of due) if (await take(trx, notice.id, channel, now)) mine.push(notice);
  if (mine.length === 0) return;
  way.at = wayTo(reach, channel);
  const t = words(reach.lang);
  const said = await say(trx, mine, t);
  await carry(trx, platform, reach, channel, {
    id: `${first.id}.digest`,
    t,
    push: { mark: "digest", topic: "digest", seconds: 86_400, urgency: "normal" },
    letter: (ways) => digestOf(t, said, ways),
    text: t("digests:subject", { count: said.length }),
    link: `${platform.origin}/inbox`,
  });
}

async function dueFor(trx: Db, personId: string, now: Date): Promise<Told[]> {
  const since = new Date(now.getTime() - newsDays * 86_400_000);
  const due: Told[] = [];
  for (const notice of await noticesById(trx, await store.unsentOf(trx, personId, since)))
    if (belongs(urgencyOf(notice.kind), notice.at, now) && (await isStanding(trx, notice))) due.push(notice);
  return due;
}

/** Nothing that waits names somebody who left. */
export const dropDigest = (trx: Db, platform: Platform, personId: string): Promise<void> =>
  platform.tasks.drop(trx, digestKey(personId));
