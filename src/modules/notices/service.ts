// Telling people what happened: in their inbox, and on to whoever carries it further.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { T } from "../../platform/words.ts";
import { fromLocal, localDay, localParts } from "../../platform/zoned.ts";
import type { IconName } from "../../ui/icon.tsx";
import { mustBeSomebody, namesOf } from "../people/public.ts";
import { byDay, isolated, mayDisturb, quietUntil } from "./rules.ts";
import * as store from "./store.ts";

/** `soon`: goes out by itself. `digest`: may wait for the digest of the day. `silent`: for the inbox only. */
export type Urgency = "soon" | "digest" | "silent";

/** An answer that can be given from the message itself. */
export interface AnswerLink {
  label: string;
  /** A whole address, or a path of ours. Getting it changes nothing: mail scanners get everything. */
  url: string;
}

export interface Kind {
  /** The sentence: "turnout:notice.claimed". Its blanks: {{title}} {{when}} {{where}} {{name}} {{group}} and the facts. */
  key: string;
  icon?: IconName;
  /** Default: `soon`. What changes somebody's plans or needs an answer never waits. */
  urgency?: Urgency;
  /** Goes out in the quiet hours too when the occasion begins within two hours. */
  immediate?: boolean;
  /** Where it leads, when not to what it is about. */
  url?(facts: store.Facts): string;
  /** Facts that are words of their own, said in the reader's language. */
  say?(facts: store.Facts, t: T): Record<string, string | number>;
  /** Asked for when it is sent: the likelier answer first. */
  links?(platform: Platform, notice: store.Told, t: T): Promise<AnswerLink[]>;
  /** Ways to get fewer of these, for the end of a letter: without signing in. */
  fewer?(platform: Platform, notice: store.Told, t: T): Promise<AnswerLink[]>;
  /** Asked before it is sent; false when it is no news any more. */
  standing?(db: Db, notice: store.Told): Promise<boolean>;
  /** The `dedup` of an earlier notice to the same person. Where a device still shows that one, this takes its place. */
  replaces?(facts: store.Facts): string | null;
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

/** What was registered under a name; undefined for what an older version told. */
export const kindOf = (name: string): Kind | undefined => kinds.get(name);

/** Registers who can say what occasions of a kind are. */
export function addDescriber(occasionKind: string, describer: Describer): void {
  describers.set(occasionKind, describer);
}

/** What occasions of a kind are, in words, for whoever writes about them. */
export const describeOccasions = async (
  db: Db,
  occasionKind: string,
  ids: string[],
  t: T,
): Promise<Map<string, Described>> => (await describers.get(occasionKind)?.(db, ids, t)) ?? new Map();

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
  /** After this nobody needs a message about it. */
  until?: Date;
  /** May go out in the quiet hours: it is urgent, and the person wants to be told of such things at night. */
  atNight?: boolean;
}

/** What is new in somebody's inbox. */
export type JustTold = Telling & { id: string; personId: string };
export type WhenTold = (trx: Db, platform: Platform, told: readonly JustTold[]) => Promise<void>;
const carriers: WhenTold[] = [];

/** Registers who carries notices further, in the transaction that tells them. */
export function whenTold(carry: WhenTold): void {
  carriers.push(carry);
}

/** Open inboxes are told a moment after: by then the caller's transaction has been committed. */
const announceAfter = 120;

/** Tells people something, within the caller's transaction. */
export async function tell(trx: Db, platform: Platform, tellings: readonly Telling[]): Promise<void> {
  await tellNews(trx, platform, tellings);
}

/** The same, for who wants to know what they had not been told before. */
export async function tellNews(
  trx: Db,
  platform: Platform,
  tellings: readonly Telling[],
): Promise<JustTold[]> {
  const news: JustTold[] = [];
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
    if (told.length > 0) for (const carry of carriers) await carry(trx, platform, told);
    announce(platform, told);
    news.push(...told);
  }
  return news;
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

/** When a notice may go out, at `now` or at the end of the quiet hours. */
export function sendAt(
  { kind, startsAt, zone }: Pick<store.Told, "kind" | "startsAt" | "zone">,
  now: Date,
  atNight = false,
): Date {
  const disturbs = atNight || mayDisturb(kinds.get(kind)?.immediate ?? false, startsAt, now);
  return disturbs ? now : nextAllowed(now, zone);
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
export async function say(db: Db, notices: readonly store.Told[], t: T): Promise<Said[]> {
  const described = await describe(db, notices, t);
  const names = await namesOf(db, [
    ...new Set(notices.flatMap(({ facts }) => (typeof facts["by"] === "string" ? [facts["by"]] : []))),
  ]);
  return notices.map((notice) => {
    const about = notice.occasionId ? described.get(notice.occasionId) : undefined;
    const { id, at, zone, unread, group } = notice;
    const url =
      kinds.get(notice.kind)?.url?.(notice.facts) ??
      about?.url ??
      (group ? `/groups/${group.slug}` : "/inbox");
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
