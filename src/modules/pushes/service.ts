// What devices show: they are told only that there is something, and fetch the words with their own cookie.
import type { Actor } from "../../platform/actor.ts";
import { Undeliverable } from "../../platform/carriers.ts";
import type { Db } from "../../platform/db.ts";
import type { Platform } from "../../platform/platform.ts";
import { type T, words } from "../../platform/words.ts";
import { reachOf } from "../channels/public.ts";
import { isStanding, push, pushedBefore, take } from "../deliveries/public.ts";
import { kindOf, noticesById, say, sendAt, type Told } from "../notices/public.ts";
import { mustBeSomebody } from "../people/public.ts";

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
  /** Takes the place of what is shown under the same tag. */
  tag: string;
  title: string;
  body: string;
  url: string;
  silent: boolean;
  actions: { label: string; url: string }[];
}

interface ToShow extends Shown {
  lang: string;
  dir: "ltr" | "rtl";
}

/** What there is to show under a mark this person's device was sent; how much is unread when that is no news any more. */
export async function toShow(platform: Platform, actor: Actor, mark?: string): Promise<ToShow> {
  const personId = mustBeSomebody(actor);
  const { db } = platform;
  const t = words((await reachOf(db, personId))?.lang ?? "en");
  const [notice] = mark ? await noticesById(db, [mark]) : [];
  const news = notice?.personId === personId && notice.unread && (await isStanding(db, notice));
  const shown = news ? await oneToShow(platform, notice, t) : howMuch(actor, t);
  return { lang: t.lang, dir: t.dir, ...shown };
}

async function oneToShow(platform: Platform, notice: Told, t: T): Promise<Shown> {
  const [said] = await say(platform.db, [notice], t);
  const earlier = await shownBefore(platform.db, notice);
  return {
    tag: earlier ?? notice.id,
    title: said?.described?.title ?? notice.group?.name ?? t("web:name"),
    body: said?.text ?? "",
    url: `/inbox/${notice.id}`,
    silent: earlier !== undefined,
    actions: (await kindOf(notice.kind)?.links?.(platform, notice, t)) ?? [],
  };
}

const howMuch = ({ unread }: Actor, t: T): Shown => ({
  tag: "digest",
  title: t("web:name"),
  body: t("pushes:unread", { count: unread }),
  url: "/inbox",
  silent: false,
  actions: [],
});
