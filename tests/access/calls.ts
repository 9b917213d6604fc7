// Calls in every state that decides who may know what, with their places, people and addresses, and words to look for.
import sharp from "sharp";
import { insertCall } from "../../src/modules/calls/public.ts";
import { createOccasion } from "../../src/modules/turnout/public.ts";
import { newId } from "../../src/platform/ids.ts";
import type { TestPlatform } from "../support/platform.ts";
import type { Cast, PersonName } from "./cast.ts";

const odense = { placeId: "odense-461", area: "Odense", at: { lat: 55.4, lon: 10.38 } };
const aarhus = { placeId: "aarhus-751", area: "Aarhus", at: { lat: 56.15, lon: 10.2 } };

interface Claiming {
  by: PersonName;
  state: "waiting" | "offered" | "claimed" | "arrived" | "released";
  slot?: number;
  done?: true;
}

interface Plan {
  category: string;
  direction?: "need" | "offer";
  owner?: PersonName;
  /** Hours from now, and how long. */
  starts: number;
  hours: number;
  /** Role and places. */
  slots: [string, number][];
  claims?: Claiming[];
  elsewhere?: true;
  photo?: true;
  ended?: "cancelled" | "removed";
  drawn?: true;
}

/** `ahead` starts soon, `begun` an hour ago; `near` is soon after `ahead` and far away, `clash` at the same time. */
export const plans = {
  ahead: {
    category: "moving",
    starts: 1.5,
    hours: 3,
    photo: true,
    slots: [
      ["driver", 2],
      ["carrier", 4],
    ],
    claims: [
      { by: "known", state: "claimed" },
      { by: "unknown", state: "claimed", slot: 1 },
    ],
  },
  begun: {
    category: "furniture",
    starts: -1,
    hours: 2,
    slots: [["carrier", 3]],
    claims: [
      { by: "known", state: "arrived", done: true },
      { by: "unknown", state: "claimed" },
    ],
  },
  queued: {
    category: "bicycle",
    starts: 27,
    hours: 1,
    slots: [["helper", 1]],
    claims: [
      { by: "known", state: "offered" },
      { by: "unknown", state: "waiting" },
    ],
  },
  full: {
    category: "repair",
    starts: 30,
    hours: 1,
    slots: [["repairer", 1]],
    claims: [{ by: "other", state: "claimed" }],
  },
  near: { category: "translate_meeting", starts: 4.6, hours: 1, slots: [["interpreter", 2]] },
  clash: { category: "come_along", starts: 2, hours: 1, slots: [["companion", 2]] },
  removed: {
    category: "other",
    starts: 50,
    hours: 1,
    photo: true,
    slots: [["helper", 2]],
    claims: [{ by: "known", state: "released" }],
    ended: "removed",
  },
  cancelled: {
    category: "health",
    starts: 52,
    hours: 1,
    slots: [["companion", 2]],
    claims: [
      { by: "known", state: "released" },
      { by: "unknown", state: "released" },
    ],
    ended: "cancelled",
  },
  /** Its address is past the day it is deleted on, and the nightly task has not run yet. */
  old: {
    category: "dinner",
    starts: -24 * 9,
    hours: 2,
    slots: [["guest", 2]],
    claims: [{ by: "known", state: "arrived", done: true }],
  },
  offer: {
    category: "bicycle",
    direction: "offer",
    starts: 54,
    hours: 1,
    slots: [["taker", 1]],
    drawn: true,
  },
  there: {
    category: "legal",
    owner: "other",
    starts: 56,
    hours: 1,
    slots: [["adviser", 1]],
    elsewhere: true,
  },
} as const satisfies Record<string, Plan>;
export type CallName = keyof typeof plans;

/** Words nobody else would write, so that where they turn up they were told. */
export const told = (field: "exact" | "meeting" | "note" | "reason", call: CallName) =>
  `${field}-mark-${call}`;

export interface Arranged {
  callId: string;
  slots: string[];
  claims: Partial<Record<PersonName, string>>;
}

const hour = 3_600_000;

interface Where {
  nabo: TestPlatform;
  cast: Cast;
  groups: { odense: string; aarhus: string };
}

export async function arrangeCalls(where: Where): Promise<Record<CallName, Arranged>> {
  const made: Partial<Record<CallName, Arranged>> = {};
  for (const [name, plan] of Object.entries(plans) as [CallName, Plan][])
    made[name] = await arrange(where, name, plan);
  return made as Record<CallName, Arranged>;
}

