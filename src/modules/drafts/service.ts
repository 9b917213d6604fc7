// Composing a call, one answer at a time; every answer is kept as soon as it is given.
import type { z } from "zod";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { foldName, placeById, searchPlaces } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { fromLocal, localIso } from "../../platform/zoned.ts";
import type { FieldError } from "../../web/form.ts";
import {
  type Category,
  callById,
  type Direction,
  findCategory,
  floors,
  mayTend,
  readerOf,
  roles,
} from "../calls/public.ts";
import { type Group, groupById, groupBySlug, groupsOf, isClosed } from "../groups/public.ts";
import { deletePhotos, developPhoto, keepPhoto } from "../photos/public.ts";
import { findContact, textLang } from "../questions/public.ts";
import { mayWrite } from "./policy.ts";
import {
  asksChildren,
  extrasOf,
  type Fields,
  nextPage,
  resolveTime,
  type StepPage,
  type Wall,
} from "./rules.ts";
import type * as schema from "./schema.ts";
import * as store from "./store.ts";

export interface Opened {
  draft: store.Draft;
  fields: Fields;
  category: Category;
  group: Group;
  wall: Wall;
}

/** Where to go on, or what does not fit. */
export type Saved = { next: StepPage } | { errors: Record<string, FieldError> };

const mostDrafts = 40;
const daysKept = 7;
const day = 86_400_000;

export function wallOf(now: Date, zone: string): Wall {
  return {
    now,
    local: (moment) => localIso(moment, zone).slice(0, 16),
    moment: (local) => fromLocal(local, zone),
  };
}

/** Begins a call in a group. @returns the draft's id, which becomes the call's */
export async function startDraft(
  platform: Platform,
  actor: Actor,
  asked: { what: string; group: string },
): Promise<string> {
  const group = await groupBySlug(platform.db, asked.group);
  if (!group) throw new Refusal("not_found");
  const [direction, category] = asked.what.split(".") as [Direction, string];
  return beginDraft(platform, actor, { group, fields: { direction, category }, callId: null, photoId: null });
}

export interface Beginning {
  group: Group;
  fields: Fields;
  callId: string | null;
  photoId: string | null;
}

/** Also the way into changing or repeating a call: the draft then begins with that call's answers. */
export async function beginDraft(
  platform: Platform,
  actor: Actor,
  { group, ...begun }: Beginning,
): Promise<string> {
  const now = platform.clock.now();
  if (!actor.sessionId) throw new Refusal("sign_in");
  if (!begun.callId && isClosed(group, now)) throw new Refusal("conflict", "drafts:refusal.closed");
  const mine = await store.draftsOf(platform.db, actor);
  if (mine.length >= mostDrafts) throw new Refusal("too_many", "drafts:refusal.many");
  const id = newId();
  const { sessionId, personId } = actor;
  await store.insertDraft(platform.db, {
    id,
    sessionId,
    personId,
    groupId: group.id,
    updatedAt: now,
    ...begun,
  });
  return id;
}

/** @throws Refusal "not_found" also for other people's drafts */
export async function openDraft(platform: Platform, actor: Actor, id: string): Promise<Opened> {
  return opened(platform, platform.db, actor, await store.draftById(platform.db, id));
}

/** The same, held until the transaction ends; undefined when it is gone. */
export async function holdDraft(
  platform: Platform,
  trx: Db,
  actor: Actor,
  id: string,
): Promise<Opened | undefined> {
  const draft = await store.holdDraft(trx, id);
  return draft && opened(platform, trx, actor, draft);
}

async function opened(
  platform: Platform,
  db: Db,
  actor: Actor,
  draft: store.Draft | undefined,
): Promise<Opened> {
  if (!draft || !mayWrite(actor, draft)) throw new Refusal("not_found", "drafts:refusal.gone");
  if (draft.callId && !(await stillTends(platform, db, actor, draft.callId))) throw new Refusal("not_found");
  const category = findCategory(draft.fields.direction, draft.fields.category);
  const group = await groupById(db, draft.groupId);
  if (!category || !group) throw new Refusal("not_found");
  return { draft, fields: draft.fields, category, group, wall: wallOf(platform.clock.now(), group.zone) };
}

/** A change holds the call's address: who is no host any more reads it no longer, wherever it stands. */
async function stillTends(platform: Platform, db: Db, actor: Actor, callId: string): Promise<boolean> {
  const call = await callById(db, callId);
  return call !== undefined && mayTend(await readerOf(platform, actor, call.groupId), call);
}

/** Where to begin: the reader's groups, those near a place they typed, and what they began before. */
export async function beginnings(
  platform: Platform,
  actor: Actor,
  asked: { group?: string | undefined; near?: string | undefined },
) {
  const { db } = platform;
  const group = asked.group ? await groupBySlug(db, asked.group) : undefined;
  const place = asked.near ? searchPlaces(asked.near, 1)[0] : null;
  const [mine, near, drafts] = await Promise.all([
    actor.personId && !group ? groupsOf(db, actor.personId) : [],
    place && !group ? store.groupsNear(db, place) : [],
    store.draftsOf(db, actor),
  ]);
  return { group, closed: group ? isClosed(group, platform.clock.now()) : false, place, mine, near, drafts };
}

export async function removeDraft(platform: Platform, actor: Actor, id: string): Promise<void> {
  const { draft } = await openDraft(platform, actor, id);
  await store.deleteDraft(platform.db, draft.id);
}

