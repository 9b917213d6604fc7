// What groups needed and who can be asked, counted on a real database; where people are needed more; and its pages.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Person, type TurnoutTrial, turnoutTrial } from "../../../tests/support/turnout.ts";
import { nobody } from "../../platform/actor.ts";
import { newId } from "../../platform/ids.ts";
import { groupById } from "../groups/public.ts";
import { demandFor, freshMinutes, wantsOf } from "./service.ts";

let trial: TurnoutTrial;
beforeAll(async () => {
  trial = await turnoutTrial();
});
afterAll(() => trial.close());
/** What was counted before is old by then. */
beforeEach(() => trial.clock.pass(freshMinutes));

interface Call {
  category?: string;
  direction?: "need" | "offer";
  groupId?: string;
  places?: number;
  taken?: number;
  needs?: string[];
  languages?: string[];
  /** Days before now that it was put up; its time has come unless it is `ahead`. */
  ago?: number;
  ahead?: boolean;
  ended?: "cancelled" | "removed" | "closed";
}

async function call(asked: Call = {}): Promise<void> {
  const { category = "moving", direction = "need", groupId = trial.groupId, places = 1, taken = 0 } = asked;
  const { db } = trial.platform;
  const { id, slots } = await trial.arrange({ groupId, places: [places] });
  const past = (days: number) => trial.inMinutes(-days * 24 * 60);
  const { ago = 2, ahead = false, ended } = asked;
  const time = ahead ? {} : { starts_at: past(1), ends_at: past(0.9), expires_at: past(0.9) };
  const end =
    ended === "cancelled"
      ? { cancelled_at: past(1) }
      : ended === "removed"
        ? { removed_at: past(1), removed_reason: "unkind" }
        : ended === "closed"
          ? { closed_at: past(1) }
          : {};
  await db
    .updateTable("occasions")
    .set({ published_at: past(ago), ...time, ...end })
    .where("id", "=", id)
    .execute();
  await db
    .updateTable("slots")
    .set({ taken, needs: asked.needs ?? [] })
    .where("id", "=", slots[0] ?? "")
    .execute();
  const said = { direction, category, timing: "date" as const, languages: asked.languages ?? [] };
  await db
    .insertInto("calls")
    .values({ id, group_id: groupId, ...said })
    .execute();
}

async function groupAt(lat: number, slug: string): Promise<string> {
  const id = newId();
  const at = { place_id: "koebenhavn-101", lat, lon: 12.55, created_at: trial.clock.now() };
  await trial.platform.db
    .insertInto("groups")
    .values({ id, slug, name: slug, kind: "city", ...at })
    .execute();
  return id;
}

async function member(
  groupId: string,
  more: { skills?: string[]; free_week?: number } = {},
): Promise<Person> {
  const person = await trial.person();
  const { db } = trial.platform;
  await db
    .updateTable("people")
    .set({ skills: [], ...more })
    .where("id", "=", person.personId)
    .execute();
  await db
    .insertInto("memberships")
    .values({ group_id: groupId, person_id: person.personId, since: trial.clock.now() })
    .execute();
  return person;
}

const demandOf = async (groupId: string, actor: Person | typeof nobody = nobody) => {
  const group = await groupById(trial.platform.db, groupId);
  if (!group) throw new Error("no such group");
  return demandFor(trial.platform, actor, group);
};

test("counted is what was asked for lately and not called off, needs and not offers", async () => {
  const groupId = await groupAt(10, "counted");
  await call({ groupId, places: 4, taken: 3 });
  await call({ groupId, places: 2, taken: 2, ended: "closed", ahead: true });
  await call({ groupId, places: 7, taken: 1, ahead: true });
  await call({ groupId, places: 9, ago: 31 });
  await call({ groupId, places: 9, ended: "cancelled" });
  await call({ groupId, places: 9, ended: "removed" });
  await call({ groupId, places: 9, direction: "offer" });
  expect((await demandOf(groupId)).figures).toMatchObject({ needed: 6, found: 5, free: 6, helpers: 0 });
});

test("people to ask are those who offered something or were there lately, and want to be asked", async () => {
  const { db } = trial.platform;
  const groupId = await groupAt(12, "asked");
  const now = trial.clock.now();
  await call({ groupId, needs: ["car"], places: 5 });
  await member(groupId);
  await member(groupId, { free_week: 1 });
  await member(groupId, { skills: ["car"] });
  const [never, paused, muted, back, active, once] = await Promise.all(
    Array.from({ length: 6 }, (_, i) => member(groupId, i < 4 ? { skills: ["car"] } : {})),
  );
  const wish = (who: Person | undefined, wishes: object) =>
    db
      .insertInto("attention")
      .values({ person_id: who?.personId ?? "", ...wishes })
      .execute();
  await wish(never, { weekly_limit: 0 });
  await wish(paused, { paused_until: trial.inMinutes(1) });
  await wish(back, { paused_until: now });
  await db
    .insertInto("mutes")
    .values({ group_id: groupId, person_id: muted?.personId ?? "", since: now })
    .execute();
  const { id, slots } = await trial.arrange({ groupId });
  for (const [who, days] of [
    [active, 89],
    [once, 91],
  ] as const) {
    await sql`insert into claims (id, slot_id, occasion_id, group_id, person_id, state, created_at) values (${newId()},
      ${slots[0]}, ${id}, ${groupId}, ${who?.personId}, 'released', ${trial.inMinutes(-days * 24 * 60)})`.execute(
      db,
    );
  }
  const { figures } = await demandOf(groupId);
  expect(figures.helpers).toBe(4);
  expect(figures.kinds).toEqual([{ kind: "need.moving", needed: 5, found: 0, free: 0, offering: 2 }]);
});

