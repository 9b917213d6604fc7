// What devices show: they are told only that there is something, and fetch the words with their own cookie.
import type { Actor } from "../../platform/actor.ts";
import { Undeliverable } from "../../platform/carriers.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { words } from "../../platform/words.ts";
import { reachOf } from "../channels/public.ts";
import { isStanding, push, pushedBefore, take } from "../deliveries/public.ts";
import { kindOf, noticesById, say, sendAt, type Told } from "../notices/public.ts";
import { mustBeSomebody } from "../people/public.ts";
import { pushedTo } from "./store.ts";

const daySeconds = 86_400;

/** Where a device still shows an earlier notice, this one takes its place without a sound. */
export async function replace(platform: Platform, id: string): Promise<void> {
  const now = platform.clock.now();
  await platform.db.transaction().execute(async (trx) => {
    const [notice] = await noticesById(trx, [id]);
    const topic = notice && (await shownBefore(trx, notice));
    if (!notice || !topic || sendAt(notice, now) > now) return;
    const reach = await reachOf(trx, notice.personId);
    if (!reach?.devices.length || !(await take(trx, id, "push", now))) return;
    const message = { mark: id, topic, seconds: daySeconds, urgency: "low" } as const;
    await push(platform, reach, message).catch((error) => {
      if (!(error instanceof Undeliverable)) throw error;
    });
  });
}

async function shownBefore(db: Db, notice: Told): Promise<string | undefined> {
  const dedup = kindOf(notice.kind)?.replaces?.(notice.facts);
  return dedup ? pushedBefore(db, notice.personId, dedup) : undefined;
}

/** What a device shows of a notice. */
interface Shown {
  mark: string;
  /** Takes the place of what is shown under the same tag. */
  tag: string;
  title: string;
  body: string;
  url: string;
  silent: boolean;
  actions: { label: string; url: string }[];
}

interface ShownAll {
  lang: string;
  dir: "ltr" | "rtl";
  notices: Shown[];
  /** Instead of one that is no news any more. */
  otherwise: Shown;
}

const shownDays = 3;

/** What the devices of this person were sent lately and is not read, newest first. */
export async function shownOn(platform: Platform, actor: Actor): Promise<ShownAll> {
  const personId = mustBeSomebody(actor);
  const { db, clock } = platform;
  const t = words((await reachOf(db, personId))?.lang ?? "en");
  const since = new Date(clock.now().getTime() - shownDays * daySeconds * 1000);
  const told = await noticesById(db, await pushedTo(db, personId, since));
  const said = await say(db, told, t);
  const notices: Shown[] = [];
  for (const [i, notice] of told.entries()) {
    if (!(await isStanding(db, notice))) continue;
    const earlier = await shownBefore(db, notice);
    notices.push({
      mark: notice.id,
      tag: earlier ?? notice.id,
      title: said[i]?.described?.title ?? notice.group?.name ?? t("web:name"),
      body: said[i]?.text ?? "",
      url: `/inbox/${notice.id}`,
      silent: earlier !== undefined,
      actions: (await kindOf(notice.kind)?.links?.(platform, notice, t)) ?? [],
    });
  }
  const body = t("pushes:unread", { count: actor.unread });
  const otherwise = { mark: "", tag: "digest", title: t("web:name"), body, url: "/inbox", silent: false };
  return { lang: t.lang, dir: t.dir, notices: notices.reverse(), otherwise: { ...otherwise, actions: [] } };
}
