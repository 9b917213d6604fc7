// Each term of the inventory is kept: an hour before its end what was planted is there, an hour after it the night has
// taken it, and what is only counted stays.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Personal } from "../../db/inventory/terms.ts";
import { inventory } from "../../db/inventory.ts";
import { handlers } from "../../src/modules.ts";
import { forgetFailed } from "../../src/platform/task-locks.ts";
import { isThere, type Look, openField, says } from "./field.ts";
import { challenge, handover, recovery } from "./returning.ts";

type Field = Awaited<ReturnType<typeof openField>>;

const day = 86_400_000;
const hour = 3_600_000;
const now = new Date("2026-06-10T02:00:00Z");
const after = (at: Date, days: number) => new Date(at.getTime() + days * day);

let field: Field;
beforeAll(async () => {
  field = await openField(now);
});
afterAll(() => field.nabo.close());

interface Trial {
  of: string;
  /** Those of the inventory; none where another trial has them. */
  columns: string[];
  days: number;
  /** Plants it so that its term begins then; returns the id of the row to look at. */
  plant(field: Field, at: Date): Promise<string>;
  still: Look;
}

const columns = (those: (table: string, column: Personal) => boolean): string[] =>
  Object.entries(inventory).flatMap(([table, { personal }]) =>
    Object.entries(personal as Record<string, Personal>).flatMap(([column, told]) =>
      those(table, told) ? [`${table}.${column}`] : [],
    ),
  );
const by = (task: string, days?: number): string[] =>
  columns((_, { term }) => term.by === task && (days === undefined || term.days === days));

const address = says("addresses", "exact <> ''", "occasion_id");
const words = says(
  "calls",
  `note <> '' or note_lang is not null or photo_id is not null or on_behalf or consent is not null
    or consent_at is not null`,
);
const meeting = says("occasions", "meeting_point <> '' or removed_reason <> '' or removed_by is not null");
const owner = says("occasions", "owner_id is not null");
const reason = says("claims", "release_reason is not null");
const [photos, posts, notices] = [isThere("photos"), isThere("posts"), isThere("notices")];
const [conversations, reports] = [isThere("conversations"), isThere("reports")];
const [sessions, drafts, nudges] = [isThere("sessions"), isThere("drafts"), isThere("nudges")];

const trial = (of: string, days: number, columns: string[], plant: Trial["plant"], still: Look): Trial => ({
  of,
  days,
  columns,
  plant,
  still,
});

const trials: Trial[] = [
  trial("an address", 7, by("occasions.forget", 7), (f, ends) => f.addressed({ ends }), address),
  trial("an address, called off", 7, [], (f, cancelled) => f.addressed({ cancelled }), address),
  trial("words of a call", 90, by("publications.forget"), (f, ends) => f.call({ ends }), words),
  trial("words of a call, called off", 90, [], (f, cancelled) => f.call({ cancelled }), words),
  trial(
    "a photo of a call",
    90,
    ["photos.bytes"],
    async (f, ends) => f.photoOf(await f.call({ ends })),
    photos,
  ),
  trial("a photo nothing shows", 1, [], (f, at) => f.photo(at), photos),
  trial("where to meet", 90, by("occasions.forget", 90), (f, removed) => f.call({ removed }), meeting),
  trial("who asked", 365, by("occasions.forget", 365), (f, ends) => f.call({ ends }), owner),
  trial(
    "why a place was given back",
    90,
    by("waiting.forget"),
    async (f, released_at) => f.claimOn(await f.call({ ends: now }), { released_at }),
    reason,
  ),
  trial(
    "a question about a call",
    90,
    by("questions.forget"),
    async (f, ends) => f.post({ occasion: await f.call({ ends }) }),
    posts,
  ),
  trial("a question to a group", 365, [], (f, at) => f.post({ at }), posts),
  trial("a question taken down", 30, [], (f, removed) => f.post({ removed, at: now }), posts),
  trial("a notice that was read", 90, by("notices.forget"), (f, at) => f.notice(at, at), notices),
  trial("a notice nobody read", 365, [], (f, at) => f.notice(at, null), notices),
  trial("who was asked", 180, by("nudges.forget"), (f, at) => f.nudge(at), nudges),
  trial(
    "what was sent",
    30,
    by("deliveries.forget"),
    (f, at) => f.delivery(at),
    says("deliveries", "true", "notice_id"),
  ),
  trial(
    "a number nobody proved",
    1,
    by("channels.forget"),
    (f, at) => f.phone(at),
    says("phones", "true", "person_id"),
  ),
  trial(
    "a challenge nobody answered",
    1,
    by("passkeys.forget"),
    challenge,
    says("challenges", "true", "session_id"),
  ),
  trial("a link to another device", 1, by("devices.forget"), handover, says("handovers", "true")),
  trial("help from two hosts", 365, by("recoveries.forget"), recovery, says("recoveries", "true")),
  trial("what two wrote", 30, by("conversations.forget"), (f, ends) => f.talk({ ends }), conversations),
  trial("what two wrote, called off", 30, [], (f, cancelled) => f.talk({ cancelled }), conversations),
  trial("a report that was closed", 90, by("reports.forget"), (f, at) => f.report(at, at), reports),
  trial("a report nobody closed", 365, [], (f, at) => f.report(at, null), reports),
  trial("a device", 180, by("people.forget"), (f, at) => f.session(true, after(at, 180)), sessions),
  trial("a visit", 7, [], (f, at) => f.session(false, after(at, 7)), sessions),
  trial("a draft", 7, by("drafts.forget", 7), (f, at) => f.draft(at), drafts),
];

