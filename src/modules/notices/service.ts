// Telling people what happened: in their inbox, and by e-mail where they gave an address.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { type T, words } from "../../platform/words.ts";
import { fromLocal, localDay, localParts } from "../../platform/zoned.ts";
import type { IconName } from "../../ui/icon.tsx";
import { mustBeSomebody, namesOf } from "../people/public.ts";
import { stopPath } from "../profiles/public.ts";
import { byDay, isolated, mayDisturb, quietUntil, withoutIsolates } from "./rules.ts";
import * as store from "./store.ts";

export interface Kind {
  /** The sentence: "turnout:notice.claimed". Its blanks: {{title}} {{when}} {{where}} {{name}} {{group}} and the facts. */
  key: string;
  icon?: IconName;
  /** Goes out in the quiet hours too when the occasion begins within two hours. */
  immediate?: boolean;
  /** Facts that are words of their own, said in the reader's language. */
  say?(facts: store.Facts, t: T): Record<string, string | number>;
}

/** An occasion as a reader would say it. `where` is its area, never an address. */
export interface Described {
  title: string;
  when: string;
  where: string;
  url: string;
}
export type Describer = (db: Db, ids: string[], t: T) => Promise<Map<string, Described>>;

const kinds = new Map<string, Kind>();
const describers = new Map<string, Describer>();

/** Registers what can be told. Once, when the module that tells it is loaded. */
export function addKind(name: string, kind: Kind): void {
  kinds.set(name, kind);
}

/** Registers who can say what occasions of a kind are. */
export function addDescriber(occasionKind: string, describer: Describer): void {
  describers.set(occasionKind, describer);
}

export interface Telling {
  /** Null is nobody: not told. */
  personId: string | null;
  kind: string;
  groupId: string | null;
  occasionId?: string | null;
  facts?: store.Facts;
  /** The person who did it. Their name is looked up when the sentence is read, so that it is forgotten with them:
   *  never put a name into `facts`. */
  by?: string | null;
  /** The same event told twice to one person is one notice. */
  dedup: string;
  /** After this nobody needs an e-mail about it. */
  until?: Date;
}

/** Open inboxes are told a moment after: by then the caller's transaction has been committed. */
const announceAfter = 120;

/** Tells people something, within the caller's transaction. */
export async function tell(trx: Db, platform: Platform, tellings: readonly Telling[]): Promise<void> {
  const now = platform.clock.now();
  const due = tellings.flatMap(({ personId, ...telling }) =>
    personId ? [{ ...telling, personId, id: newId() }] : [],
  );
  for (const { kind } of due)
    if (!kinds.has(kind)) throw new Error(`nobody registered notices of kind ${kind}`);
  for (let i = 0; i < due.length; i += 1000) {
    const part = due.slice(i, i + 1000);
    const rows = part.map(({ by, facts = {}, occasionId = null, ...rest }) => ({
      ...rest,
      occasionId,
      facts: by ? { ...facts, by } : facts,
    }));
    const fresh = await store.insertNotices(trx, rows, now);
    const told = part.filter(({ id }) => fresh.has(id));
    if (platform.mail.enabled) await queueMail(trx, platform, told, now);
    announce(platform, told);
  }
}

function announce(platform: Platform, told: readonly Telling[]): void {
  if (told.length === 0) return;
  const timer = setTimeout(() => {
    for (const { groupId, personId } of told)
      platform.bus.tell({ group: groupId ?? "", person: personId ?? "" });
  }, announceAfter);
  timer.unref();
}

/** `at`, or the end of the quiet hours it falls into. */
export function nextAllowed(at: Date, zone: string): Date {
  const end = quietUntil(localParts(at, zone));
  return end ? fromLocal(end, zone) : at;
}

const mailKey = (id: string) => `notices.mail ${id}`;

async function queueMail(
  trx: Db,
  platform: Platform,
  told: readonly (Telling & { id: string })[],
  now: Date,
): Promise<void> {
  if (told.length === 0) return;
  const until = new Map(told.map((telling) => [telling.id, telling.until]));
  for (const notice of await store.mailableOf(trx, [...until.keys()])) {
    const { id } = notice;
    const runAt = mailAt(notice, now);
    await platform.tasks.add(
      trx,
      "notices.mail",
      { id, until: until.get(id)?.toISOString() },
      { runAt, key: mailKey(id) },
    );
  }
}

function mailAt(
  { kind, startsAt, zone }: Pick<store.Mailable, "kind" | "startsAt" | "zone">,
  now: Date,
): Date {
  return mayDisturb(kinds.get(kind)?.immediate ?? false, startsAt, now) ? now : nextAllowed(now, zone);
}

/**
 * Mails one notice, if it still is news. The notice is held while the server takes the letter, so however many
 * processes try, it is mailed once; only a crash between the server's yes and our commit can mail it again.
 */
export async function mailNotice(platform: Platform, id: string, until?: Date): Promise<void> {
  const now = platform.clock.now();
  if (until && now >= until) return;
  await platform.db.transaction().execute(async (trx) => {
    const notice = await store.holdUnsent(trx, id);
    if (!notice) return;
    // A server that was away for hours must not make us write in the night.
    const runAt = mailAt(notice, now);
    if (runAt > now) {
      await platform.tasks.add(
        trx,
        "notices.mail",
        { id, until: until?.toISOString() },
        { runAt, key: mailKey(id) },
      );
      return;
    }
    try {
      await platform.mail.send(await letterOf(trx, platform, notice));
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
      platform.log.warn("notices.refused", { code: "EENVELOPE" });
    }
    await store.setMailed(trx, id, now);
  });
}

