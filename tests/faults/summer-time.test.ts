// The nights on which the clock jumps, in Denmark: what people read, are asked and are reminded of is right by the
// clock on their wall, through the whole product.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { words } from "../../src/platform/words.ts";
import { type Household, openHousehold, type Somebody } from "./support/household.ts";

const minute = 60_000;
const en = words("en");

interface Season {
  name: string;
  saturday: string;
  sunday: string;
  monday: string;
  /** Hours the wall clock is ahead of UTC before the jump, and after. */
  before: number;
  after: number;
  /** What "from 02:30" becomes in that night. */
  night: string;
}

const seasons: Season[] = [
  {
    name: "spring",
    saturday: "2026-03-28",
    sunday: "2026-03-29",
    monday: "2026-03-30",
    before: 1,
    after: 2,
    night: "03:30",
  },
  {
    name: "autumn",
    saturday: "2026-10-24",
    sunday: "2026-10-25",
    monday: "2026-10-26",
    before: 2,
    after: 1,
    night: "02:30",
  },
];

describe.each(seasons)("the weekend in $name", ({ saturday, sunday, monday, before, after, night }) => {
  let nabo: Household;
  let amal: Somebody;
  const moment = (day: string, time: string, ahead: number) => new Date(`${day}T${time}:00+0${ahead}:00`);
  const onSaturday = (time: string) => moment(saturday, time, before);
  /** Five in the morning and later. */
  const onSunday = (time: string) => moment(sunday, time, after);
  const onMonday = (time: string) => moment(monday, time, after);
  const early = moment(sunday, "00:15", before);

  beforeAll(async () => {
    nabo = await openHousehold(onSaturday("08:00"));
    amal = await nabo.somebody("Amal Haddad");
  });
  afterAll(() => nabo.close());
  beforeEach(() => nabo.clock.set(onSaturday("12:00")));

  const timesOf = async (id: string) => {
    const { rows } = await sql<{ from: Date; to: Date; wall: string; wallTo: string }>`
      select starts_at as from, ends_at as to, starts_local as wall, ends_local as "wallTo" from occasions where id = ${id}`.execute(
      nabo.platform.db,
    );
    return rows[0];
  };
  const isShown = async (id: string, query = "") =>
    (await nabo.read(`/groups/odense${query}`, amal.cookie)).includes(`/calls/${id}`);

  test("ten in the morning after is ten in the morning, wherever it is said", async () => {
    const call = await nabo.ask(amal, { date: sunday, from: "10:00", to: "12:00" });
    const [from, to] = [onSunday("10:00"), onSunday("12:00")];
    expect(await timesOf(call.id)).toEqual({
      from,
      to,
      wall: `${sunday} 10:00:00`,
      wallTo: `${sunday} 12:00:00`,
    });
    const stamp = from.toISOString().replace(/[-:]|\.000/g, "");
    expect(await nabo.read(`/calls/${call.id}/calendar.ics`, amal.cookie)).toContain(`DTSTART:${stamp}`);
    const said = (key: string) => en(`calls:when.${key}`, { from: "10:00", to: "12:00" });
    expect(await nabo.read("/groups/odense", amal.cookie)).toContain(said("tomorrow"));
    nabo.clock.set(onSaturday("23:59"));
    expect(await nabo.read(`/calls/${call.id}`, amal.cookie)).toContain(said("tomorrow"));
    for (const now of [early, onSunday("09:59"), onSunday("11:59")]) {
      nabo.clock.set(now);
      expect(await nabo.read("/groups/odense", amal.cookie)).toContain(said("today"));
    }
    nabo.clock.set(onSunday("12:00"));
    expect(await isShown(call.id)).toBe(false);
  });

  test("an hour that is skipped moves on, and of one that comes twice the first is meant", async () => {
    const call = await nabo.ask(amal, { date: sunday, from: "02:30", to: "04:30" });
    const from = after > before ? onSunday("03:30") : moment(sunday, "02:30", before);
    expect(await timesOf(call.id)).toMatchObject({
      from,
      to: onSunday("04:30"),
      wall: `${sunday} ${night}:00`,
    });
    expect(await nabo.read(`/calls/${call.id}`, amal.cookie)).toContain(
      en("calls:when.tomorrow", { from: night, to: "04:30" }),
    );
  });

  test("today ends at midnight, though the day has an hour more or less; so does the week", async () => {
    const late = await nabo.ask(amal, { date: sunday, from: "23:15", to: "23:45" });
    const next = await nabo.ask(amal, { date: monday, from: "00:30", to: "01:30" });
    const nextSaturday = new Date(Date.parse(sunday) + 6 * 86_400_000).toISOString().slice(0, 10);
    const nextSunday = new Date(Date.parse(sunday) + 7 * 86_400_000).toISOString().slice(0, 10);
    const inWeek = await nabo.ask(amal, { date: nextSaturday, from: "23:15", to: "23:45" });
    const afterWeek = await nabo.ask(amal, { date: nextSunday, from: "00:30", to: "01:30" });
    nabo.clock.set(early);
    const shown = async (query: string) =>
      Promise.all([late, next, inWeek, afterWeek].map(({ id }) => isShown(id, query)));
    expect(await shown("?when=today")).toEqual([true, false, false, false]);
    expect(await shown("?when=week")).toEqual([true, true, true, false]);
    expect(await nabo.read(`/calls/${next.id}`, amal.cookie)).toContain(
      en("calls:when.tomorrow", { from: "00:30", to: "01:30" }),
    );
  });

  test("this morning is from eight to twelve", async () => {
    nabo.clock.set(onSunday("07:00"));
    const call = await nabo.ask(amal, { part: "morning" });
    expect(await timesOf(call.id)).toMatchObject({ from: onSunday("08:00"), to: onSunday("12:00") });
  });

  test("people are reminded at six the evening before and two hours before, never in quiet hours", async () => {
    const calls = [
      { date: sunday, from: "10:00", to: "11:00", reminders: [onSaturday("18:00"), onSunday("08:00")] },
      // Two hours before would be in the night: the evening has to do.
      { date: sunday, from: "02:30", to: "04:30", reminders: [onSaturday("18:00")] },
      { date: sunday, from: "23:30", to: "23:55", reminders: [onSaturday("18:00"), onSunday("20:30")] },
      { date: monday, from: "09:00", to: "10:00", reminders: [onSunday("18:00")] },
      { date: monday, from: "11:00", to: "12:00", reminders: [onSunday("18:00"), onMonday("09:00")] },
    ];
    const helpers: Somebody[] = [];
    for (const { reminders: _, ...when } of calls) {
      const helper = await nabo.somebody("Jonas Holm");
      expect(await nabo.claim(helper, await nabo.ask(amal, when))).toBe(303);
      helpers.push(helper);
    }
    for (
      let now = onSaturday("12:00");
      now <= onMonday("11:00");
      now = new Date(now.getTime() + 5 * minute)
    ) {
      nabo.clock.set(now);
      await nabo.work("attendance.remind");
    }
    for (const [i, { from, reminders }] of calls.entries()) {
      const { rows } = await sql<{ at: Date }>`
        select created_at as at from notices
        where person_id = ${helpers[i]?.personId} and kind like 'attendance.remind%' order by created_at`.execute(
        nabo.platform.db,
      );
      expect([from, rows.map(({ at }) => at)]).toEqual([from, reminders]);
    }
  });

  test("a place offered in the evening is kept until half past eight in the morning, then goes on", async () => {
    const call = await nabo.ask(amal, { date: sunday, from: "14:00", to: "15:00" });
    const [holder, first, second] = [
      await nabo.somebody("Holder"),
      await nabo.somebody("First"),
      await nabo.somebody("Second"),
    ];
    await nabo.claim(holder, call);
    for (const who of [first, second]) expect(await nabo.claim(who, call, { wait: "on" })).toBe(303);
    nabo.clock.set(onSaturday("20:00"));
    const held = await claimOf(holder, call.id);
    expect((await nabo.post(`/claims/${held?.id}/release`, { reason: "ill" }, holder.cookie)).status).toBe(
      303,
    );
    expect(await claimOf(first, call.id)).toMatchObject({ state: "offered", until: onSunday("08:30") });
    nabo.clock.set(onSunday("08:29"));
    await nabo.work("waiting.sweep");
    expect(await claimOf(first, call.id)).toMatchObject({ state: "offered" });
    nabo.clock.set(onSunday("08:30"));
    await nabo.work("waiting.sweep");
    expect(await claimOf(first, call.id)).toMatchObject({ state: "released" });
    // A quarter of the five and a half hours that are left.
    const until = new Date(onSunday("08:30").getTime() + 82.5 * minute);
    expect(await claimOf(second, call.id)).toMatchObject({ state: "offered", until });
  });

  const claimOf = async ({ personId }: Somebody, callId: string) => {
    const { rows } = await sql<{ id: string; state: string; until: Date | null }>`
      select id, state, offered_until as until from claims where person_id = ${personId} and occasion_id = ${callId}`.execute(
      nabo.platform.db,
    );
    return rows[0];
  };

  test("a letter of the evening goes out at eight in the morning", async () => {
    const owner = await nabo.somebody("Karen Winther", "karen@nabo.test");
    const call = await nabo.ask(owner, { date: sunday, from: "16:00", to: "17:00" });
    const helper = await nabo.somebody("Jonas Holm");
    nabo.clock.set(onSaturday("22:00"));
    await nabo.claim(helper, call);
    const { rows } = await sql<{ id: string }>`
      select id from notices where person_id = ${owner.personId} order by id desc limit 1`.execute(
      nabo.platform.db,
    );
    // The letter is queued with the claim, and finds that it is night.
    await nabo.work("deliveries.send", { id: rows[0]?.id });
    const now = nabo.clock.now().getTime();
    const queued = await sql<{ run_at: Date }>`
      select run_at from graphile_worker.jobs where key = ${`deliveries.send ${rows[0]?.id}`}`.execute(
      nabo.platform.db,
    );
    const at = (queued.rows[0]?.run_at.getTime() ?? 0) - Date.now() + now;
    expect(new Date(Math.round(at / minute) * minute)).toEqual(onSunday("08:00"));
  });

  test("a board closed until Monday opens as Monday begins", async () => {
    const host = await nabo.somebody("Vera Holm");
    const about = { group_id: nabo.groupId, person_id: host.personId };
    await sql`update memberships set role = 'host' where group_id = ${about.group_id} and person_id = ${about.person_id}`.execute(
      nabo.platform.db,
    );
    const call = await nabo.ask(amal, { date: monday, from: "12:00", to: "13:00" });
    const helper = await nabo.somebody("Jonas Holm");
    expect((await nabo.post("/groups/odense/closure", { until: monday }, host.cookie)).status).toBe(303);
    nabo.clock.set(onSunday("23:59"));
    expect(await nabo.claim(helper, call)).not.toBe(303);
    nabo.clock.set(onMonday("00:00"));
    expect(await nabo.claim(helper, call)).toBe(303);
  });
});
