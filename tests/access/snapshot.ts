// The database as it was: whether a request changed anything, and how to put everything back.
import type pg from "pg";

export interface Snapshot {
  /** A mark of each table's rows. Sessions of nobody in particular are left out: any visit may open one. */
  marks(): Promise<Record<string, string>>;
  /** Names of tables that are not as they were. */
  changed(): Promise<string[]>;
  /** Puts every row back as it was. */
  restore(): Promise<void>;
  /** From now on it is as it is now. */
  renew(): Promise<void>;
}

const queue = "graphile_worker._private_jobs";
/** To look whether something changed changes nothing. */
const looking = "^occasions.changed ";

/** Tables so that each stands after those it refers to. */
async function tablesInOrder(pool: pg.Pool): Promise<string[]> {
  const { rows: all } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename !~ '^(_|migrations|schema_)'`,
  );
  const { rows: references } = await pool.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
     where contype = 'f' and conrelid <> confrelid and connamespace = 'public'::regnamespace`,
  );
  const left = new Set(all.map(({ name }) => name));
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter(
      (name) => !references.some(({ from, to }) => from === name && left.has(to)),
    );
    if (free.length === 0) throw new Error(`tables refer to each other in a ring: ${[...left].join(", ")}`);
    for (const name of free.sort()) {
      order.push(name);
      left.delete(name);
    }
  }
  return order;
}

export async function takeSnapshot(pool: pg.Pool): Promise<Snapshot> {
  const tables = await tablesInOrder(pool);
  const rows = (name: string) =>
    name === "sessions" ? "(select * from sessions where person_id is not null)" : name;
  const mark = (name: string, from: string) =>
    `select '${name}' as name, md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as mark from ${from} t`;
  const question = [
    ...tables.map((name) => mark(name, rows(name))),
    mark(
      "tasks",
      `(select task_id, payload::text, key from ${queue} where key is null or key !~ '${looking}')`,
    ),
  ].join(" union all ");

  const keep = [
    `delete from ${queue}`,
    "drop schema if exists before cascade",
    "create schema before",
    ...tables.map((name) => `create table before.${name} as table ${name}`),
  ].join("; ");
  await pool.query(keep);
  const back = [
    ...tables.toReversed().map((name) => `delete from ${name}`),
    ...tables.map((name) => `insert into ${name} select * from before.${name}`),
    `delete from ${queue}`,
  ].join("; ");

  const marks = async () => {
    const { rows: found } = await pool.query<{ name: string; mark: string }>(question);
    return Object.fromEntries(found.map(({ name, mark }) => [name, mark]));
  };
  let first = await marks();
  return {
    marks,
    async changed() {
      const now = await marks();
      return Object.keys(first).filter((name) => first[name] !== now[name]);
    },
    async restore() {
      await pool.query(back);
    },
    async renew() {
      await pool.query(keep);
      first = await marks();
    },
  };
}