type Wrong = { errors: Record<string, FieldError> };
type Answer = { fields: Partial<Fields>; photoId?: string | null } | Wrong;

const wrong = (field: string, key: string): Wrong => ({ errors: { [field]: { key, values: {} } } });

type Answers = {
  [P in schema.Question]: (input: z.infer<(typeof schema.questions)[P]>, opened: Opened) => Answer;
};

/** What each page's input means for the draft. */
const answers: Answers = {
  people: ({ party = 1, children, who }, { category }) => ({
    fields: {
      party: category.party === "none" ? 1 : party,
      children: asksChildren(category) && children === "yes",
      onBehalf: who === "other",
      ...(who === "other" ? {} : { consent: undefined, consentAt: undefined }),
    },
  }),
  consent: ({ consent }, { wall }) => ({
    fields: { onBehalf: true, consent, consentAt: wall.now.toISOString() },
  }),
  when: (input) => ({ fields: input }),
  part: ({ part }, found) => timed(found, { timing: "today", part }, "part"),
  time: (input, found) => timed(found, { timing: "date", ...input }, "date"),
  where: ({ place, sought = "" }, { fields, category }) => {
    if (sought && (sought !== fields.sought || !place)) return seek(sought);
    if (place === "remote" && category.remote !== "never")
      return { fields: { remote: true, sought: undefined } };
    if (!place || !placeById(place)) return wrong("place", "web:field.choose");
    return { fields: { remote: false, placeId: place, sought: undefined } };
  },
  address: ({ meeting, address }) => {
    const contact = findContact(meeting);
    if (contact) return wrong("meeting", `drafts:error.contact.${contact}`);
    return { fields: { meetingPoint: meeting, address } };
  },
  languages: (input) => ({ fields: input }),
  slots: (input, { category }) => {
    const slots = roles.flatMap((role) => {
      const places = input[`places_${role}`] ?? 0;
      return places > 0 ? [{ role, places, needs: input[`needs_${role}`] }] : [];
    });
    if (slots.length) return { fields: { slots } };
    return wrong(`places_${category.slots[0]?.role}`, "drafts:error.nobody");
  },
  extras: ({ details, floor, note, note_lang }, { category }) => {
    const contact = findContact(note);
    if (contact) return wrong("note", `drafts:error.contact.${contact}`);
    const asked = details.filter((detail) => extrasOf(category).includes(detail) && !floors.includes(detail));
    const noteLang = note ? textLang(note_lang ?? "und", note) : undefined;
    return { fields: { details: floor ? [floor, ...asked] : asked, note, noteLang } };
  },
};

/** A time is only kept while it can still be kept to. */
function timed(found: Opened, chosen: Partial<Fields>, field: string): Answer {
  const time = resolveTime({ ...found.fields, ...chosen }, found.category.minutes, found.wall);
  // A call being changed may have begun; its own time is checked when the change is published.
  if (!("problem" in time) || (time.problem === "past" && found.draft.callId)) return { fields: chosen };
  return wrong(time.problem === "order" ? "to" : field, `drafts:error.${time.problem}`);
}

/** The place of that name, or a page of places to choose from. */
function seek(sought: string): Answer {
  const [first, second] = searchPlaces(sought);
  if (!first) return wrong("sought", "drafts:error.no_place");
  const fits = (name = "") => foldName(name) === foldName(sought);
  const one = !second || (fits(first.name) && !fits(second.name));
  const fields = { remote: false, placeId: one ? first.id : undefined, sought: one ? undefined : sought };
  return { fields };
}

/** Keeps one page's answer beside those the draft has by then. What does not fit changes nothing. */
export async function saveAnswer<P extends schema.Question>(
  platform: Platform,
  actor: Actor,
  id: string,
  page: P,
  input: z.infer<(typeof schema.questions)[P]>,
): Promise<Saved> {
  return platform.db.transaction().execute(async (trx) => {
    const found = await holdDraft(platform, trx, actor, id);
    if (!found) throw new Refusal("not_found", "drafts:refusal.gone");
    const given = answers[page](input, found);
    if ("errors" in given) return given;
    const fields = { ...found.fields, ...given.fields };
    await store.saveFields(trx, id, fields, platform.clock.now());
    return { next: nextPage(page, found.category, fields) };
  });
}

/** The draft's photo: another one, or none. Returns why it cannot be used, if so, and then changes nothing. */
export async function savePhoto(
  platform: Platform,
  actor: Actor,
  id: string,
  { photo, remove_photo }: { photo?: File | undefined; remove_photo?: "yes" | undefined },
): Promise<Wrong | undefined> {
  const { group } = await openDraft(platform, actor, id);
  if (!photo?.size) {
    if (remove_photo) await store.savePhotoId(platform.db, id, null);
    return undefined;
  }
  try {
    const developed = await developPhoto(new Uint8Array(await photo.arrayBuffer()));
    const photoId = await keepPhoto(platform, platform.db, group.id, developed);
    await store.savePhotoId(platform.db, id, photoId);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return { errors: { photo: { key: error.key, values: error.values } } };
    throw error;
  }
}

/** Forgets drafts left alone for a week, and photos nothing shows any more. */
export async function forgetOld(platform: Platform): Promise<void> {
  const now = platform.clock.now().getTime();
  while ((await store.forgetDrafts(platform.db, new Date(now - daysKept * day))) > 0);
  while ((await deletePhotos(platform.db, await store.loosePhotos(platform.db, new Date(now - day)))) > 0);
}
