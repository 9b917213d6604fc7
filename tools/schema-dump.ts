// The database as one readable SQL file, for people to read and for reviews to compare.
import type { Catalog, Column, Table } from "./schema-catalog.ts";

/** db/schema.sql. */
export function dump({ extensions, functions, tables }: Catalog): string {
  const parts = [
    "-- What all of db/migrations make together. Generated: bin/check --mend",
    ...extensions.map((name) => `create extension ${name};`),
    ...functions.map((text) => `${text.trim()};`),
    ...tables.map(table),
  ];
  return `${parts.join("\n\n")}\n`;
}

function table({ name, columns, constraints, indexes, triggers }: Table): string {
  const inside = [
    ...columns.map(column),
    ...constraints.map((constraint) => `constraint ${constraint.name} ${constraint.definition}`),
  ];
  return [
    `create table ${name} (\n  ${inside.join(",\n  ")}\n);`,
    ...indexes.map(
      (text) => `${text.replace(" public.", " ").replace("CREATE", "create").replace("INDEX", "index")};`,
    ),
    ...triggers.map((text) => `${text};`),
  ].join("\n");
}

function column({ name, type, required, default: value, generated }: Column): string {
  const filled =
    value === null ? "" : generated ? ` generated always as (${value}) stored` : ` default ${value}`;
  return `${name} ${type}${required ? " not null" : ""}${filled}`;
}
