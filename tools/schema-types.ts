// The database as types for Kysely: what a row holds, and what may be left out when one is made.
import type { Catalog, Column, Table } from "./schema-catalog.ts";

const types: Record<string, string> = {
  uuid: "string",
  text: "string",
  boolean: "boolean",
  smallint: "number",
  integer: "number",
  bigint: "number",
  real: "number",
  "double precision": "number",
  numeric: "string",
  "timestamp with time zone": "Date",
  "timestamp without time zone": "string",
  date: "string",
  interval: "string",
  tstzrange: "string",
  bytea: "Buffer",
  jsonb: "Record<string, unknown>",
  inet: "string",
};

/** src/platform/schema.ts. */
export function rowTypes({ tables }: Catalog): string {
  const bodies = tables.map(tableType);
  const head = [
    "// The rows of every table, as the database has them. Generated: bin/check --mend",
    bodies.some((body) => body.includes("GeneratedAlways<"))
      ? 'import type { Generated, GeneratedAlways } from "kysely";'
      : 'import type { Generated } from "kysely";',
  ];
  const all = tables.map(({ name }) => `  ${name}: ${typeName(name)};`);
  return `${head.join("\n")}\n\n${bodies.join("\n\n")}\n\nexport interface DB {\n${all.join("\n")}\n}\n`;
}

function typeName(table: string): string {
  return `${table.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}Table`;
}

function tableType(table: Table): string {
  const lines = table.columns.map((column) => `  ${column.name}: ${columnType(column, table)};`);
  return `export interface ${typeName(table.name)} {\n${lines.join("\n")}\n}`;
}

function columnType(column: Column, table: Table): string {
  const array = column.type.endsWith("[]");
  const base = types[column.type.replace("[]", "")];
  if (!base)
    throw new Error(
      `${table.name}.${column.name}: tools/schema-types.ts does not know the type ${column.type}`,
    );
  const one = choices(column, table) ?? base;
  const value = `${array ? `${one}[]` : one}${column.required ? "" : " | null"}`;
  if (column.generated) return `GeneratedAlways<${value}>`;
  return column.default === null ? value : `Generated<${value}>`;
}

/** A check such as "kind in ('city', 'shop')" is told to the compiler as well. */
function choices(column: Column, table: Table): string | null {
  const pattern = new RegExp(`^CHECK \\(\\(${column.name} = ANY \\(ARRAY\\[([^\\]]+)\\]\\)\\)\\)$`);
  for (const { definition } of table.constraints) {
    const listed = pattern.exec(definition)?.[1];
    if (listed)
      return listed
        .split(", ")
        .map((entry) => JSON.stringify(entry.replace(/^'|'::text$/g, "")))
        .join(" | ");
    const single = new RegExp(`^CHECK \\(\\(${column.name} = '([^']+)'::text\\)\\)$`).exec(definition)?.[1];
    if (single) return JSON.stringify(single);
  }
  return null;
}