async function arrange({ nabo, cast, groups }: Where, name: CallName, plan: Plan): Promise<Arranged> {
  const { platform, clock } = nabo;
  const now = clock.now();
  const groupId = plan.elsewhere ? groups.aarhus : groups.odense;
  const startsAt = new Date(now.getTime() + plan.starts * hour);
  const endsAt = new Date(startsAt.getTime() + plan.hours * hour);
  const id = newId();
  const occasion = {
    ...(plan.elsewhere || name === "near" ? aarhus : odense),
    id,
    kind: "call" as const,
    groupId,
    ownerId: cast.somebody[plan.owner ?? "owner"].personId,
    startsAt,
    endsAt,
    zone: "Europe/Copenhagen",
    expiresAt: endsAt,
    remote: false,
    meetingPoint: told("meeting", name),
    allocateAt: plan.drawn ? new Date(now.getTime() + 2 * hour) : null,
    slots: plan.slots.map(([role, places]) => ({ role, needs: [], places })),
    address: told("exact", name),
  };
  const photoId = plan.photo ? await hangPhoto(nabo, groupId) : null;
  const nothing = { onBehalf: false, consent: null, consentAt: null, urgent: false };
  await platform.db.transaction().execute(async (trx) => {
    await createOccasion(trx, platform, occasion);
    await insertCall(trx, {
      ...nothing,
      id,
      groupId,
      direction: plan.direction ?? "need",
      category: plan.category,
      timing: "date",
      party: 1,
      languages: ["ar", "en"],
      details: ["parking"],
      note: told("note", name),
      noteLang: "da",
      photoId,
    });
    const removal = {
      removed_at: now,
      removed_by: cast.somebody.host.personId,
      removed_reason: told("reason", name),
    };
    const ended = plan.ended === "removed" ? removal : plan.ended ? { cancelled_at: now } : {};
    const published_at = new Date(Math.min(now.getTime(), startsAt.getTime()) - 48 * hour);
    await trx
      .updateTable("occasions")
      .set({ published_at, ...ended })
      .where("id", "=", id)
      .execute();
  });
  return { callId: id, ...(await fill(nabo, cast, plan, { id, groupId, startsAt, endsAt })) };
}

/** @returns the id of a small picture */
export async function hangPhoto({ platform, clock }: TestPlatform, group_id: string): Promise<string> {
  const id = newId();
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "#123456" } });
  const bytes = await picture.webp().toBuffer();
  await platform.db
    .insertInto("photos")
    .values({ id, group_id, width: 8, height: 8, bytes, created_at: clock.now() })
    .execute();
  return id;
}

async function fill(
  { platform, clock }: TestPlatform,
  cast: Cast,
  plan: Plan,
  at: { id: string; groupId: string; startsAt: Date; endsAt: Date },
): Promise<Omit<Arranged, "callId">> {
  const { db } = platform;
  const now = clock.now();
  const found = await db
    .selectFrom("slots")
    .select("id")
    .where("occasion_id", "=", at.id)
    .orderBy("position")
    .execute();
  const slots = found.map(({ id }) => id);
  const claims: Arranged["claims"] = {};
  for (const { by, state, slot = 0, done } of plan.claims ?? []) {
    const id = newId();
    claims[by] = id;
    const present = state === "claimed" || state === "arrived";
    await db
      .insertInto("claims")
      .values({
        id,
        slot_id: slots[slot] ?? "",
        occasion_id: at.id,
        group_id: at.groupId,
        person_id: cast.somebody[by].personId,
        state,
        during: present ? `[${at.startsAt.toISOString()},${at.endsAt.toISOString()})` : null,
        created_at: now,
        claimed_at: present ? now : null,
        offered_until: state === "offered" ? new Date(now.getTime() + 2 * hour) : null,
        arrived_at: state === "arrived" ? now : null,
        outcome: done ? "done" : null,
        ...(state === "released" ? { released_at: now, release_reason: "cancelled" as const } : {}),
      })
      .execute();
    if (present || state === "offered")
      await db
        .updateTable("slots")
        .set((e) => ({ taken: e("taken", "+", 1) }))
        .where("id", "=", slots[slot] ?? "")
        .execute();
  }
  return { slots, claims };
}
