// One world with everything somebody might want to see or change without being allowed to, and its addresses.
import { stopPath } from "../../src/modules/profiles/public.ts";
import { findVisit, moduleRoutes } from "../../src/modules.ts";
import { hashToken, newToken } from "../../src/platform/actor.ts";
import { newId } from "../../src/platform/ids.ts";
import { createApp } from "../../src/web/app.ts";
import { healthRoutes } from "../../src/web/health.ts";
import { styleRoutes } from "../../src/web/style.tsx";
import { serveBuiltAssets } from "../../tools/assets.ts";
import { type TestPlatform, testPlatform } from "../support/platform.ts";
import { openSmsWebhook } from "../support/sms-webhook.ts";
import { askMember, wishAbout } from "./asking.ts";
import { type Arranged, arrangeCalls, type CallName, hangPhoto } from "./calls.ts";
import { asker, type Cast, gatherCast } from "./cast.ts";
import { composeDrafts } from "./drafts.ts";
import { writePosts } from "./posts.ts";
import { reachOwner } from "./reaching.ts";
import { waysBack } from "./returning.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";
import { writeTalks } from "./talks.ts";

export interface World extends TestPlatform {
  cast: Cast;
  calls: Record<CallName, Arranged>;
  /** What stands for `{name}` in an address or a form of expected.txt. */
  spots: Record<string, string>;
  snapshot: Snapshot;
  ask: ReturnType<typeof asker>;
  /** `text` with every `{name}` filled in. @throws for a name there is not */
  fill(text: string): string;
}

/** Two groups, of which the other's board is closed; one member lives near. */
async function foundGroups({ platform, clock }: TestPlatform, cast: Cast) {
  const { db } = platform;
  const [odense, aarhus] = [newId(), newId()];
  const created_at = clock.now();
  await db
    .insertInto("groups")
    .values([
      {
        id: odense,
        slug: "odense",
        name: "Naboer i Odense",
        kind: "city",
        place_id: "odense-461",
        lat: 55.4,
        lon: 10.38,
        member_count: 5,
        created_at,
      },
      {
        id: aarhus,
        slug: "aarhus",
        name: "Naboer i Aarhus",
        kind: "city",
        place_id: "aarhus-751",
        lat: 56.15,
        lon: 10.2,
        member_count: 2,
        created_at,
      },
    ])
    .execute();
  await db
    .updateTable("groups")
    .set({ closed_until: new Date("2026-07-01") })
    .where("id", "=", aarhus)
    .execute();
  await db
    .updateTable("people")
    .set({ place_id: "odense-461", lat: 55.4, lon: 10.38 })
    .where("id", "=", cast.somebody.member.personId)
    .execute();
  const since = clock.now();
  const belongs = (
    group_id: string,
    who: keyof Cast["somebody"],
    known: boolean,
    role: "member" | "host" = "member",
  ) => ({
    group_id,
    person_id: cast.somebody[who].personId,
    role,
    since,
    known_since: known ? since : null,
  });
  await db
    .insertInto("memberships")
    .values([
      belongs(odense, "member", false),
      belongs(odense, "unknown", false),
      belongs(odense, "known", true),
      belongs(odense, "owner", false),
      belongs(odense, "host", true, "host"),
      belongs(aarhus, "elsewhere", true, "host"),
      belongs(aarhus, "other", false),
    ])
    .execute();
  return { odense, aarhus };
}

/** A second device of the owner's, something they were told, and the link a first host gets. */
async function fewMore({ platform, clock }: TestPlatform, cast: Cast, groupId: string) {
  const { db } = platform;
  const [session, notice, first] = [newId(), newId(), newToken()];
  const { personId, email } = cast.somebody.owner;
  const now = clock.now();
  await db
    .insertInto("sessions")
    .values({
      id: session,
      token_hash: hashToken(newToken()),
      person_id: personId,
      label: "Firefox, Linux",
      created_at: now,
      seen_on: "2026-06-09",
      ends_at: new Date(now.getTime() + 86_400_000),
    })
    .execute();
  await db
    .insertInto("notices")
    .values({
      id: notice,
      person_id: personId,
      group_id: groupId,
      kind: "groups.vouched",
      dedup: "x",
      created_at: now,
    })
    .execute();
  await db
    .updateTable("instance")
    .set({ first_host_hash: hashToken(first) })
    .execute();
  return { session, notice, first, stop: await stopPath(db, personId, email) };
}

export async function openWorld(): Promise<World> {
  await serveBuiltAssets();
  const hook = await openSmsWebhook();
  const nabo = await testPlatform({ max: 4, env: hook.env });
  const { platform } = nabo;
  nabo.app = createApp(platform, {
    routes: [healthRoutes(), ...moduleRoutes, styleRoutes],
    findVisit: (hash) => findVisit(platform, hash),
    pseudo: true,
  });
  const cast = await gatherCast(nabo);
  const groups = await foundGroups(nabo, cast);
  const calls = await arrangeCalls({ nabo, cast, groups });
  const photo = await hangPhoto(nabo, groups.odense);
  const drafts = await composeDrafts(nabo, cast, {
    groupId: groups.odense,
    photo,
    callId: calls.ahead.callId,
  });
  const posts = await writePosts(nabo, cast, { groupId: groups.odense, callId: calls.ahead.callId });
  const more = await fewMore(nabo, cast, groups.odense);
  const asked = await askMember(nabo, cast, groups.odense, calls);
  const wishes = await wishAbout(nabo, cast, groups.odense);
  const reached = await reachOwner(nabo, cast);
  const back = await waysBack(nabo, cast, groups.odense);
  const talks = await writeTalks(nabo, cast, { calls, groups });
  const spots: Record<string, string> = {
    ...reached,
    ...back,
    group: "odense",
    elsewhere: "aarhus",
    nowhere: newId(),
    "group.id": groups.odense,
    "elsewhere.id": groups.aarhus,
    ...drafts,
    ...posts,
    ...more,
    ...wishes,
    ...asked,
    ...talks,
  };
  for (const [name, { callId, slots, claims }] of Object.entries(calls)) {
    spots[name] = callId;
    slots.forEach((slot, i) => {
      spots[`slot.${name}${i || ""}`] = slot;
    });
    for (const [who, claim] of Object.entries(claims)) spots[`claim.${name}.${who}`] = claim;
  }
  for (const [who, { personId }] of Object.entries(cast.somebody)) spots[`person.${who}`] = personId;
  const snapshot = await takeSnapshot(platform.pool);
  return {
    ...nabo,
    async close() {
      await nabo.close();
      await hook.close();
    },
    cast,
    calls,
    spots,
    snapshot,
    ask: asker(nabo, cast.cookies),
    fill: (text) =>
      text.replace(/(?<!\{)\{([\w.]+)\}(?!\})/g, (_, name: string) => {
        const spot = spots[name];
        if (spot === undefined) throw new Error(`there is no {${name}} in the world of access`);
        return spot;
      }),
  };
}
