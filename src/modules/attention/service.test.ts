// Wishes are kept, hold for whoever asks at the same time, and block both ways.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, type TurnoutTrial, turnoutTrial } from "../../../tests/support/turnout.ts";
import { nobody } from "../../platform/actor.ts";
import { newId } from "../../platform/ids.ts";
import { words } from "../../platform/words.ts";
import { openEnd, usual } from "./rules.ts";
import * as attention from "./service.ts";
import * as store from "./store.ts";

let trial: TurnoutTrial;
beforeAll(async () => {
  trial = await turnoutTrial();
});
afterAll(() => trial.close());

const wishesOf = async ({ personId }: Person) =>
  (await store.wishesOf(trial.platform.db, [personId])).get(personId);

test("who has said nothing has the usual wishes, and says only what differs", async () => {
  const { platform } = trial;
  const amal = await trial.person("Amal");
  expect(await wishesOf(amal)).toEqual(usual);
  await attention.pause(platform, amal, "week");
  await attention.changeWishes(platform, amal, { weeklyLimit: 1, urgentAtNight: true });
  expect(await wishesOf(amal)).toEqual({
    weeklyLimit: 1,
    urgentAtNight: true,
    pausedUntil: new Date("2026-06-17T06:00:00Z"),
    muted: [],
  });
  await attention.endPause(platform, amal);
  expect((await wishesOf(amal))?.pausedUntil).toBeNull();
});

test("a break ends at eight where the person's group is, also across summer time, or not by itself", async () => {
  const { platform, clock } = trial;
  const jonas = await trial.person("Jonas");
  await trial.belong(jonas);
  const before = clock.now();
  clock.set("2026-10-20T21:30:00Z");
  await attention.pause(platform, jonas, "week");
  expect((await wishesOf(jonas))?.pausedUntil).toEqual(new Date("2026-10-27T07:00:00Z"));
  await attention.pause(platform, jonas, "open");
  expect((await wishesOf(jonas))?.pausedUntil).toEqual(openEnd);
  clock.set(before);
});

test("a group is muted once, also by somebody who does not belong to it", async () => {
  const { platform, groupId } = trial;
  const amal = await trial.person("Amal");
  await attention.mute(platform, amal, "noerrebro");
  await attention.mute(platform, amal, "noerrebro");
  expect((await wishesOf(amal))?.muted).toEqual([groupId]);
  await attention.unmute(platform, amal, "noerrebro");
  expect((await wishesOf(amal))?.muted).toEqual([]);
  await expect(attention.mute(platform, amal, "nowhere")).rejects.toMatchObject({ kind: "not_found" });
});

/** A claim of somebody's, given back again, and its occasion. */
async function shared(helper: Person): Promise<{ claim: string; owner: Person; id: string }> {
  const { id, owner, slots } = await trial.arrange();
  const claim = newId();
  await sql`insert into claims (id, slot_id, occasion_id, group_id, person_id, state, created_at)
    values (${claim}, ${slots[0]}, ${id}, ${trial.groupId}, ${helper.personId}, 'released', ${trial.clock.now()})`.execute(
    trial.platform.db,
  );
  return { claim, owner, id };
}

test("a block is said once, and undone only by its mark and whoever made it", async () => {
  const { platform } = trial;
  const jonas = await trial.person("Jonas Fyrtårn");
  const { claim, owner } = await shared(jonas);
  await attention.block(platform, owner, claim);
  await attention.block(platform, owner, claim);
  const t = words("en");
  expect((await attention.myAsking(platform, jonas, t)).blocked).toEqual([]);
  const { blocked } = await attention.myAsking(platform, owner, t);
  expect(blocked).toEqual([{ name: "Jonas", mark: expect.any(String) }]);
  const mark = blocked[0]?.mark ?? "";
  await attention.unblock(platform, jonas, mark);
  await attention.unblock(platform, owner, `${mark}x`);
  expect((await store.blocksBy(platform.db, owner.personId)).length).toBe(1);
  await attention.unblock(platform, owner, mark);
  expect(await store.blocksBy(platform.db, owner.personId)).toEqual([]);
});

test("by a claim, only its two sides meet", async () => {
  const { platform } = trial;
  const [helper, stranger] = [await trial.person("Helper Haddad"), await trial.person()];
  const { claim, owner, id } = await shared(helper);
  expect(await attention.sharing(platform, owner, claim)).toMatchObject({
    name: "Helper",
    url: `/calls/${id}`,
  });
  expect(await attention.sharing(platform, helper, claim)).toMatchObject({ name: "Owner" });
  await expect(attention.block(platform, stranger, claim)).rejects.toMatchObject({ kind: "not_found" });
  await expect(attention.block(platform, nobody, claim)).rejects.toMatchObject({ kind: "sign_in" });
  await attention.block(platform, helper, claim);
  const [blocked] = await store.blocksBy(platform.db, helper.personId);
  expect(blocked).toEqual({ personId: owner.personId, name: "Owner" });
});

test("two who ask the same people at once take turns, whatever order they name them in", async () => {
  const { db } = trial.platform;
  const people = (await trial.people(40)).map(({ personId }) => personId);
  const [first] = people;
  let asks = 0;
  let most = 0;
  const ask = (ids: string[]) =>
    db.transaction().execute(async (trx) => {
      const held = await store.holdWishes(trx, ids);
      most = Math.max(most, ++asks);
      await sql`select pg_sleep(0.005)`.execute(trx);
      asks--;
      return held.get(first ?? "")?.weeklyLimit;
    });
  const turns = Array.from({ length: 12 }, (_, i) => ask(i % 2 ? people : people.toReversed()));
  expect(await Promise.all(turns)).toEqual(turns.map(() => usual.weeklyLimit));
  expect(most).toBe(1);
});

test("nobody is held who has left, and wishes go with the person", async () => {
  const { db } = trial.platform;
  const [amal, jonas] = [await trial.person("Amal"), await trial.person("Jonas")];
  await attention.pause(trial.platform, jonas, "month");
  await attention.mute(trial.platform, jonas, "noerrebro");
  const { claim, owner } = await shared(jonas);
  await attention.block(trial.platform, owner, claim);
  await db.deleteFrom("people").where("id", "=", jonas.personId).execute();
  const held = await db
    .transaction()
    .execute((trx) => store.holdWishes(trx, [amal.personId, jonas.personId]));
  expect([...held.keys()]).toEqual([amal.personId]);
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from attention where person_id = ${jonas.personId})
      + (select count(*) from mutes where person_id = ${jonas.personId})
      + (select count(*) from blocks where blocked_id = ${jonas.personId}) as left`.execute(db);
  expect(rows[0]?.left).toBe(0);
  const link = (await attention.pausePath(db, jonas.personId)).replace("/pause/", "");
  await attention.usePauseLink(trial.platform, link, "pause");
  expect(await attention.openPauseLink(trial.platform, link)).toMatchObject({ until: null });
});
