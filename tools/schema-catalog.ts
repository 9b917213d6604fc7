// The shape of a database as plain data, in an order that is the same on every machine and version of PostgreSQL.
import type pg from "pg";

export interface Column {
  name: string;
  type: string;
  required: boolean;
  default: string | null;
  /** Written by the database alone. */
  generated: boolean;
}

export interface Table {
  name: string;
  columns: Column[];
  constraints: { name: string; definition: string }[];
  indexes: string[];
  triggers: string[];
}

export interface Catalog {
  extensions: string[];
  functions: string[];
  tables: Table[];
}

const names = async (client: pg.ClientBase, sql: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<{ text: string }>(sql, values)).rows.map((row) => row.text);

/** Reads the `public` schema, leaving out what extensions brought and the list of migrations. */
export async function readCatalog(client: pg.ClientBase): Promise<Catalog> {
  const extensions = await names(
    client,
    "select extname as text from pg_extension where extname <> 'plpgsql' order by 1",
  );
  const functions = await names(
    client,
    `select pg_get_functiondef(p.oid) as text from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     order by p.proname collate "C", 1`,
  );
  const tables = await names(
    client,
    `select relname as text from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'
     order by relname collate "C"`,
  );
  const read: Table[] = [];
  for (const name of tables) read.push(await readTable(client, name));
  return { extensions, functions, tables: read };
}

async function readTable(client: pg.ClientBase, name: string): Promise<Table> {
  const columns = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
       pg_get_expr(d.adbin, d.adrelid) as default, a.attgenerated <> '' or a.attidentity = 'a' as generated
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [name],
  );
  // From version 18 on, "not null" is listed among the constraints too; the column already says it.
  const constraints = await client.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = $1::regclass and contype <> 'n'
     order by array_position(array['p', 'u', 'f', 'c', 'x'], contype::text), conname collate "C"`,
    [name],
  );
  const indexes = await names(
    client,
    `select pg_get_indexdef(i.indexrelid) as text from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = $1::regclass and not exists (select from pg_constraint where conindid = i.indexrelid and conrelid = i.indrelid)
     order by c.relname collate "C"`,
    [name],
  );
  const triggers = await names(
    client,
    `select pg_get_triggerdef(oid) as text from pg_trigger where tgrelid = $1::regclass and not tgisinternal
     order by tgname collate "C"`,
    [name],
  );
  return { name, columns: columns.rows, constraints: constraints.rows, indexes, triggers };
}