test("who is signed in learns what suited them", async () => {
  const groupId = await groupAt(14, "suited");
  await call({ groupId, needs: ["car"], languages: ["ar"], places: 8, taken: 6 });
  await call({ groupId, needs: ["van"], places: 3 });
  await call({ groupId, places: 2, taken: 1, ahead: true });
  const amal = await member(groupId, { skills: ["car"] });
  await trial.platform.db
    .updateTable("people")
    .set({ speaks: ["ar"] })
    .where("id", "=", amal.personId)
    .execute();
  expect((await demandOf(groupId, amal)).suited).toEqual({ needed: 8, found: 6, free: 1, offers: true });
  expect((await demandOf(groupId)).suited).toBeNull();
});

test("enough helpers here are pointed to the nearest groups in want, not to their own or to closed ones", async () => {
  const { db } = trial.platform;
  const here = await groupAt(30, "enough");
  await call({ groupId: here, places: 5, taken: 5 });
  await db.transaction().execute(async (trx) => {
    for (const { personId } of await trial.people(15))
      await trx
        .insertInto("memberships")
        .values({ group_id: here, person_id: personId, since: trial.clock.now() })
        .execute();
    await sql`update people set free_week = 1 where id in (select person_id from memberships
      where group_id = ${here})`.execute(trx);
  });
  const ids: string[] = [];
  for (const [i, needy] of [true, false, true, true, true, true, true].entries()) {
    const id = await groupAt(30 + (i + 1) / 10, `near-${i}`);
    ids.push(id);
    if (needy) await call({ groupId: id, places: 5 + i });
  }
  const [own = "", , closed = ""] = ids;
  const jonas = await member(own);
  await db
    .updateTable("groups")
    .set({ closed_until: trial.inMinutes(60) })
    .where("id", "=", closed)
    .execute();
  const { want, nearby } = await demandOf(here, jonas);
  expect(want).toBe("enough");
  expect(nearby.map(({ slug, needed, found }) => [slug, needed, found])).toEqual([
    ["near-3", 8, 0],
    ["near-4", 9, 0],
    ["near-5", 10, 0],
  ]);
  expect(nearby[0]?.km).toBeCloseTo(44.5, 0);
  const there = { ...jonas, lat: 31, lon: 12.55 };
  expect((await demandOf(here, there)).nearby[0]?.slug).toBe("near-6");
  expect((await demandOf(ids[3] ?? "", jonas)).nearby).toEqual([]);
  expect(await wantsOf(trial.platform, [here, ...ids.slice(0, 2)])).toEqual(
    new Map([
      [here, "enough"],
      [own, "needs_people"],
      [ids[1], "quiet"],
    ]),
  );
});

test("figures are worked out once and hold for a while", async () => {
  const groupId = await groupAt(16, "kept");
  const needed = async () => (await demandOf(groupId)).figures.needed;
  expect(await needed()).toBe(0);
  await call({ groupId, places: 5 });
  trial.clock.pass(freshMinutes - 1);
  expect(await needed()).toBe(0);
  trial.clock.pass(1);
  expect(await needed()).toBe(5);
});

test("pages say no count below five, and point on before one joins", async () => {
  const groupId = await groupAt(50, "pages");
  await call({ groupId, category: "legal", needs: ["legal"], places: 6, taken: 2 });
  await call({ groupId, category: "form", places: 4, taken: 3 });
  const text = async (path: string, cookie?: string) => (await trial.get(`${path}?lang=en`, cookie)).text();
  const page = await text("/groups/pages/needs");
  expect(page).toMatch(/Legal question.*?<td>6<\/td><td>under 5<\/td><td>under 5<\/td>/s);
  expect(page).toContain("Fewer than 5 places each: Fill in a form.");
  expect(page).toContain("10 places were needed in the last 30 days. 5 of them were filled.");
  expect(page).toContain('href="/groups/pages/about#join"');
  const { cookie } = await trial.signUp("Amal");
  const about = await text("/groups/pages/about", cookie);
  expect(about).toContain("Fewer than 5 places here suited you in the last 30 days.");
  expect(about.indexOf("/groups/pages/needs")).toBeLessThan(about.indexOf('id="join"'));
  expect(await text("/groups/pages")).toContain('href="/groups/pages/needs"');
  expect(await text("/groups")).toContain("Needs people");
  expect((await trial.get("/groups/nowhere/needs")).status).toBe(404);
});
