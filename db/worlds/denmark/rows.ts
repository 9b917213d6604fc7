// Rows on their way into the database, many at a time.
import { type Insertable, sql } from "kysely";
import type { DB, Queryable } from "../../../src/platform/db.ts";

export type Table = keyof DB & string;
export type Row<T extends Table> = Insertable<DB[T]>;

/**
 * Inserts all rows in one statement: they travel as one JSON document, which PostgreSQL takes apart. Every row has the
 * same columns as the first.
 */
export async function insertRows<T extends Table>(
  db: Queryable,
  table: T,
  rows: readonly Row<T>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
    db,
  );
}
