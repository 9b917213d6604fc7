// Whether somebody changed what is not theirs: rows that were there before, of others, outside groups they look after.
import type pg from "pg";

/** What is somebody's own, and columns that change for everybody's sake: places taken, members counted. */
const foreign: Record<string, { of: string; but?: string[] }> = {
  addresses: { of: "occasion_id in (select id from others)" },
  // What is looked at again, and when, changes with everybody's answer.
  askings: {
    of: "occasion_id in (select id from others)",
    but: ["next_at", "waves", "widened_at", "stuck", "escalated_at", "alarmed_at"],
  },
  attention: { of: "person_id <> $1" },
  // Somebody who leaves for good is blocked by nobody.
  blocks: { of: "person_id <> $1 and blocked_id in (select id from public.people)" },
  calls: { of: "id in (select id from others)" },
  challenges: { of: "session_id <> $2" },
  claims: {
    of: `person_id <> $1 and occasion_id in (select id from others)
      and occasion_id not in (select occasion_id from before.claims where person_id = $1)`,
  },
  // Whoever writes moves it on.
  conversations: {
    of: "one_id is distinct from $1 and other_id is distinct from $1",
    but: ["last_number"],
  },
  deliveries: { of: "true" },
  devices: { of: "person_id <> $1" },
  drafts: { of: "person_id is distinct from $1 and session_id <> $2" },
  // Every answer adds to what is known of a group.
  experience: { of: "false" },
  groups: { of: "id not in (select group_id from hosted)", but: ["member_count"] },
  habits: { of: "person_id <> $1" },
  handovers: { of: "person_id <> $1" },
  instance: { of: "true", but: ["first_host_hash"] },
  listeners: { of: "person_id <> $1" },
  memberships: { of: "person_id <> $1 and group_id not in (select group_id from hosted)" },
  messages: { of: "author_id <> $1" },
  mutes: { of: "person_id <> $1" },
  notices: { of: "person_id <> $1" },
  nudges: { of: "person_id <> $1" },
  occasions: { of: "id in (select id from others)" },
  openings: {
    of: `asked_by is distinct from $1 and approved_by is distinct from $1
      and group_id not in (select group_id from hosted)`,
  },
  organisations: { of: "true" },
  passkeys: { of: "person_id <> $1" },
  people: { of: "id <> $1" },
  photos: {
    of: `id in (select photo_id from before.calls where id in (select id from others))
      or id in (select photo_id from before.drafts where person_id is distinct from $1 and session_id <> $2)`,
  },
  phones: { of: "person_id <> $1" },
  // With somebody's question go the answers to it.
  posts: {
    of: `author_id <> $1 and group_id not in (select group_id from hosted)
      and (question_id is null or question_id not in (select id from before.posts where author_id = $1))`,
  },
  reach: { of: "person_id <> $1" },
  // With a host who leaves for good goes their name under the help they gave.
  recoveries: {
    of: `person_id <> $1 and group_id not in (select group_id from hosted)
      and begun_by is distinct from $1 and confirmed_by is distinct from $1`,
  },
  readings: { of: "person_id <> $1" },
  reported_texts: {
    of: `author_id is distinct from $1 and report_id not in (
      select id from before.reports where reporter_id = $1 or group_id in (select group_id from hosted))`,
  },
  reports: { of: "reporter_id is distinct from $1 and group_id not in (select group_id from hosted)" },
  sessions: { of: "person_id <> $1" },
  slots: { of: "occasion_id in (select id from others)", but: ["taken"] },
};

const nobody = "00000000-0000-7000-8000-000000000000";

const questions = new WeakMap<pg.Pool, Promise<string>>();

/** One statement for all tables; which columns they have is asked once. */
async function questionFor(pool: pg.Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(quote_ident(column_name) order by ordinal_position) as columns
     from information_schema.columns where table_schema = 'before' group by 1`,
  );
  const parts = tables.map(({ name, columns }) => {
    const rule = foreign[name];
    if (!rule) throw new Error(`tests/access/trespass.ts does not say whose the rows of ${name} are`);
    const kept = columns.filter((column) => !rule.but?.includes(column)).join(", ");
    return `select '${name}' as name where exists (
      select ${kept} from before.${name} where ${rule.of} except all select ${kept} from public.${name})`;
  });
  return `with hosted as (select group_id from before.memberships where person_id = $1 and role = 'host'),
    others as (select id from before.occasions where owner_id is distinct from $1
      and group_id not in (select group_id from hosted)), mine as (select $1::uuid, $2::uuid)
    ${parts.join(" union all ")}`;
}

/** @returns the tables in which a row of somebody else is not as it was */
export async function trespasses(
  pool: pg.Pool,
  { personId = nobody, sessionId = nobody }: { personId?: string; sessionId?: string },
): Promise<string[]> {
  const question = questions.get(pool) ?? questionFor(pool);
  questions.set(pool, question);
  const { rows } = await pool.query<{ name: string }>(await question, [personId, sessionId]);
  return rows.map(({ name }) => name);
}