/**
 * The server knows no such mailbox (RFC 5321 §4.2.1, 5yz): asking again changes nothing. When it refuses us or the
 * letter, an operator may mend that, and nothing is lost until then.
 */
function isRefusedForGood(error: unknown): boolean {
  const { command, responseCode } = error as { command?: string; responseCode?: number };
  return command === "RCPT TO" && (responseCode ?? 0) >= 500;
}

async function letterOf(trx: Db, platform: Platform, notice: store.Unsent) {
  const t = words(notice.lang);
  const [said] = await say(trx, [notice], t);
  const { text = "", described, url = "/inbox" } = said ?? {};
  const stop = platform.origin + (await stopPath(trx, notice.personId, notice.email));
  const about = described ? [`${described.title}\n${described.when}\n${described.where}`] : [];
  const body = [
    text,
    ...about,
    t("notices:mail.look", { url: platform.origin + url }),
    t("notices:mail.stop", { url: stop }),
  ];
  return {
    id: notice.id,
    to: notice.email,
    subject: withoutIsolates(text),
    text: `${body.join("\n\n")}\n`,
    lang: notice.lang,
  };
}

export interface Said {
  id: string;
  text: string;
  icon: IconName;
  described: Described | undefined;
  url: string;
  at: Date;
  zone: string;
  unread: boolean;
}

/** Turns notices into sentences in the reader's language. */
async function say(db: Db, notices: readonly store.Told[], t: T): Promise<Said[]> {
  const described = await describe(db, notices, t);
  const names = await namesOf(db, [
    ...new Set(notices.flatMap(({ facts }) => (typeof facts["by"] === "string" ? [facts["by"]] : []))),
  ]);
  return notices.map((notice) => {
    const about = notice.occasionId ? described.get(notice.occasionId) : undefined;
    const { id, at, zone, unread, group } = notice;
    const url = about?.url ?? (group ? `/groups/${group.slug}` : "/inbox");
    const icon = kinds.get(notice.kind)?.icon ?? "bell";
    return { id, at, zone, unread, url, icon, described: about, text: sentence(notice, about, names, t) };
  });
}

async function describe(db: Db, notices: readonly store.Told[], t: T): Promise<Map<string, Described>> {
  const all = new Map<string, Described>();
  for (const [kind, describer] of describers) {
    const ids = new Set(
      notices.flatMap(({ about, occasionId }) => (about === kind && occasionId ? [occasionId] : [])),
    );
    if (ids.size === 0) continue;
    for (const [id, described] of await describer(db, [...ids], t)) all.set(id, described);
  }
  return all;
}

function sentence(
  notice: store.Told,
  about: Described | undefined,
  names: Map<string, string>,
  t: T,
): string {
  const kind = kinds.get(notice.kind);
  if (!kind || !t.has(kind.key)) return t("notices:something");
  const { by, ...facts } = notice.facts;
  const values: Record<string, string | number> = {};
  for (const [key, value] of Object.entries({ group: notice.group?.name ?? null, ...facts })) {
    if (typeof value === "number") values[key] = value;
    else if (typeof value === "string") values[key] = isolated(value, t.dir);
  }
  const name = names.get(String(by));
  values["name"] = name === undefined ? (values["name"] ?? t("people:someone")) : isolated(name, t.dir);
  const { title = "", when = "", where = "" } = about ?? {};
  return t(kind.key, { ...values, ...kind.say?.(notice.facts, t), title, when, where });
}

const pageLength = 40;

export interface Inbox {
  days: { day: string; items: (Said & { day: string })[] }[];
  unread: number;
  today: string;
  /** The last notice shown, when there are older ones. */
  older: string | undefined;
}

export async function readInbox(platform: Platform, actor: Actor, t: T, before?: string): Promise<Inbox> {
  const found = await store.noticesOf(platform.db, mustBeSomebody(actor), pageLength + 1, before);
  const shown = found.slice(0, pageLength);
  const said = await say(platform.db, shown, t);
  const items = said.map((item) => ({ ...item, day: localDay(item.at, item.zone) }));
  return {
    days: byDay(items),
    unread: actor.unread,
    today: localDay(platform.clock.now(), shown[0]?.zone ?? "Europe/Copenhagen"),
    older: found.length > pageLength ? shown.at(-1)?.id : undefined,
  };
}

/** Marks a notice as read and says where it leads. @throws Refusal "not_found" for somebody else's */
export async function openNotice(platform: Platform, actor: Actor, t: T, id: string): Promise<string> {
  const personId = mustBeSomebody(actor);
  const notice = await store.noticeOf(platform.db, personId, id);
  if (!notice) throw new Refusal("not_found");
  await store.markRead(platform.db, personId, platform.clock.now(), id);
  const [said] = await say(platform.db, [notice], t);
  return said?.url ?? "/inbox";
}

export async function markAllRead(platform: Platform, actor: Actor): Promise<void> {
  await store.markRead(platform.db, mustBeSomebody(actor), platform.clock.now());
}

const daysRead = 90;
const daysUnread = 365;

export async function forgetOld(platform: Platform): Promise<void> {
  const ago = (days: number) => new Date(platform.clock.now().getTime() - days * 86_400_000);
  while ((await store.deleteOld(platform.db, ago(daysRead), ago(daysUnread))) > 0);
}