test("every column with a term in days is tried", () => {
  const limited = columns((_, { term }) => term.days !== undefined);
  expect(trials.flatMap(({ columns }) => columns).sort()).toEqual(limited.sort());
});

/** What the night does, in its order. */
async function night(): Promise<void> {
  const tasks = Object.entries(handlers(field.nabo.platform)).flatMap(([task, handler]) =>
    task.endsWith(".forget") && typeof handler === "object" ? [handler] : [],
  );
  const minute = ({ cron }: { cron: string }) => Number(cron.split(" ")[1]) * 60 + Number(cron.split(" ")[0]);
  for (const { run } of tasks.sort((a, b) => minute(a) - minute(b))) await run({});
}

test("what is due is forgotten in one night, and nothing else", async () => {
  const { db } = field;
  const planted: { of: string; young: string; old: string; still: Look }[] = [];
  for (const { of, days, plant, still } of trials) {
    const begins = (extra: number) => new Date(now.getTime() - days * day + extra);
    planted.push({
      of,
      young: await plant(field, begins(hour)),
      old: await plant(field, begins(-hour)),
      still,
    });
  }
  const tied = await field.call({ ends: after(now, -400) });
  await field.claimOn(tied, { tied: true });
  const proven = await field.phone(after(now, -400), now);
  const counted = await counts();
  await night();
  const found: [string, boolean, boolean][] = [];
  for (const { of, young, old, still } of planted)
    found.push([of, await still(db, young), await still(db, old)]);
  expect(found).toEqual(trials.map(({ of }) => [of, true, false]));
  expect(await owner(db, tied)).toBe(true);
  expect(await says("phones", "number <> ''", "person_id")(db, proven)).toBe(true);
  expect(await counts()).toEqual(counted);
});

const counts = async (): Promise<Record<string, number>[]> => {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from occasions) as occasions, (select count(*) from calls) as calls,
      (select count(*) from slots) as slots, (select count(*) from claims) as claims,
      (select count(*) from people) as people`.execute(field.db);
  return rows;
};

test("a task that was given up is forgotten after a month", async () => {
  const { db, nabo } = field;
  await sql`select graphile_worker.add_job('x', '{}', max_attempts => 1) from generate_series(1, 3)`.execute(
    db,
  );
  await sql`
    update graphile_worker._private_jobs set attempts = case when old.n < 3 then 1 else 0 end,
      updated_at = now() - case when old.n = 1 then interval '31 days' else interval '29 days' end
    from (select id, row_number() over (order by id) as n from graphile_worker._private_jobs) old
    where old.id = _private_jobs.id`.execute(db);
  await forgetFailed(nabo.platform.pool);
  const { rows } = await sql`select from graphile_worker._private_jobs`.execute(db);
  expect(rows).toHaveLength(2);
});
